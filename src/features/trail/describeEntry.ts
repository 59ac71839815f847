import { handMillimetres, type HandCalibration } from '#core/calibration/ultrasound/handCalibration.ts';
import { OVERRIDE_FIELDS, type SuvOverrides } from '#core/calibration/suv/overrides.ts';
import type { Act, LedgerEntry } from '#core/ledger/entry.ts';
import { headline } from '#core/measurements/select.ts';
import type { MeasuredValue, Measurement } from '#core/measurements/measurement.ts';
import type { Protocol } from '#core/protocol/cutoff.ts';
import type { Region, RegionShape } from '#core/regions/region.ts';
import { lesionStateWords } from '#ui/lesionStateWords.ts';
import { measureName, QUANTITY_NAMES } from '#ui/measureNames.ts';
import { overrideWords } from '#ui/overrideWords.ts';
import { registrationWords as describeRegistration } from '#ui/registrationWords.ts';
import { shownPosition } from '#ui/shownPosition.ts';
import { shownQuantity } from '#ui/shownQuantity.ts';
import { shapeName } from './shapeName.ts';

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
      return plain(
        act.archive === undefined ? 'Study opened' : `Study fetched from ${act.archive}`,
        act.patientId,
        `${act.files} files received, ${act.withheld} withheld`,
      );
    case 'region-added':
      return plain('Region added', act.region.name, describeRegion(act.region));
    case 'region-changed':
      return { act: 'Region changed', subject: act.after.name, ...changeOf(act.before, act.after) };
    case 'region-removed':
      return { act: 'Region removed', subject: act.region.name, before: describeRegion(act.region), after: '' };
    case 'lesion-stated':
      return {
        act: 'Target stated',
        subject: act.lesion,
        before: act.before ? lesionStateWords(act.before, unnamed) : '',
        after: act.after ? lesionStateWords(act.after, unnamed) : 'nothing said',
      };
    case 'measured':
      return plain(
        'Measured',
        act.measurements[0]?.regionName ?? '',
        act.measurements.map(describeMeasurement).join('; '),
      );
    case 'protocol-changed':
      return {
        // Nobody edited anything when the first session of a browser took what is shipped.
        act: act.before === null ? 'Shipped cut-offs taken' : 'Cut-offs changed',
        subject: act.reason,
        before: describeProtocol(act.before),
        after: describeProtocol(act.after),
      };
    case 'map-created':
      return plain('ADC map created', act.seriesUid, describeFit(act.settings));
    case 'suv-overridden':
      return {
        act: 'PET header replaced',
        subject: act.reason,
        before: describeOverrides(act.before),
        after: describeOverrides(act.after),
      };
    case 'image-calibrated':
      return {
        act: act.after ? 'Image calibrated on a ruler' : 'Calibration by hand removed',
        subject: act.reason,
        before: describeHand(act.before),
        after: describeHand(act.after),
      };
    case 'spaces-registered':
      return plain('Studies registered', act.registration.method, describeRegistration(act.registration));
    case 'registration-withdrawn':
      return {
        act: 'Registration withdrawn',
        subject: act.registration.method,
        before: describeRegistration(act.registration),
        after: '',
      };
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

/** An entry stands alone: regions may have other names by now. */
const unnamed = () => undefined;

/** What a reader entered, or that the header holds. */
function describeOverrides(overrides: SuvOverrides | null): string {
  const parts = OVERRIDE_FIELDS.flatMap((field) => overrideWords(overrides ?? {}, field) ?? []);
  return parts.length > 0 ? parts.join(', ') : 'as the file states';
}

const describeHand = (calibration: HandCalibration | null): string =>
  calibration
    ? `${calibration.length}\u00a0mm on the ruler, ${handMillimetres(calibration).toPrecision(4)}\u00a0mm/px`
    : 'no scale';

function describeRegion({ shape, role, organ, node, imported }: Region): string {
  const parts = [shapeName(shape), role === 'none' ? '' : role, organ, node ? 'node' : '', sourceOf(imported)];
  return parts.filter((part) => part !== '').join(', ');
}

const sourceOf = (imported: Region['imported']) =>
  imported
    ? `imported from ${imported.kind === 'seg' ? 'segmentation' : 'structure set'} ${imported.sopInstanceUid}`
    : '';

/** Only what differs: "organ liver → lung", "shape moved". */
function changeOf(before: Region, after: Region): { before: string; after: string } {
  const differing = (['name', 'role', 'organ', 'node'] as const).filter((key) => before[key] !== after[key]);
  const words = (region: Region) => differing.map((key) => attribute(region, key));
  const moved = JSON.stringify(before.shape) !== JSON.stringify(after.shape);
  return {
    before: [...words(before), ...(moved ? [shapeIn(before)] : [])].join(', '),
    after: [...words(after), ...(moved ? [shapeIn(after)] : [])].join(', '),
  };
}

function attribute(region: Region, key: 'name' | 'role' | 'organ' | 'node'): string {
  if (key === 'node') return region.node ? 'a node' : 'not a node';
  return `${key} ${region[key] || '–'}`;
}

const shapeIn = ({ shape }: Region) => `${shapeName(shape)} ${extent(shape)}`.trim();

/** Enough of a shape to see what moved. */
function extent(shape: RegionShape): string {
  if (shape.kind === 'sphere') return `r ${shape.radius.toFixed(1)} mm at ${shownPosition(shape.centre)}`;
  if (shape.kind === 'threshold')
    return `r ${shape.within.radius.toFixed(1)} mm at ${shownPosition(shape.within.centre)}`;
  if (shape.kind === 'ellipse') return `at ${shownPosition(shape.centre)}`;
  if (shape.kind === 'point') return `at ${shownPosition(shape.at)}`;
  return '';
}

/** Values of a measurement that the trail names: the panel and the export hold all. */
const SHOWN_VALUES = 2;

function describeMeasurement(measurement: Measurement): string {
  const { quantity, modality, failure } = measurement;
  if (failure) return `${QUANTITY_NAMES[quantity]} on ${modality} not computed: ${failure.code}`;
  return headline(measurement).slice(0, SHOWN_VALUES).map(describeValue).join(', ');
}

function describeValue({ quantity, statistic, value, unit }: MeasuredValue): string {
  const shown = shownQuantity({ value, unit }, { statistic });
  return `${measureName(quantity, statistic)} ${shown.number}\u00a0${shown.unit}`;
}

const describeProtocol = (protocol: Protocol | null) =>
  protocol ? `${protocol.name} v${protocol.version}, ${protocol.cutoffs.length} cut-offs` : '';

const FITS: Readonly<Record<string, string>> = { ols: 'ordinary least squares', wls: 'weighted least squares', 'two-point': 'two points' }; // prettier-ignore

/** Settings are kept as JSON; one that cannot be read in words is shown as it stands. */
function describeFit(settings: string): string {
  const read = parsed(settings);
  if (typeof read !== 'object' || read === null || !('fit' in read) || typeof read.fit !== 'string') return settings;
  const bValues = 'bValues' in read && Array.isArray(read.bValues) ? `b ${read.bValues.join(', ')}\u00a0s/mm²` : '';
  const engine = 'engine' in read && typeof read.engine === 'string' ? `computed by ${read.engine}` : '';
  return [FITS[read.fit] ?? read.fit, bValues, engine].filter((part) => part !== '').join(', ');
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
