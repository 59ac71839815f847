// One module for every compiled loop: each file holds one job and is exported here.
export { adc } from './adc';
export { heapBase } from './memory';
export { sha256Blocks } from './sha256';
export { sphereMeans } from './sphereMeans';
export { summarise } from './summarise';
