import { describe, expect, it } from 'vitest';
import { documentOf } from '#core/imaging/document.ts';
import { readDocument } from '#actions/studies/readDocument.ts';
import { createVolumes } from '#stores/volumes.ts';
import { dicomFile, latin, type Elements } from '../../builders/dicom.ts';
import { importBytes, sha256 } from '../../builders/files.ts';

const pdf = (content: Uint8Array, change: Elements = {}): Uint8Array =>
  dicomFile({
    '00080016': ['UI', '1.2.840.10008.5.1.4.1.1.104.1'],
    '00080018': ['UI', '1.2.3.4'],
    '00080060': ['CS', 'DOC'],
    '0020000D': ['UI', '1.2.3'],
    '0020000E': ['UI', '1.2.3.3'],
    '00420010': ['ST', 'Report'],
    '00420011': ['OB', content],
    '00420012': ['LO', 'application/pdf'],
    ...change,
  });

async function opened(file: Uint8Array, { atHand = true } = {}) {
  const { instances, manifest } = await importBytes(file);
  const [instance] = instances;
  if (!instance) throw new Error('not read');
  const volumes = createVolumes();
  if (atHand) volumes.getState().addBlobs(new Map([[sha256(file), new Blob([file.slice()])]]));
  return { document: documentOf(instance), result: await readDocument({ volumes }, instance), manifest };
}

describe('an encapsulated PDF', () => {
  it('is a series without images, and opens as the bytes it was stored with', async () => {
    const content = latin('%PDF-1.4 small document\n');
    const { document, result, manifest } = await opened(pdf(content));
    expect(manifest.studies[0]?.series[0]).toMatchObject({ modality: 'DOC', stacks: [] });
    expect(document).toMatchObject({ title: 'Report', mimeType: 'application/pdf' });
    expect(result.ok && result.value.type).toBe('application/pdf');
    expect(result.ok && (await result.value.text())).toBe('%PDF-1.4 small document\n');
  });

  it('of more than 1 MiB is read from the file when asked', async () => {
    const content = new Uint8Array(2 ** 20 + 10).fill(65);
    content.set(latin('%PDF-1.7'));
    const file = pdf(content);
    const { document, result } = await opened(file);
    expect(document?.content).toMatchObject({ length: 2 ** 20 + 10 });
    expect(result.ok && sha256(new Uint8Array(await result.value.arrayBuffer()))).toBe(sha256(content));
    const away = await opened(file, { atHand: false });
    expect(away.result).toMatchObject({ ok: false, failure: { code: 'DOC_E_FILE' } });
  });

  it.each([
    ['a page that says it is a PDF', pdf(latin('<html><script>1</script>')), 'DOC_E_TYPE'],
    ['another kind of document', pdf(latin('<ClinicalDocument/>'), { '00420012': ['LO', 'text/XML'] }), 'DOC_E_TYPE'],
    ['no type', pdf(latin('%PDF-1.4'), { '00420012': ['LO', ''] }), 'DOC_E_TYPE'],
    ['no content', pdf(new Uint8Array()), 'DOC_E_NONE'],
  ])('%s is not opened', async (_, file, code) => {
    expect((await opened(file)).result).toMatchObject({ ok: false, failure: { code } });
  });
});
