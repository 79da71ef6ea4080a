import { DEFAULT_MINUTES, DEFAULT_SPEED_MPS } from '#lib/core/coverage/settings.ts';
import { readReportWish, REPORT_PARAMETERS, type ReportWish } from '#lib/core/report/read-report-wish.ts';
import { SECTION_IDS } from '#lib/core/report/section-ids.ts';
import { WrongOptions } from '#lib/core/report/wrong-options.ts';
import { isReportFormat, REPORT_FORMATS, type ReportFormat } from '#lib/server/report/report-formats.ts';
import { note, writeWhole } from '../output.ts';
import { MOMENT_OPTIONS } from '../asked-plan.ts';
import { DEFAULT_CITY } from '../plan.ts';
import { findDocument } from '../report/find-document.ts';
import { LOCAL_URL, readBaseUrl } from '../report/read-base-url.ts';
import { readBytes } from '../report/read-bytes.ts';
import { EXIT, readOptions, UsageError, type Command } from '../usage.ts';

const FORMATS = Object.keys(REPORT_FORMATS).join('|');

export const report: Command = {
	help: `Usage: lianpian report --format ${FORMATS} --out FILE [--city ${DEFAULT_CITY}] [--asof DATE] [--known N] [--lang zh|en]
                       [--district D | --cluster C | --package N] [--sections LIST | --brief]
                       [--minutes A,B] [--speed S] [--what-if TEXT | --scenario S]
                       [--base-url URL] [--template FILE.pptx]

  --format F         docx: bulletin in the layout of official documents (GB/T 9704); pptx: review deck;
                     xlsx: ledger and tables; pdf: the bulletin, vectors and selectable text
  --out FILE         where it goes; written whole or not at all
  --city ID          a built city (default: ${DEFAULT_CITY})
  --asof DATE        the day it speaks for, as 2022-01-31: the plan as it was true then (default: that of the
                     data; --as-of is the same)
  --known REVISION   the plan as it was known at that revision (default: the newest); with both the report comes
                     out the same again, to the byte, after any later correction
  --lang L           zh or en (default: zh)
  --district D       of one district only, by id or name; every sentence, table, map and figure is of it
  --cluster C        of one cluster only, likewise
  --package N        of one package only, by its number in the ledger of packages, or by id
  --sections LIST    some of ${SECTION_IDS.join(',')} (default: all)
  --brief            the brief on two pages: conclusion, three numbers, one map, one table
  --minutes A,B      inner and outer life circle (default: ${DEFAULT_MINUTES.join(',')})
  --speed S          walking speed in metres a second (default: ${DEFAULT_SPEED_MPS})
  --what-if TEXT     changes to try, as the workbench's address has them after whatif=: every page says that it
                     is not the plan in force, and figures are told before and after
  --scenario S       a scenario: a JSON file, or the id of one kept in the database
  --base-url URL     where live views are: links and QR codes lead there (default:
                     LIANPIAN_URL, else ${LOCAL_URL}, which is said)
  --template FILE    pptx: your own template, its masters, fonts and slots are kept

Every figure carries its date, a link to the live view and the hash of its data. The same input gives the same
bytes. PDF, and pixels for old word processors, need a Chrome or Chromium on this machine; the rest does not.
`,
	async run(args) {
		const { values } = readOptions(args, {
			...Object.fromEntries(REPORT_PARAMETERS.map((name) => [name, { type: 'string' as const }])),
			format: { type: 'string' },
			out: { type: 'string' },
			city: { type: 'string', default: DEFAULT_CITY },
			...MOMENT_OPTIONS,
			brief: { type: 'boolean' },
			'base-url': { type: 'string' },
			template: { type: 'string' }
		});
		const format = readFormat(values.format);
		const asof = values.asof ?? (values as { 'as-of'?: string })['as-of'];
		const wish = readWish({ ...values, 'as-of': asof }, format);
		const baseUrl = readBaseUrl(values['base-url']);
		if (!values.out) throw new UsageError(`--out takes the path of the file to write, as report.${format}.`);
		if (values.template !== undefined && format !== 'pptx')
			throw new UsageError('--template is for --format pptx only.');
		const template = values.template === undefined ? undefined : await readBytes(values.template);
		const scenario =
			wish.scenario === null ? null : await findDocument('scenario', wish.scenario, values.city);
		// Loaded when needed: every other command starts without them.
		const { loadAskedCity } = await import('../load-asked-city.ts');
		const { makeReport } = await import('#lib/server/report/make-report.ts');
		const { warnOfLocalLinks } = await import('#lib/server/public-address.ts');
		const { closeBrowser } = await import('#lib/server/browser/with-page.ts');
		const city = await loadAskedCity(values.city, { asof, known: values.known });
		try {
			const made = await makeReport(city, { format, wish, scenario, baseUrl, template });
			const local = warnOfLocalLinks(baseUrl, wish.lang);
			for (const warning of [...made.warnings, ...(local ? [local] : [])]) note(`lianpian: ${warning}`);
			await writeWhole(values.out, made.bytes);
			note(`lianpian: ${values.out} written, ${Math.ceil(made.bytes.length / 1024)} KB.`);
		} catch (error) {
			throw toUsageError(error, values.template);
		} finally {
			await closeBrowser();
		}
		return EXIT.done;
	}
};

/** The same names and values as in the address of a report. */
function readWish(
	values: Readonly<Record<string, string | boolean | undefined>>,
	format: string
): ReportWish {
	const query = new URLSearchParams();
	for (const name of REPORT_PARAMETERS) {
		const value = values[name];
		if (typeof value === 'string') query.set(name, value);
		else if (value === true) query.set(name, '1');
	}
	try {
		return readReportWish(query, format);
	} catch (error) {
		throw toUsageError(error, undefined);
	}
}

function readFormat(text: string | undefined): ReportFormat {
	if (text === undefined || !isReportFormat(text))
		throw new UsageError(`--format takes one of ${FORMATS}${text === undefined ? '' : `, not "${text}"`}.`);
	return text;
}

/** Faults that the user can mend, with the option or file they are in. */
function toUsageError(error: unknown, template: string | undefined): unknown {
	const { name, message } = error instanceof Error ? error : { name: '', message: '' };
	if (error instanceof WrongOptions)
		return new UsageError(
			error.wrong.map((one) => `--${one.name} takes ${one.right}, not "${one.value}".`).join(' ')
		);
	if (name === 'AsOfError') return new UsageError(`--as-of: ${message}`);
	if (name === 'TemplateError') return new UsageError(`${template}: ${message}`);
	if (name === 'BrowserMissing') return new UsageError(message);
	return error;
}
