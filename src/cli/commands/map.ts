import { extname } from 'node:path';
import { BrowserMissing } from '#lib/server/browser/browser-missing.ts';
import { warnOfMissingFont } from '#lib/server/browser/missing-font.ts';
import { closeBrowser } from '#lib/server/browser/with-page.ts';
import { STATIC_FORMATS, type StaticFormat } from '#lib/server/static/read-static-request.ts';
import { WrongRequest } from '#lib/server/static/wrong-request.ts';
import { drawAsked } from '../map/draw-asked.ts';
import { sayWrong } from '../map/say-wrong.ts';
import { note, printText, writeWhole } from '../output.ts';
import { MOMENT_OPTIONS } from '../asked-plan.ts';
import { DEFAULT_CITY } from '../plan.ts';
import { EXIT, readOptions, UsageError, type Command } from '../usage.ts';

const text = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;

const OPTIONS = {
	city: { type: 'string', default: DEFAULT_CITY },
	...MOMENT_OPTIONS,
	query: { type: 'string', default: '' },
	legend: flag,
	'as-of': text,
	out: text,
	at: text,
	size: text,
	paper: text,
	landscape: flag,
	portrait: flag,
	scale: text,
	title: text,
	review: text,
	internal: flag,
	dpi: text
} as const;

export const map: Command = {
	help: `Usage: lianpian map [--at auto] [--size 1600x1000] [--query QUERY] [--legend] [--out FILE]
       lianpian map --paper A3 [--portrait] [--scale 10000] [--query QUERY] [--out FILE]

Draws the view that a query describes, as the workbench's address has it. SVG and PDF are vectors with text that can
be selected; SVG needs no browser. The same input gives the same bytes.

  --at PLACE         auto: what the query selects, else the city (default); or lng,lat,zoom; or west,south,east,north
  --size WxH[@2x]    pixels (default: 1600x1000)
  --query QUERY      layers=…&select=…&minutes=…&speed=…&whatif=…&lang=…&theme=…&desk=…
  --legend           with a legend
  --asof DATE        the day the map is made for: the plan as it was true then (--as-of is the same)
  --known REVISION   the plan as it was known at that revision (default: the newest)
  --out FILE         its ending says what it becomes: ${STATIC_FORMATS.join(', ')} (default: SVG on stdout)
  --city ID          (default: ${DEFAULT_CITY})

On paper, at true scale, with title, legend, scale bar and sources; its middle is that of the query's view=lng,lat,zoom,
of what is selected, or of the city:
  --paper PAPER      A4, A3, A0 or 16:9
  --portrait         upright (default: --landscape)
  --scale N          1 : N, usually 2000 … 50000 (default: the largest that shows all)
  --title TEXT       (default: the city's programme)
  --review NUMBER    审图号 (default: an open slot)
  --internal         marked 内部使用
  --dpi N            of PNG (default: 150, or as many as 16 megapixels allow)
`,
	async run(args) {
		const { values } = readOptions(args, OPTIONS);
		const format = readFormat(values.out);
		try {
			const bytes = await drawAsked(values, format);
			if (values.out === undefined) printText(new TextDecoder().decode(bytes));
			else await writeWhole(values.out, bytes);
		} catch (error) {
			if (error instanceof WrongRequest) throw new UsageError(sayWrong(error));
			if (error instanceof BrowserMissing) throw new UsageError(error.message);
			throw error;
		} finally {
			await closeBrowser();
		}
		if (format !== 'svg') warnOfMissingFont();
		if (values.out !== undefined) note(`${values.out} is written.`);
		return EXIT.done;
	}
};

function readFormat(out: string | undefined): StaticFormat {
	if (out === undefined) return 'svg';
	const ending = extname(out).slice(1).toLowerCase();
	const format = STATIC_FORMATS.find((one) => one === ending);
	if (!format)
		throw new UsageError(
			`--out takes a file that ends in ${STATIC_FORMATS.map((one) => `.${one}`).join(', ')}, not "${out}".`
		);
	return format;
}
