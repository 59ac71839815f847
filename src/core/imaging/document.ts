import { text } from '#core/imaging/dataset.ts';
import type { Instance } from '#core/imaging/instance.ts';

/** A document inside a DICOM object (PS3.3 A.45.1): its content is in the header, or left in the file where it is long. */
export interface EncapsulatedDocument {
  /** As the object names it; untrusted text. */
  readonly title: string;
  readonly mimeType: string;
  readonly content: Uint8Array | { readonly offset: number; readonly length: number };
}

/** The Encapsulated Document (0042,0011) of an object; undefined where there is none. */
export function documentOf({ dataSet }: Instance): EncapsulatedDocument | undefined {
  const element = dataSet['00420011'];
  const content = element?.bytes ?? element?.inFile;
  if (!content) return undefined;
  return {
    title: text(dataSet, '00420010') ?? text(dataSet, '0008103E') ?? 'Document',
    mimeType: (text(dataSet, '00420012') ?? '').toLowerCase(),
    content,
  };
}

/** PDF allows some bytes before its header (ISO 32000-1, Annex H.3.4.1). */
const HEADER_WITHIN = 1024;

/** Whether a content really begins as a PDF, whatever its MIME type says. */
export function isPdf(start: Uint8Array): boolean {
  const letters = String.fromCharCode(...start.subarray(0, HEADER_WITHIN));
  return letters.includes('%PDF-');
}
