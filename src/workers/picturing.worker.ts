import { expose } from 'comlink';
import { createCodecs } from '#dicom/codecs/codecs.ts';
import { wasmByUrl } from '#dicom/codecs/wasmByUrl.ts';
import { pictureOf, type PictureTask } from './pictureTask.ts';

const codecs = createCodecs(wasmByUrl);

const picturing = {
  /** The picture as WebP; undefined where the frame cannot be decoded. */
  picture: async (task: PictureTask): Promise<Blob | undefined> => {
    const made = await pictureOf(task, codecs);
    if (!made) return undefined;
    const canvas = new OffscreenCanvas(made.size, made.size);
    canvas.getContext('2d')?.putImageData(new ImageData(made.pixels, made.size, made.size), 0, 0);
    return canvas.convertToBlob({ type: 'image/webp', quality: 0.85 });
  },
};
export type PicturingWorker = typeof picturing;
expose(picturing);
