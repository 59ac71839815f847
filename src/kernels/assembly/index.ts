// One module for every compiled loop: each file holds one job and is exported here.
export { heapBase } from './memory';
export { summarise } from './summarise';
export { adc } from './adc';
