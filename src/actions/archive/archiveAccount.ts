import type { MissingPart } from '#core/archive/archive.ts';
import type { Manifest, WithheldFile } from '#core/imaging/manifest.ts';
import type { Series } from '#core/imaging/series.ts';
import { failed } from '#core/result.ts';
import type { Arrived } from '#stores/archive.ts';

const REMEDY = 'Fetch the study from the archive again: what is here already is not asked for again.';

/**
 * The account of files from an archive: what was asked for and did not come is withheld by name, and a series that is
 * not whole gives no volume. Its images can be read one by one; nothing is measured over a gap that nobody sees.
 */
export function archiveAccount(manifest: Manifest, { asked, missing }: Omit<Arrived, 'files'>): Manifest {
  const shown = new Set(
    manifest.studies.flatMap(({ series }) =>
      series.flatMap(({ instances }) => instances.map((instance) => instance.sopInstanceUid)),
    ),
  );
  const absent = asked.filter(({ sopInstanceUid }) => !shown.has(sopInstanceUid));
  const named = new Set([...missing.map(({ name }) => name), ...manifest.withheld.map(({ file }) => file)]);
  const others = absent.filter(({ name }) => !named.has(name)).map(({ name }) => otherObject(name));
  const withheld = [...missing.map(missingFile), ...others];
  const incomplete = new Set([...absent, ...missing].map(({ seriesUid }) => seriesUid));
  return {
    received: manifest.received + withheld.length,
    shown: manifest.shown,
    withheld: [...manifest.withheld, ...withheld],
    studies: manifest.studies.map((study) => ({
      ...study,
      series: study.series.map((series) => (incomplete.has(series.seriesUid) ? withoutVolume(series) : series)),
    })),
  };
}

const missingFile = ({ name, failure }: MissingPart): WithheldFile => ({
  file: name,
  code: failure.code,
  message: failure.message,
  remedy: REMEDY,
});

const otherObject = (name: string): WithheldFile => ({
  file: name,
  code: 'INT_E_OTHER_OBJECT',
  message: 'The archive sent another object than the one asked for.',
  remedy: REMEDY,
});

const INCOMPLETE = {
  code: 'INT_E_INCOMPLETE',
  message: `Images of this series did not arrive from the archive, so no volume is built from the others. ${REMEDY}`,
};

const withoutVolume = (series: Series): Series => ({
  ...series,
  warnings: [...series.warnings, { ...INCOMPLETE, code: 'INT_W_INCOMPLETE' }],
  stacks: series.stacks.map((stack) => ({ ...stack, grid: failed(INCOMPLETE) })),
});
