import { expose } from 'comlink';
import { readBatch } from './importBatch.ts';

const importing = { readBatch };
export type ImportingWorker = typeof importing;
expose(importing);
