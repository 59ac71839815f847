import { documentOf, isPdf } from '#core/imaging/document.ts';
import type { Instance } from '#core/imaging/instance.ts';
import { failed, success, type Failure, type Result } from '#core/result.ts';
import type { Workstation } from '#actions/workstation.ts';

const START = 1024;

const refused = (code: string, message: string) => failed<Failure>({ code, message, tag: '(0042,0011)' });

/**
 * The PDF inside an object, for the browser's own viewer in a page of its own: nothing of it runs in this one. Fails with
 * DOC_E_NONE, DOC_E_TYPE (another kind of document, or content that is no PDF) or DOC_E_FILE when the file is not at hand.
 */
export async function readDocument(
  { volumes }: Pick<Workstation, 'volumes'>,
  instance: Instance,
): Promise<Result<Blob, Failure>> {
  const document = documentOf(instance);
  if (!document) return refused('DOC_E_NONE', 'The object holds no document.');
  const { mimeType, content } = document;
  if (mimeType !== 'application/pdf') {
    return refused('DOC_E_TYPE', `Documents of the type "${mimeType}" are not opened here. Only PDF is.`);
  }
  const file = volumes.getState().blobs.get(instance.file.digest);
  if (!(content instanceof Uint8Array) && !file) {
    return refused('DOC_E_FILE', 'The file of this document is not at hand. Open the study again from disk.');
  }
  const part =
    content instanceof Uint8Array
      ? new Blob([content.slice()])
      : (file ?? new Blob()).slice(content.offset, content.offset + content.length);
  const start = new Uint8Array(await part.slice(0, START).arrayBuffer());
  if (!isPdf(start)) return refused('DOC_E_TYPE', 'The document says it is a PDF and is none: it is not opened.');
  return success(new Blob([part], { type: 'application/pdf' }));
}
