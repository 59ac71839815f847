import { expose } from 'comlink';
import { createCodecs } from '#dicom/codecs/codecs.ts';
import { wasmByUrl } from '#dicom/codecs/wasmByUrl.ts';
import { decodeTask } from './decodeTask.ts';

const decoding = { decode: decodeTask(createCodecs(wasmByUrl)) };
export type DecodingWorker = typeof decoding;
expose(decoding);
