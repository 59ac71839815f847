import { handMillimetres, type HandCalibration } from '#core/calibration/ultrasound/handCalibration.ts';
import { OVERRIDE_FIELDS, type SuvOverrides } from '#core/calibration/suv/overrides.ts';
import type { Vector3 } from '#core/geometry/grid.ts';
import type { Act, LedgerEntry } from '#core/ledger/entry.ts';
import { headline } from '#core/measurements/select.ts';
import type { MeasuredValue, Measurement } from '#core/measurements/measurement.ts';
import type { Protocol } from '#core/protocol/cutoff.ts';
import type { Region, RegionShape } from '#core/regions/region.ts';
import { lesionStateWords } from '#ui/words/lesionState.ts';
import { measureName, QUANTITY_NAMES } from '#ui/measureNames.ts';
import { overrideWords } from '#ui/words/overrides.ts';
import { registrationWords as describeRegistration } from '#ui/registrationWords.ts';
import { shownPosition } from '#ui/shownPosition.ts';
import { shownQuantity } from '#ui/shownQuantity.ts';
import { actWords } from '#ui/words/acts.ts';
import { shapeWords } from '#ui/words/shapes.ts';
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
  return via ? { ...described, act: actWords[via](described.act) } : described;
}

const plain = (act: string, subject = '', after = ''): EntryDescription => ({ act, subject, before: '', after });

function describeAct(act: Act): EntryDescription {
  switch (act.kind) {
    case 'session-opened':
      return plain(actWords.sessionOpened, '', act.software);
    case 'study-imported':
      return plain(
        act.archive === undefined ? actWords.studyOpened : actWords.studyFetched(act.archive),
        act.patientId,
        actWords.filesReceived(act),
      );
    case 'region-added':
      return plain(actWords.regionAdded, act.region.name, describeRegion(act.region));
    case 'region-changed':
      return { act: actWords.regionChanged, subject: act.after.name, ...changeOf(act.before, act.after) };
    case 'region-removed':
      return { act: actWords.regionRemoved, subject: act.region.name, before: describeRegion(act.region), after: '' };
    case 'lesion-stated':
      return {
        act: actWords.targetStated,
        subject: act.lesion,
        before: act.before ? lesionStateWords(act.before, unnamed) : '',
        after: act.after ? lesionStateWords(act.after, unnamed) : actWords.nothingStated,
      };
    case 'measured':
      return plain(
        actWords.measured,
        act.measurements[0]?.regionName ?? '',
        act.measurements.map(describeMeasurement).join('; '),
      );
    case 'protocol-changed':
      return {
        // Nobody edited anything when the first session of a browser took what is shipped.
        act: act.before === null ? actWords.cutoffsTaken : actWords.cutoffsChanged,
        subject: act.reason,
        before: describeProtocol(act.before),
        after: describeProtocol(act.after),
      };
    case 'map-created':
      return plain(actWords.mapCreated, act.seriesUid, describeFit(act.settings));
    case 'suv-overridden':
      return {
        act: actWords.headerReplaced,
        subject: act.reason,
        before: describeOverrides(act.before),
        after: describeOverrides(act.after),
      };
    case 'image-calibrated':
      return {
        act: act.after ? actWords.calibrated : actWords.calibrationRemoved,
        subject: act.reason,
        before: describeHand(act.before),
        after: describeHand(act.after),
      };
    case 'spaces-registered':
      return plain(actWords.registered, act.registration.method, describeRegistration(act.registration));
    case 'registration-withdrawn':
      return {
        act: actWords.registrationWithdrawn,
        subject: act.registration.method,
        before: describeRegistration(act.registration),
        after: '',
      };
    case 'exported':
      return plain(actWords.exported, act.format, actWords.digest(act.digest.slice(0, 12)));
    case 'files-kept':
      return plain(actWords.filesKept, act.studyUid);
    case 'files-deleted':
      return plain(actWords.filesDeleted, act.studyUid);
    case 'verified':
      return plain(actWords.verified, actWords.entries(act.entries), act.intact ? actWords.intact : actWords.broken);
  }
}

/** An entry stands alone: regions may have other names by now. */
const unnamed = () => undefined;

/** What a reader entered, or that the header holds. */
function describeOverrides(overrides: SuvOverrides | null): string {
  const parts = OVERRIDE_FIELDS.flatMap((field) => overrideWords(overrides ?? {}, field) ?? []);
  return parts.length > 0 ? parts.join(', ') : actWords.asFileStates;
}

const describeHand = (calibration: HandCalibration | null): string =>
  calibration
    ? actWords.onRuler({ length: calibration.length, perPixel: handMillimetres(calibration).toPrecision(4) })
    : actWords.noScale;

function describeRegion({ shape, role, organ, node, imported }: Region): string {
  const { roles, node: nodeWord, importedFrom } = actWords.region;
  const parts = [
    shapeName(shape),
    role === 'none' ? '' : roles[role],
    organ,
    node ? nodeWord : '',
    imported ? importedFrom(imported) : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

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
  const words = actWords.region;
  if (key === 'node') return region.node ? words.isNode : words.isNoNode;
  const value = key === 'role' ? words.roles[region.role] : region[key];
  return words[key](value || '–');
}

const shapeIn = ({ shape }: Region) => `${shapeName(shape)} ${extent(shape)}`.trim();

/** Enough of a shape to see what moved. */
function extent(shape: RegionShape): string {
  if (shape.kind === 'sphere') return within(shape);
  if (shape.kind === 'threshold') return within(shape.within);
  if (shape.kind === 'ellipse') return shapeWords.at(shownPosition(shape.centre));
  if (shape.kind === 'point') return shapeWords.at(shownPosition(shape.at));
  return '';
}

const within = ({ radius, centre }: { readonly radius: number; readonly centre: Vector3 }) =>
  shapeWords.radiusAt({ radius: radius.toFixed(1), position: shownPosition(centre) });

/** Values of a measurement that the trail names: the panel and the export hold all. */
const SHOWN_VALUES = 2;

function describeMeasurement(measurement: Measurement): string {
  const { quantity, modality, failure } = measurement;
  if (failure) return actWords.notComputed({ quantity: QUANTITY_NAMES[quantity], modality, code: failure.code });
  return headline(measurement).slice(0, SHOWN_VALUES).map(describeValue).join(', ');
}

function describeValue({ quantity, statistic, value, unit }: MeasuredValue): string {
  const shown = shownQuantity({ value, unit }, { statistic });
  return `${measureName(quantity, statistic)} ${shown.number}\u00a0${shown.unit}`;
}

const describeProtocol = (protocol: Protocol | null) =>
  protocol ? actWords.protocol({ ...protocol, count: protocol.cutoffs.length }) : '';

/** Settings are kept as JSON; one that cannot be read in words is shown as it stands. */
function describeFit(settings: string): string {
  const read = parsed(settings);
  if (typeof read !== 'object' || read === null || !('fit' in read) || typeof read.fit !== 'string') return settings;
  const bValues = 'bValues' in read && Array.isArray(read.bValues) ? actWords.bValues(read.bValues.join(', ')) : '';
  const engine = 'engine' in read && typeof read.engine === 'string' ? actWords.computedBy(read.engine) : '';
  return [actWords.fits[read.fit] ?? read.fit, bValues, engine].filter((part) => part !== '').join(', ');
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
