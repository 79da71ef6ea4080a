import { checkViewQuery } from '#lib/carto/check-view-query.ts';
import { PAPERS, sheetSize } from '#lib/carto/layout/papers.ts';
import { PRINT_RULES, readPrintQuery, type PrintOptions } from '#lib/carto/layout/print-query.ts';
import { readViewQuery, type ViewValues } from '#lib/carto/view-query.ts';
import {
	PICTURE_RULES,
	PIXELS_MAX,
	STATIC_FORMATS,
	WITHOUT_EFFECT,
	type StaticFormat
} from '../static/read-static-request.ts';
import { WrongRequest } from '../static/wrong-request.ts';

/** What a printed map is drawn from but the data. */
export interface PrintRequest {
	format: StaticFormat;
	options: PrintOptions;
	view: ViewValues;
	legend: boolean;
	/** `YYYY-MM-DD`; `null`: the date of the data. */
	asOf: string | null;
	/** Dots an inch, of PNG alone. */
	dpi: number;
	ignored: string[];
}

/** As fine as office printers need it; a sheet for the wall as fine as the limit of pixels allows. */
const USUAL_DPI = 150;

/**
 * Reads a request from an address of the print layout.
 *
 * @param extension `svg`, `pdf` or `png`
 * @throws WrongRequest with everything that is wrong
 */
export function readPrintRequest(extension: string, query: URLSearchParams): PrintRequest {
	const { ignored, wrong } = checkViewQuery(query, {
		rules: { ...PICTURE_RULES, ...PRINT_RULES }
	});
	const format = STATIC_FORMATS.find((one) => one === extension);
	if (!format) wrong.unshift({ name: 'format', value: extension, right: STATIC_FORMATS.join(', ') });
	const options = readPrintQuery(query);
	if (query.get('orientation') === 'portrait' && !PAPERS[options.paper].canStand)
		wrong.push({
			name: 'orientation',
			value: 'portrait',
			right: `landscape on ${options.paper}`,
			rightZh: `landscape（${options.paper} 只能横放）`
		});
	const finest = finestDpi(options);
	const dpi = query.has('dpi') ? Number(query.get('dpi')) : Math.min(USUAL_DPI, finest);
	if (format === 'png' && dpi > finest)
		wrong.push({
			name: 'dpi',
			value: String(dpi),
			right: `up to ${finest} on ${options.paper}: no more than 16 megapixels; .pdf and .svg have no such limit`,
			rightZh: `${options.paper} 上不超过 ${finest}：最多 1600 万像素；.pdf 和 .svg 没有此限制`
		});
	if (!format || wrong.length > 0) throw new WrongRequest(wrong);
	const isEffective = (name: string) => name === 'view' || !WITHOUT_EFFECT.includes(name);
	return {
		format,
		options,
		view: readViewQuery(query),
		legend: query.get('legend') !== '0',
		asOf: query.get('asof'),
		dpi,
		ignored: [...ignored, ...WITHOUT_EFFECT.filter((name) => query.has(name) && !isEffective(name))]
	};
}

function finestDpi({ paper, orientation }: PrintOptions): number {
	const { widthMm, heightMm } = sheetSize(paper, orientation);
	return Math.floor(25.4 * Math.sqrt(PIXELS_MAX / (widthMm * heightMm)));
}
