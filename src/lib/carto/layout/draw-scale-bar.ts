import { pickScaleLengthM } from '../pick-scale-length.ts';
import type { Palette } from '../palette.ts';
import { formatAttributes } from '../svg/xml.ts';
import { drawText } from './draw-text.ts';

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
	const lengthM = pickScaleLengthM((widestMm * scale) / 1000);
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
