import { EXPORT_FORMATS } from '#lib/server/formats/export-formats.ts';
import { ExportRefused } from '#lib/server/formats/export-refused.ts';
import {
	EXPORT_PARAMETERS,
	readExportWish,
	WISHED_LAYERS,
	type ExportWish
} from '#lib/server/export/read-export-wish.ts';
import { WrongRequest } from '#lib/server/static/wrong-request.ts';
import { loadCity, MOMENT_HELP, MOMENT_OPTIONS } from '../asked-plan.ts';
import { note, writeWhole } from '../output.ts';
import { DEFAULT_CITY } from '../plan.ts';
import { readBytes } from '../report/read-bytes.ts';
import { EXIT, readOptions, UsageError, type Command } from '../usage.ts';

const FORMATS = Object.keys(EXPORT_FORMATS).join('|');

/** `export` is a word of the language. */
export const exportCommand: Command = {
	help: `Usage: lianpian export --layers LIST --format ${FORMATS} --out FILE [--city ${DEFAULT_CITY}]
                       [--crs EPSG:N|gcj02|bd09] [--encoding utf-8|gbk|gb18030] [--asof DATE] [--known N]
                       [--minutes 15,30] [--speed 1.0] [--since N] [--template FILE]

Writes layers of the plan as a file that other programs read and that comes in again as the same plan: all columns
under the plan's own names, every coordinate to a tenth of a millimetre. The same plan gives the same bytes.

  --layers LIST      all, or some of ${WISHED_LAYERS.join(',')};
                     coverage (every community with its walk), circles, packages, sites (the next centres) and strips
                     (communities along the axes) are results, on the city's streets; differences need --since
  --format F         ${FORMATS}; of formats that hold one layer a file, several
                     layers come in a zip, with a README that names date, revision, sources and licence
  --out FILE         where it goes; written whole or not at all
  --city ID          a built city (default: ${DEFAULT_CITY})
  --crs C            EPSG:4326 (default), EPSG:4490, a zone of CGCS2000 such as EPSG:4547, UTM, EPSG:3857, gcj02 (Amap,
                     Tencent) or bd09 (Baidu)
  --encoding E       of csv and shp; a character that it lacks is named, and nothing is written (default: utf-8)
${MOMENT_HELP}
  --template FILE    of xlsx: your own workbook (.xlsx): titles, headings of one or more rows and styles stay, rows of the
                     plan go below the headings, on the sheet called as the layer; headings that nothing answers stay
                     blank and are told. Or headings alone as JSON: {"communities": {"households": "总户数"}}
  --minutes A,B      of results: inner and outer life circle (default: 15,30)
  --speed MPS        of results: walking speed in metres a second (default: 1.0)
  --since REVISION   of differences: every feature and field that is another than at that revision, old and new
`,
	async run(args) {
		const { values } = readOptions(args, {
			...Object.fromEntries(EXPORT_PARAMETERS.map((name) => [name, { type: 'string' as const }])),
			...MOMENT_OPTIONS,
			city: { type: 'string', default: DEFAULT_CITY },
			format: { type: 'string' },
			template: { type: 'string' },
			out: { type: 'string' }
		});
		const wish = readWish(values);
		if (!values.out)
			throw new UsageError(`--out takes the path of the file to write, as plan.${wish.format}.`);
		if (values.template !== undefined && wish.format !== 'xlsx')
			throw new UsageError('--template is for --format xlsx only.');
		const { asof, known, city } = values;
		const plan = await loadCity(city, { asof, known });
		// Loaded when needed: every other command starts without them.
		const { readHeadings } = await import('#lib/server/formats/xlsx/read-headings.ts');
		const { isZip } = await import('#lib/server/formats/zip/open-zip.ts');
		const readTemplate = (given: Uint8Array) =>
			isZip(given) ? given : readHeadings(new TextDecoder().decode(given));
		const { makeExport } = await import('#lib/server/export/make-export.ts');
		const { loadAskedCity } = await import('../load-asked-city.ts');
		try {
			const template =
				values.template === undefined ? undefined : readTemplate(await readBytes(values.template));
			const {
				bytes,
				fileName,
				blank = []
			} = await makeExport(
				wish,
				{
					getPlan: async () => plan,
					getCity: () => loadAskedCity(city, { asof, known }),
					getPlanOf: (revision) => loadCity(city, { asof, known: String(revision) })
				},
				{ template }
			);
			await writeWhole(values.out, bytes);
			if (fileName.endsWith('.zip') && !/\.zip$/i.test(values.out))
				note(`lianpian: ${values.out} is a zip: ${wish.format} holds one layer a file.`);
			for (const heading of blank)
				note(`lianpian: ${values.out}: nothing in the plan answers "${heading}"; it is blank.`);
			note(`lianpian: ${values.out} written, ${Math.ceil(bytes.length / 1024)} KB.`);
		} catch (error) {
			throw error instanceof ExportRefused ? new UsageError(error.message) : error;
		}
		return EXIT.done;
	}
};

/** The same names and values as in the address of an export. */
function readWish(values: Readonly<Record<string, string | boolean | undefined>>): ExportWish {
	if (typeof values.format !== 'string') throw new UsageError(`--format takes one of ${FORMATS}.`);
	if (values.layers === undefined)
		throw new UsageError(`--layers takes all, or some of ${WISHED_LAYERS.join(', ')}.`);
	const query = new URLSearchParams();
	for (const name of EXPORT_PARAMETERS) {
		const value = values[name];
		if (typeof value === 'string') query.set(name, value);
	}
	try {
		return readExportWish(query, values.format);
	} catch (error) {
		if (!(error instanceof WrongRequest)) throw error;
		throw new UsageError(
			error.wrong.map(({ name, value, right }) => `--${name} takes ${right}, not "${value}".`).join(' ')
		);
	}
}
