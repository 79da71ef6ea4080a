import type { Palette } from '../palette.ts';
import { formatAttributes } from '../svg/xml.ts';
import { drawText } from './draw-text.ts';

const LENGTHS_M = [20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000];

export interface ScaleBar {
	/** Content with the bar's upper left corner at 0, 0; its figures stand above it. Millimetres. */
	svg: string;
	lengthM: number;
	widthMm: number;
}

/**
 * A scale bar of a round length in two halves, the first of them filled.
 *
 * @param scale 1 : `scale`
 * @param options.widestMm no longer than this; a scale at which even 20 m are longer gets 20 m
 * @param options.textMm height of its figures
 */
export function drawScaleBar(
	scale: number,
	{ widestMm, textMm, palette }: { widestMm: number; textMm: number; palette: Palette }
): ScaleBar {
	const lengthM = LENGTHS_M.findLast((m) => (m * 1000) / scale <= widestMm) ?? LENGTHS_M[0]!;
	const widthMm = (lengthM * 1000) / scale;
	const height = textMm * 0.36;
	const [perUnit, unit] = lengthM >= 2000 ? [1000, ' km'] : [1, ' m'];
	const marks = [0, lengthM / 2, lengthM].map((m) =>
		drawText(`${m / perUnit}${m === lengthM ? unit : ''}`, {
			x: (m / lengthM) * widthMm,
			y: -textMm * 0.45,
			size: textMm * 0.92,
			fill: palette.ink,
			anchor: 'middle'
		})
	);
	const box = { x: 0, y: 0, height };
	const outline = { fill: 'none', stroke: palette.ink, 'stroke-width': textMm * 0.07 };
	const svg =
		`<g id="scale-bar"><rect${formatAttributes({ ...box, width: widthMm / 2, fill: palette.ink })}/>` +
		`<rect${formatAttributes({ ...box, width: widthMm, ...outline })}/>${marks.join('')}</g>`;
	return { svg, lengthM, widthMm };
}
