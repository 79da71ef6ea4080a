import { SANS } from '../fonts.ts';
import type { LegendRow } from '../legend/list-legend.ts';
import type { MapFrame } from '../map-frame.ts';
import type { MapScene } from '../scene.ts';
import type { BaseTile } from './base-tile.ts';
import type { Box } from './box.ts';
import { drawLegend, fontFamily, type DrawnPart } from './draw-legend.ts';
import { drawLegendBand } from './draw-legend-band.ts';
import { drawMap } from './draw-map.ts';
import { drawScaleBar } from './draw-scale-bar.ts';
import { drawSeal } from './draw-seal.ts';
import { drawTrialMark } from './draw-trial-mark.ts';
import { measureText } from './measure-text.ts';
import { formatAttributes, formatSvgRoot, formatNumber } from './xml.ts';
import { escapeXml } from '#lib/core/text/escape-xml.ts';

/** What a map says of itself beside what is drawn on it. */
export interface MapDocumentText {
	/** Names the picture; read out, not drawn. */
	title: string;
	/** What is to be seen, for those who do not see it. */
	description: string;
	/** Whose the basemap is; always drawn. */
	attribution: string;
	/** 截至 …; always drawn. */
	asOfText: string;
	/** Whether data stands in for what is not public: a red seal says so. */
	seal: boolean;
	/** Of a map that shows what is only tried: what stands below the large mark, see `tellTrial`; else `null`. */
	trial?: readonly string[] | null;
	/** Rows of the legend; none: no legend. */
	legend?: readonly LegendRow[];
	/** Rows of a legend below the map, which makes the picture higher than the frame; default none. */
	legendBelow?: readonly LegendRow[];
}

/** Legend, mark, seal and notes from the edges of the picture. */
export const EDGE_PX = 12;
const NOTE_PX = 11;
const LINE_PX = 16;
const PAD_PX = 6;
/** From this size on a picture has room for what is tried. */
const TELLING_PX = { width: 400, height: 260 };
const TRIAL_WIDEST_PX = 320;

/**
 * A map as a file of its own: a complete SVG in CSS px with shapes and selectable text, scale, source and date in
 * one corner, a seal and a legend where they are asked for. The same arguments give the same text.
 */
export function drawMapDocument(
	scene: MapScene,
	tiles: readonly BaseTile[],
	frame: MapFrame,
	text: MapDocumentText
): string {
	const { lang } = scene;
	const { widthPx } = frame;
	const band = drawLegendBand(text.legendBelow ?? [], widthPx, { palette: scene.palette });
	const heightPx = frame.heightPx + band.heightPx;
	const root = formatSvgRoot(widthPx, heightPx, lang);
	const parts = [
		drawNotes(scene, frame, text),
		...(text.legend?.length ? [placeLegend(scene, frame, text.legend)] : []),
		...(text.seal ? [placeSeal(scene, frame)] : []),
		...(text.trial ? [place(EDGE_PX, EDGE_PX, drawMarkOf(scene, frame, text.trial))] : [])
	];
	const map = drawMap(
		scene,
		tiles,
		frame,
		parts.map(({ box }) => box)
	);
	return (
		`<svg${root}><title>${escapeXml(text.title)}</title><desc>${escapeXml(text.description)}</desc>` +
		`${map}${parts.map(({ svg }) => svg).join('')}${band.svg === '' ? '' : place(0, frame.heightPx, band).svg}</svg>\n`
	);
}

/** A part with its place on the picture. */
interface PlacedPart {
	svg: string;
	box: Box;
}

function place(left: number, top: number, { svg, widthPx, heightPx }: DrawnPart, scale = 1): PlacedPart {
	const transform = `translate(${formatNumber(left)} ${formatNumber(top)})${scale === 1 ? '' : ` scale(${formatNumber(scale, 3)})`}`;
	return {
		svg: `<g transform="${transform}">${svg}</g>`,
		box: { left, top, right: left + widthPx * scale, bottom: top + heightPx * scale }
	};
}

