import { SANS } from '#lib/carto/fonts.ts';
import { LIGHT } from '#lib/carto/palette.ts';
import { readViewQuery } from '#lib/carto/view-query.ts';
import { drawChart } from '#lib/core/figures/draw-chart.ts';
import type { Package } from '#lib/core/packages/types.ts';
import { sayRefusal } from '#lib/refusals/say-refusal.ts';
import type { ReportBlock, ReportDocument, ReportMap } from '#lib/core/report/types.ts';
import { isBrowserMissing } from '../browser/browser-missing.ts';
import { warnOfMissingFont } from '../browser/missing-font.ts';
import { renderPng } from '../browser/render-png.ts';
import type { LoadedCity } from '../loaded-city.ts';
import type { Refused } from '../refused.ts';
import { renderView } from '../render/render-view.ts';

/** A map or a chart as files take it. */
export interface ReportPicture {
	/** Whole SVG document: vectors, text as text. */
	svg: string;
	/** The same as PNG, two pixels for each of the SVG's; `null` if not requested, or without a browser. */
	png: Uint8Array | null;
	/** Size it is to have on a page whose text is 156 mm wide. */
	widthMm: number;
	heightMm: number;
}

/** The picture of every map and chart of a report, by its block (the object itself). */
export type ReportPictures = ReadonlyMap<ReportBlock, ReportPicture>;

export interface DrawnPictures {
	pictures: ReportPictures;
	/** For people, one line each. */
	warnings: string[];
}

/** In print text of 12 px is 7 points high then, the smallest that is read; on a slide it has to be larger. */
const WIDTHS_PX = { print: 760, slide: 520 } as const;
const WIDTH_MM = 156;
/** Greatest width that fits beside the number of a slide. */
const SLIDE_ASPECT = 1.45;
const CHART_ASPECT = 2;

/**
 * Draws every map and chart of a report.
 *
 * @param png which of them are also wanted in pixels
 * @param medium that they are viewed on
 * @param packages those of a scenario; `null`: as the planner proposes them
 */
export async function drawPictures(
	report: ReportDocument,
	city: LoadedCity,
	{
		png,
		medium = 'print',
		packages = null
	}: {
		png: 'all' | 'maps' | 'none';
		medium?: keyof typeof WIDTHS_PX;
		packages?: readonly Package[] | null;
	}
): Promise<DrawnPictures> {
	const widthPx = WIDTHS_PX[medium];
	const drawn = await Promise.all(
		report.sections
			.flatMap(({ blocks }) => blocks)
			.map(async (block, i): Promise<[ReportBlock, ReportPicture] | null> => {
				if (block.kind === 'map')
					return [block, await drawMap(block.map, report, city, { widthPx, packages })];
				if (block.kind === 'chart') return [block, drawChartPicture(block, report, i, widthPx)];
				return null;
			})
	);
	const pictures = drawn.filter((one) => one !== null);
	const wanted = pictures.filter(([{ kind }]) => png === 'all' || (png === 'maps' && kind === 'map'));
	try {
		const painted = await paint(wanted, widthPx);
		const fontWarning = wanted.length > 0 ? warnOfMissingFont() : undefined;
		return { pictures: new Map([...pictures, ...painted]), warnings: fontWarning ? [fontWarning] : [] };
	} catch (error) {
		if (!isBrowserMissing(error)) throw error;
		return { pictures: new Map(pictures), warnings: [warnOfBrowser(error, report.lang)] };
	}
}

/** Pixels of the pictures, two at a time: the browser has other work as well. */
async function paint(
	pictures: readonly [ReportBlock, ReportPicture][],
	widthPx: number
): Promise<[ReportBlock, ReportPicture][]> {
	const painted: [ReportBlock, ReportPicture][] = [];
	const waiting = [...pictures];
	const work = async () => {
		for (let next = waiting.shift(); next; next = waiting.shift()) {
			const [block, picture] = next;
			const heightPx = Math.round((widthPx * picture.heightMm) / picture.widthMm);
			painted.push([
				block,
				{ ...picture, png: await renderPng(picture.svg, { widthPx, heightPx, scale: 2 }) }
			]);
		}
	};
	await Promise.all([work(), work()]);
	return painted;
}

/** That pictures have no pixels. */
export function warnOfBrowser(missing: Refused<'no-browser'>, lang: 'zh' | 'en'): string {
	const message = sayRefusal(missing, lang);
	return lang === 'zh'
		? `图只有矢量格式，旧版 Word 和 WPS 不显示：本机没有可用的浏览器来生成位图。${message}`
		: `Pictures are vectors only, which older versions of Word and WPS do not show. ${message}`;
}

async function drawMap(
	{ query, aspect, overlay, caption, fit }: ReportMap,
	{ lang }: ReportDocument,
	city: LoadedCity,
	{ widthPx, packages }: { widthPx: number; packages: readonly Package[] | null }
): Promise<ReportPicture> {
	const heightPx = Math.round(
		widthPx / (widthPx === WIDTHS_PX.slide ? Math.min(aspect, SLIDE_ASPECT) : aspect)
	);
	const { svg } = await renderView(
		city,
		readViewQuery(new URLSearchParams(query)),
		{ fit: fit ?? 'auto', widthPx, heightPx },
		{
			theme: 'light',
			lang,
			legend: widthPx === WIDTHS_PX.print ? 'below' : true,
			overlay,
			packages,
			title: caption
		}
	);
	return { svg, png: null, widthMm: WIDTH_MM, heightMm: (WIDTH_MM * heightPx) / widthPx };
}

function drawChartPicture(
	{ chart }: Extract<ReportBlock, { kind: 'chart' }>,
	{ lang }: ReportDocument,
	index: number,
	widthPx: number
): ReportPicture {
	const heightPx = Math.round(widthPx / CHART_ASPECT);
	const svg = drawChart(chart, {
		lang,
		palette: LIGHT,
		widthPx,
		heightPx,
		font: SANS,
		fontPx: 13,
		hasTitle: false,
		idPrefix: `chart-${index}`
	});
	return { svg, png: null, widthMm: WIDTH_MM, heightMm: WIDTH_MM / CHART_ASPECT };
}
