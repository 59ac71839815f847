import { Argument, Command, Option } from 'commander';
import { SOFTWARE } from '#core/version.ts';
import { adc } from './adc.ts';
import { inspect } from './inspect.ts';
import { verifyLedgerFile } from './ledger.ts';
import { measure } from './measure.ts';
import { writePhantoms } from './phantoms.ts';
import { recist } from './recist.ts';
import type { Report } from './report.ts';

const paths = () => new Argument('<path...>', 'files, folders or ZIP archives');
const json = () => new Option('--json', 'print JSON');
const box = () => new Option('--box <x0,y0,z0,x1,y1,z1>', 'axis-aligned box, LPS mm');

/** The command line of Readout: the same core, reader and kernels as the browser. */
export function createProgram(report: Report): Command {
  const program = new Command('readout')
    .description('Quantitative imaging: inspect, measure, map and verify.')
    .version(SOFTWARE.version)
    .exitOverride()
    .showHelpAfterError('(readout --help lists the commands)');

  program
    .command('inspect')
    .description('account for every file: studies, series, kinds, what is withheld and why')
    .addArgument(paths())
    .addOption(json())
    .action((files: string[], options: Parameters<typeof inspect>[1]) => inspect(files, options, report));

  program
    .command('measure')
    .description('statistics of a region, or of whole volumes, with derivations and verdicts')
    .addArgument(paths())
    .option('--series <uid>', 'only this series')
    .option('--roi <file[:label]>', 'regions of an RT Structure Set or a segmentation, all or those of one label')
    .option('--sphere <x,y,z,diameter>', 'sphere, LPS mm')
    .addOption(box())
    .option('--quantity <name>', 'SUVbw, SUL, SULjames120, SULjanma, SUVbsa, SUVibw, activity, ADC, HU or stored')
    .option('--weight <kg>', 'in place of the PET header: Patient’s Weight')
    .option('--height <m>', 'in place of the PET header: Patient’s Size')
    .option('--sex <M|F>', 'in place of the PET header: Patient’s Sex')
    .option('--dose <MBq>', 'in place of the PET header: activity given, net of the residue')
    .option('--dose-unit <unit>', 'unit of the dose in the PET header: Bq, kBq, MBq or mCi')
    .option('--injection-time <time>', 'in place of the PET header: date and time, as 2025-01-03T10:00:00')
    .option('--radiopharmaceutical <number>', 'which of several radiopharmaceuticals is imaged, from 1')
    .option('--strict', 'refuse PET with a Rescale Intercept (IBSI) instead of applying it')
    .option('--protocol <file>', 'cut-offs to judge against (default: the shipped protocol)')
    .addOption(json())
    .action((files: string[], options: Parameters<typeof measure>[1]) => measure(files, options, report));

  program
    .command('adc')
    .description('fit an ADC map from a diffusion series and measure it')
    .addArgument(paths())
    .option('--series <uid>', 'only this series')
    .option('--b <values>', 'b-values in s/mm², e.g. 0,1000')
    .addOption(
      new Option('--fit <name>', 'how the decay is fitted')
        .choices(['ols', 'wls', 'wls-2', 'nlls', 'two-point'])
        .default('ols'),
    )
    .addOption(box())
    .option('--out <file>', 'write the map as DICOM')
    .addOption(json())
    .action((files: string[], options: Parameters<typeof adc>[1]) => adc(files, options, report));

  program
    .command('recist')
    .description('sums, changes and target response of a subject (RECIST 1.1)')
    .argument('<file>', 'JSON: subject, lesions, time points (see README)')
    .addOption(json())
    .action((file: string, options: { json?: boolean }) => recist(file, options, report));

  program
    .command('phantoms')
    .description('write the reference objects of known truth as DICOM')
    .argument('<dir>', 'folder, made when absent')
    .action((directory: string) => writePhantoms(directory, report));

  program
    .command('ledger')
    .description('work with an exported ledger')
    .addCommand(
      new Command('verify')
        .description('check numbering, links and content of every entry')
        .argument('<file>', 'JSON lines as exported from the Trail panel')
        .addOption(json())
        .exitOverride()
        .action((file: string, options: { json?: boolean }) => verifyLedgerFile(file, options, report)),
    );

  return program;
}
