import type { ArchiveFailure } from '#core/archive/archive.ts';
import type { DataElement, DataSet } from '#core/imaging/dataset.ts';
import { failed, success, type Result } from '#core/result.ts';
import { malformedAnswer } from '#remote/archiveFailure.ts';

/** Deeper sequences than any object of the standard has; a reader must not be run out of stack. */
const MAX_DEPTH = 32;

class NotDicomJson extends Error {}

/**
 * Data sets of a DICOM JSON answer (PS3.18 Annex F) in the form of `core/imaging/dataset.ts`: person names as their
 * alphabetic group, DS and IS as text however they were sent, NaN and infinities of FL and FD as numbers, InlineBinary
 * as bytes. A value behind a BulkDataURI is left out as a long value of a file is: it arrives with the instance.
 */
export function dataSetsOf(body: Uint8Array): Result<readonly DataSet[], ArchiveFailure> {
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    if (!Array.isArray(json)) throw new NotDicomJson('it is not a list');
    return success(json.map((item: unknown) => dataSetOf(item, 0)));
  } catch (error) {
    return failed(malformedAnswer(error instanceof NotDicomJson ? error.message : 'it is not JSON'));
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function dataSetOf(json: unknown, depth: number): DataSet {
  if (!isRecord(json)) throw new NotDicomJson('a data set is not an object');
  if (depth > MAX_DEPTH) throw new NotDicomJson('its sequences are too deep');
  const elements: Record<string, DataElement> = {};
  for (const [tag, element] of Object.entries(json)) {
    if (!/^[0-9a-f]{8}$/i.test(tag)) throw new NotDicomJson('an element has no tag');
    elements[tag.toUpperCase()] = elementOf(tag, element, depth);
  }
  return elements;
}

function elementOf(tag: string, json: unknown, depth: number): DataElement {
  if (!isRecord(json) || typeof json.vr !== 'string' || !/^[A-Z]{2}$/.test(json.vr)) {
    throw new NotDicomJson(`element ${tag} has no VR`);
  }
  const { vr, Value: values, InlineBinary: binary } = json;
  if (binary !== undefined) return { vr, bytes: bytesOf(tag, binary) };
  if (values === undefined) return { vr };
  if (!Array.isArray(values)) throw new NotDicomJson(`the value of ${tag} is not a list`);
  return { vr, Value: values.map((value: unknown) => valueOf(vr, value, depth)) };
}

function bytesOf(tag: string, binary: unknown): Uint8Array {
  if (typeof binary !== 'string') throw new NotDicomJson(`the binary of ${tag} is not text`);
  try {
    return Uint8Array.from(atob(binary), (letter) => letter.charCodeAt(0));
  } catch {
    throw new NotDicomJson(`the binary of ${tag} is not base64`);
  }
}

/** VRs whose values are numbers in a file; the others are text, also when the archive sends a JSON number. */
const BINARY = new Set(['FL', 'FD', 'SL', 'SS', 'SV', 'UL', 'US', 'UV']);

function valueOf(vr: string, value: unknown, depth: number): string | number | DataSet {
  // An empty value among several is null (section F.2.5); an empty item is an object without elements.
  if (value === null) return vr === 'SQ' ? {} : '';
  if (vr === 'SQ') return dataSetOf(value, depth + 1);
  if (vr === 'PN') return personName(value);
  if (typeof value === 'number') return BINARY.has(vr) ? value : String(value);
  if (typeof value !== 'string') throw new NotDicomJson(`a value of VR ${vr} is neither text nor number`);
  return BINARY.has(vr) ? numberOf(vr, value) : value.trim();
}

/** 64-bit integers, and NaN and infinities of FL and FD, may be written as text. */
function numberOf(vr: string, value: string): number {
  const word = value.trim().toLowerCase();
  if (word === 'nan') return NaN;
  const infinite = /^([+-]?)inf(inity)?$/.exec(word);
  if (infinite) return infinite[1] === '-' ? -Infinity : Infinity;
  const number = Number(word);
  if (word === '' || Number.isNaN(number)) throw new NotDicomJson(`a value of VR ${vr} is not a number`);
  return number;
}

function personName(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  if (!isRecord(value)) throw new NotDicomJson('a person name is not an object');
  return typeof value.Alphabetic === 'string' ? value.Alphabetic.trim() : '';
}
