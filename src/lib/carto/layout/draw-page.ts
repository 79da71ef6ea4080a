import { Format } from '#lib/core/figures/format.ts';
import { formatAttributes, formatNumber } from '../svg/xml.ts';
import { escapeXml } from '#lib/core/text/escape-xml.ts';
import { drawColumn } from './draw-column.ts';
import { drawFoot } from './draw-foot.ts';
import { drawText, SANS_LIST } from './draw-text.ts';
import { drawTitleAcross } from './draw-title.ts';
import type { RectMm } from './lay-out-page.ts';
import { PAGE_TEXT } from './page-text.ts';
import type { PageNotes, PrintPage } from './print-page.ts';

/**
 * A printed map as one SVG document in millimetres: map at true scale, title, legend, scale, north, sources, date, and
 * what the law on maps asks for. The same page gives the same text.
 */
export function drawPage(page: PrintPage): string {
	const { layout, lang, palette, title, description } = page;
	const { widthMm, heightMm } = layout;
	const root = formatAttributes({
		xmlns: 'http://www.w3.org/2000/svg',
		width: `${formatNumber(widthMm, 3)}mm`,
		height: `${formatNumber(heightMm, 3)}mm`,
		viewBox: `0 0 ${formatNumber(widthMm, 3)} ${formatNumber(heightMm, 3)}`,
		role: 'img',
		'xml:lang': lang === 'zh' ? 'zh-CN' : 'en',
		'font-family': SANS_LIST
	});
	const notes = listNotes(page);
	return (
		`<svg${root}><title>${escapeXml(title)}</title><desc>${escapeXml(description)}</desc>` +
		`<rect width="${formatNumber(widthMm, 3)}" height="${formatNumber(heightMm, 3)}" fill="${palette.paper}"/>` +
		placeMap(page) +
		placeTrialMark(page) +
		(layout.head ? drawTitleAcross(page, layout.head) + drawFoot(page, notes) : drawColumn(page, notes)) +
		drawBorders(page) +
		(page.isInternal ? drawInternalMark(page) : '') +
		'</svg>\n'
	);
}

function placeMap({ layout: { map }, map: drawing, frame }: PrintPage): string {
	const box = formatAttributes({
		x: map.x,
		y: map.y,
		width: map.width,
		height: map.height,
		viewBox: `0 0 ${formatNumber(frame.widthPx, 4)} ${formatNumber(frame.heightPx, 4)}`,
		preserveAspectRatio: 'none'
	});
	return `<svg id="map"${box}>${drawing}</svg>`;
}

/** Between the map's edge and a mark on it, CSS pixels of the map. */
export const MARK_EDGE_PX = 12;

function placeTrialMark({ layout: { map, pixelMm }, trialMark }: PrintPage): string {
	if (!trialMark) return '';
	const [x, y] = [map.x, map.y].map((mm) => formatNumber(mm + MARK_EDGE_PX * pixelMm, 3));
	return `<g id="trial" transform="translate(${x} ${y}) scale(${formatNumber(pixelMm, 4)})">${trialMark.svg}</g>`;
}

/** 图廓: a hairline round the map, a strong line round all. */
function drawBorders({ layout: { frame, map, textMm }, palette }: PrintPage): string {
	const line = (rect: RectMm, width: number, by = 0) =>
		`<rect${formatAttributes({
			x: rect.x - by,
			y: rect.y - by,
			width: rect.width + 2 * by,
			height: rect.height + 2 * by,
			fill: 'none',
			stroke: palette.ink,
			'stroke-width': width
		})}/>`;
	return `<g id="borders">${line(map, textMm * 0.05)}${line(frame, textMm * 0.07)}${line(frame, textMm * 0.28, textMm * 0.5)}</g>`;
}

/** 内部使用: above the frame at the right, where sheets carry their class. */
function drawInternalMark({ layout: { frame, textMm }, lang, palette }: PrintPage): string {
	const size = textMm * 1.25;
	return `<g id="internal">${drawText(PAGE_TEXT[lang].internal, {
		x: frame.x + frame.width + textMm * 0.5,
		y: frame.y - textMm * 1.05,
		size,
		fill: palette.ink,
		anchor: 'end',
		weight: 700,
		spacingEm: lang === 'zh' ? 0.2 : 0.08
	})}</g>`;
}

function listNotes(page: PrintPage): PageNotes {
	const { lang, frame, review, speedMps } = page;
	const say = PAGE_TEXT[lang];
	const format = new Format(lang);
	const lat = frame.lngLat[1];
	const latText = `${Math.abs(lat).toFixed(2)}°${lat < 0 ? 'S' : 'N'}`;
	return {
		asOf: [
			say.asOf(format.date(page.dataDate)),
			...(page.revision === null ? [] : [say.revision(format.number(page.revision))]),
			...(page.asOf ? [say.shownFor(format.date(page.asOf))] : [])
		],
		method: [
			say.walk(format.number(speedMps, Number.isInteger(10 * speedMps) ? 1 : 2)),
			say.trueAt(latText),
			say.source(page.attribution)
		],
		review,
		warnings: [
			...(page.isIllustrative ? [say.illustrative] : []),
			...(review === '' ? [page.hasBoundaries ? say.boundaries : say.noReview] : [])
		]
	};
}
