import { SaxesParser } from 'saxes';
import { formatNumber } from '#lib/carto/svg/xml.ts';
import type { FontSubset, Glyph, OutlinePoint } from './types.ts';

const HALO = /<g class="halo".*?<\/g><\/g>/gs;
const TEXT = /<text.*?<\/text>/gs;

/**
 * Halos of a map's labels as shapes of their letters instead of stroked text: a PDF would have every label twice, for whoever
 * searches or copies. Groups, places and paint stay; a label with a letter that the font does not have stays text.
 *
 * @param content SVG, or HTML with SVG in it, as `drawMap` writes it: letters centred on their place
 * @param subsets by family
 */
export function outlineHalos(content: string, subsets: ReadonlyMap<string, FontSubset>): string {
	if (subsets.size === 0) return content;
	return content.replaceAll(HALO, (halo) => {
		const families = readFamilies(halo);
		const subset = families.map((family) => subsets.get(family)).find((one) => one !== undefined);
		if (!subset) return halo;
		const glyphs = new Map(subset.glyphs.map((glyph) => [glyph.codePoint, glyph]));
		return halo.replaceAll(
			/<g((?: [\w-]+="[^"]*")*)>((?:<text.*?<\/text>)+)/gs,
			(_, group: string, texts: string) => {
				const sizePx = Number(/ font-size="([^"]*)"/.exec(group)?.[1]);
				const spacingPx = Number(/ letter-spacing="([^"]*)"/.exec(group)?.[1] ?? 0);
				const style = { sizePx, spacingPx, glyphs, unitsPerEm: subset.unitsPerEm };
				return `<g${group}>${texts.replaceAll(TEXT, (text) => outlineText(text, style) ?? text)}`;
			}
		);
	});
}

const readFamilies = (halo: string): string[] =>
	(/ font-family="([^"]*)"/.exec(halo)?.[1] ?? '')
		.split(',')
		.map((name) => name.trim().replaceAll(/^(?:'|&apos;|&#39;)|(?:'|&apos;|&#39;)$/g, ''));

interface TextStyle {
	sizePx: number;
	spacingPx: number;
	glyphs: ReadonlyMap<number, Glyph>;
	unitsPerEm: number;
}

/** One text as one path; `undefined` if the font lacks a letter of it. */
function outlineText(text: string, { sizePx, spacingPx, glyphs, unitsPerEm }: TextStyle): string | undefined {
	const { runs, transform } = readRuns(text, spacingPx);
	const scale = sizePx / unitsPerEm;
	let data = '';
	for (const run of runs) {
		const letters = Array.from(run.text, (char) => glyphs.get(char.codePointAt(0)!));
		const widthPx = letters.reduce((sum, glyph) => sum + (glyph?.advance ?? 0) * scale + run.spacingPx, 0);
		let x = run.x - widthPx / 2;
		for (const glyph of letters) {
			if (!glyph) return undefined;
			for (const contour of glyph.contours) data += contourData(contour, { x, y: run.y, scale });
			x += glyph.advance * scale + run.spacingPx;
		}
	}
	return `<path${transform ? ` transform="${transform}"` : ''} d="${data}"/>`;
}

interface Run {
	text: string;
	x: number;
	y: number;
	spacingPx: number;
}

/** The parts of a text, each with a place of its own. */
function readRuns(text: string, spacingPx: number): { runs: Run[]; transform: string | undefined } {
	const runs: Run[] = [];
	let transform: string | undefined;
	const parser = new SaxesParser();
	parser.on('opentag', ({ attributes }) => {
		transform ??= attributes['transform'];
		runs.push({
			text: '',
			x: Number(attributes['x'] ?? 0),
			y: Number(attributes['y'] ?? 0),
			spacingPx: Number(attributes['letter-spacing'] ?? runs.at(-1)?.spacingPx ?? spacingPx)
		});
	});
	parser.on('text', (words) => (runs.at(-1)!.text += words));
	parser.write(text).close();
	return { runs: runs.filter((run) => run.text !== ''), transform };
}

/** A closed line of a letter whose baseline starts at a place. */
function contourData(
	contour: readonly OutlinePoint[],
	{ x, y, scale }: { x: number; y: number; scale: number }
): string {
	// From a point on the curve round to it again.
	const start = contour.findIndex(({ isOn }) => isOn);
	const points = [...contour.slice(start), ...contour.slice(0, start), contour[start]!];
	let data = '';
	for (const [i, point] of points.entries()) {
		const at = `${formatNumber(x + point.x * scale, 2)} ${formatNumber(y - point.y * scale, 2)}`;
		if (i === 0) data += `M${at}`;
		else if (!point.isOn) data += `Q${at} `;
		else data += points[i - 1]!.isOn ? `L${at}` : at;
	}
	return `${data}z`;
}
