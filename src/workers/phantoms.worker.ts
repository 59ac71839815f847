import { expose, transfer } from 'comlink';
import { SAMPLES } from '#phantoms/samples.ts';

const phantoms = {
  /** The files of one step of a sample; their buffers move to the caller. */
  make: (id: string, step: number) => {
    const files = SAMPLES.find((sample) => sample.id === id)?.steps[step]?.() ?? [];
    return transfer(
      files,
      files.map(({ bytes }) => bytes.buffer),
    );
  },
};
export type PhantomsWorker = typeof phantoms;
expose(phantoms);
