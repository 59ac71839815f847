import type { Act, LedgerEntry } from '#core/ledger/entry.ts';
import type { Measurement } from '#core/measurements/measurement.ts';
import type { Protocol } from '#core/protocol/cutoff.ts';
import type { Region } from '#core/regions/region.ts';

/** An entry in words for the trail: what was done, to what, and what it was before and after. */
export interface EntryDescription {
  readonly act: string;
  readonly subject: string;
  readonly before: string;
  readonly after: string;
}

export function describeEntry({ act, via }: LedgerEntry): EntryDescription {
  const described = describeAct(act);
  return via ? { ...described, act: `${via === 'undo' ? 'Undo' : 'Redo'}: ${described.act.toLowerCase()}` } : described;
}

const plain = (act: string, subject = '', after = ''): EntryDescription => ({ act, subject, before: '', after });

function describeAct(act: Act): EntryDescription {
  switch (act.kind) {
    case 'session-opened':
      return plain('Session opened', '', act.software);
    case 'study-imported':
      return plain('Study opened', act.patientId, `${act.files} files received, ${act.withheld} withheld`);
    case 'region-added':
      return plain('Region added', act.region.name, describeRegion(act.region));
    case 'region-changed':
      return { act: 'Region changed', subject: act.after.name, ...changeOf(act.before, act.after) };
    case 'region-removed':
      return { act: 'Region removed', subject: act.region.name, before: describeRegion(act.region), after: '' };
    case 'measured':
      return plain(
        'Measured',
        act.measurements[0]?.regionName ?? '',
        act.measurements.map(describeMeasurement).join('; '),
      );
    case 'protocol-changed':
      return {
        act: 'Cut-offs changed',
        subject: act.reason,
        before: describeProtocol(act.before),
        after: describeProtocol(act.after),
      };
    case 'map-created':
      return plain('ADC map created', act.seriesUid, act.settings);
    case 'exported':
      return plain('Exported', act.format, `SHA-256 ${act.digest.slice(0, 12)}…`);
    case 'files-kept':
      return plain('Files kept in this browser', act.studyUid);
    case 'files-deleted':
      return plain('Kept files deleted', act.studyUid);
    case 'verified':
      return plain('Ledger verified', `${act.entries} entries`, act.intact ? 'intact' : 'broken');
  }
}

const SHAPES: Readonly<Record<Region['shape']['kind'], string>> = {
  point: 'probe', length: 'length', bidirectional: 'two axes', ellipse: 'ellipse', rectangle: 'rectangle',
  freehand: 'freehand', spline: 'spline', sphere: 'sphere', box: 'box', contours: 'contours', threshold: 'threshold VOI',
  whole: 'whole volume',
}; // prettier-ignore

function describeRegion({ shape, role, organ, node }: Region): string {
  const parts = [SHAPES[shape.kind], role === 'none' ? '' : role, organ, node ? 'node' : ''];
  return parts.filter((part) => part !== '').join(', ');
}

/** Only what differs: "organ liver → lung", "shape moved". */
function changeOf(before: Region, after: Region): { before: string; after: string } {
  const differing = (['name', 'role', 'organ', 'node'] as const).filter((key) => before[key] !== after[key]);
  const words = (region: Region) => differing.map((key) => `${key} ${String(region[key]) || '–'}`);
  const moved = JSON.stringify(before.shape) !== JSON.stringify(after.shape);
  return {
    before: [...words(before), ...(moved ? [`${SHAPES[before.shape.kind]} ${extent(before)}`] : [])].join(', '),
    after: [...words(after), ...(moved ? [`${SHAPES[after.shape.kind]} ${extent(after)}`] : [])].join(', '),
  };
}

/** Enough of a shape to see what moved. */
function extent({ shape }: Region): string {
  if (shape.kind === 'sphere') return `r ${shape.radius.toFixed(1)} mm at ${position(shape.centre)}`;
  if (shape.kind === 'threshold') return `r ${shape.within.radius.toFixed(1)} mm at ${position(shape.within.centre)}`;
  if (shape.kind === 'ellipse') return `at ${position(shape.centre)}`;
  if (shape.kind === 'point') return `at ${position(shape.at)}`;
  return '';
}

const position = (world: readonly number[]) => `(${world.map((mm) => mm.toFixed(1)).join(', ')})`;

function describeMeasurement({ quantity, values, unit, failure }: Measurement): string {
  if (failure) return `${quantity}: ${failure.code}`;
  const shown = values.find(({ statistic }) => ['max', 'mean', 'longAxis', 'length', 'value'].includes(statistic));
  return shown
    ? `${quantity} ${shown.statistic} ${Number(shown.value.toPrecision(5))} ${shown.unit}`
    : `${quantity} ${unit}`;
}

const describeProtocol = (protocol: Protocol | null) =>
  protocol ? `${protocol.name} v${protocol.version}, ${protocol.cutoffs.length} cut-offs` : '';