/** The mark of a trial as a picture has it; one as small as an icon has the mark alone. */
export function drawMarkOf(
	{ lang, palette }: Pick<MapScene, 'lang' | 'palette'>,
	{ widthPx, heightPx }: Pick<MapFrame, 'widthPx' | 'heightPx'>,
	lines: readonly string[]
): DrawnPart {
	const told = widthPx < TELLING_PX.width || heightPx < TELLING_PX.height ? [] : lines;
	const widestPx = Math.min(TRIAL_WIDEST_PX, widthPx / 2 - EDGE_PX);
	return drawTrialMark({ palette, lang, told, widestPx });
}

function placeSeal({ lang, palette }: MapScene, { widthPx }: MapFrame): PlacedPart {
	const seal = drawSeal({ palette, lang });
	return place(widthPx - EDGE_PX - seal.widthPx, EDGE_PX, seal);
}

/** Widths are estimated: Latin letters of some fonts are wider. */
const NOTE_MARGIN = 1.05;

/** Scale, source and date in the lower left corner, on a wash of the ground. */
function drawNotes(
	{ palette }: MapScene,
	frame: MapFrame,
	{ attribution, asOfText }: Pick<MapDocumentText, 'attribution' | 'asOfText'>
): PlacedPart {
	const roomPx = frame.widthPx - 2 * EDGE_PX - 2 * PAD_PX;
	const whole = `${asOfText} · ${attribution}`;
	const widthEm = (text: string) => measureText(text) * NOTE_MARGIN;
	const lines = widthEm(whole) * NOTE_PX <= roomPx ? [whole] : [asOfText, attribution];
	const widestEm = Math.max(...lines.map(widthEm));
	// A note longer than a narrow picture is set smaller; it is never cut off.
	const fontPx = Math.min(NOTE_PX, roomPx / widestEm);
	const scale = drawScaleBar(frame, { palette });
	const widthPx = Math.ceil(Math.max(widestEm * fontPx, scale.widthPx)) + 2 * PAD_PX;
	const heightPx = 18 + lines.length * LINE_PX;
	const wash = formatAttributes({
		width: widthPx,
		height: heightPx,
		rx: 2,
		fill: palette.ground,
		'fill-opacity': 0.8
	});
	const font = formatAttributes({
		'font-family': fontFamily(SANS),
		'font-size': Number(formatNumber(fontPx)),
		fill: palette.inkSoft
	});
	const notes = lines.map(
		(line, i) => `<text x="${PAD_PX}" y="${28 + i * LINE_PX}">${escapeXml(line)}</text>`
	);
	const svg = `<g class="notes"${font}><rect${wash}/><g transform="translate(${PAD_PX} 6)">${scale.svg}</g>${notes.join('')}</g>`;
	return place(EDGE_PX, frame.heightPx - EDGE_PX - heightPx, { svg, widthPx, heightPx });
}

/** The legend in the lower right corner. */
function placeLegend(scene: MapScene, frame: MapFrame, rows: readonly LegendRow[]): PlacedPart {
	const { legend, scale } = drawLegendOf(scene, frame, rows);
	return place(
		frame.widthPx - EDGE_PX - legend.widthPx * scale,
		frame.heightPx - EDGE_PX - legend.heightPx * scale,
		legend,
		scale
	);
}

/** The legend as a picture has it: no larger than a third of the picture's width or two thirds of its height. */
export function drawLegendOf(
	{ lang, palette }: Pick<MapScene, 'lang' | 'palette'>,
	{ widthPx, heightPx }: Pick<MapFrame, 'widthPx' | 'heightPx'>,
	rows: readonly LegendRow[]
): { legend: DrawnPart; scale: number } {
	const legend = drawLegend(rows, { palette, lang });
	const scale = Math.min(1, Math.max(widthPx / 3, 96) / legend.widthPx, (heightPx * 2) / 3 / legend.heightPx);
	return { legend, scale };
}
