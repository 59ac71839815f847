import { z } from 'zod';
import { failed, success, type Failure, type Result } from '#core/result.ts';

/** What a `map-created` entry of the ledger says of how its map was made; further keys (timings) explain, and are kept there. */
const mapSettings = z.object({
  /** s/mm²; absent: the default choice of mri-adc.md section 3. */
  bValues: z.array(z.number().nonnegative()).readonly().exactOptional(),
  fit: z.enum(['ols', 'wls', 'two-point']),
  /** Absent in entries written before it was recorded. */
  engine: z.enum(['webassembly', 'webgl2']).exactOptional(),
});

export type MapSettings = Readonly<z.infer<typeof mapSettings>>;

/** The settings of a recorded map; `ADC_E_MAP_SETTINGS` where the text is not what Readout writes. */
export function parseMapSettings(text: string): Result<MapSettings, Failure> {
  const read = mapSettings.safeParse(jsonOf(text));
  if (read.success) return success(read.data);
  const [issue] = read.error.issues;
  const where = issue && issue.path.length > 0 ? `${issue.path.join('.')}: ` : '';
  return failed({
    code: 'ADC_E_MAP_SETTINGS',
    message: `The recorded settings of the map cannot be read (${where}${issue?.message ?? 'unknown'}). Create the map again.`,
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
