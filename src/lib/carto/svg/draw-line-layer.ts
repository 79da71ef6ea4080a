import { boxAround, grow, isInside, overlaps, type Box, type FlatPoints } from './box.ts';
import { clipLine } from './clip.ts';
import { TOLERANCE_PX } from './draw-fill-layer.ts';
import type { LayerStyle } from './layer-style.ts';
import { offsetLine } from './offset-line.ts';
import { opacityOf, PaintGroups } from './paint-groups.ts';
import { pathData } from './path-data.ts';
import type { Shape } from './shape.ts';
import { simplifyLine } from '#lib/core/geometry/simplify-line.ts';
import { formatNumber } from './xml.ts';

/** A layer of lines; rings are drawn along their border. Lines of one paint become one path. */
export function drawLineLayer(style: LayerStyle, shapes: readonly Shape[], frame: Box): string {
	const groups = new PaintGroups<string>();
	for (const shape of style.select(shapes)) {
		if (shape.type === 1) continue;
		const width = style.paint<number>('line-width', shape);
		const { color, alpha } = style.color('line-color', shape);
		const opacity = style.paint<number>('line-opacity', shape) * alpha;
		if (width <= 0 || opacity <= 0) continue;
		const offset = style.paint<number>('line-offset', shape);
		const data = drawParts(shape, grow(frame, width + Math.abs(offset) + 2), offset);
		if (data === '') continue;
		const cap = style.layout<string>('line-cap', shape);
		const join = style.layout<string>('line-join', shape);
		groups.add(
			{
				stroke: color,
				'stroke-width': Number(formatNumber(width, 2)),
				'stroke-opacity': opacityOf(opacity),
				'stroke-linecap': cap === 'butt' ? undefined : cap,
				'stroke-linejoin': join === 'miter' ? undefined : join,
				'stroke-miterlimit': join === 'miter' ? style.layout<number>('line-miter-limit', shape) : undefined,
				'stroke-dasharray': dashesOf(style, shape)
			},
			data
		);
	}
	return groups.write((attributes, data) => `<path${attributes} d="${data.join('')}"/>`);
}

/** Dashes are measured in widths at the whole zoom below, and grow with the map up to the next. */
function dashesOf(style: LayerStyle, shape: Shape): string | undefined {
	const lengths = style.paint<number[] | null>('line-dasharray', shape);
	if (!lengths || lengths.length === 0) return undefined;
	const unitPx = style.paint<number>('line-width', shape, style.tileZoom) * style.tileScale;
	return lengths.map((length) => formatNumber(length * unitPx, 2)).join(' ');
}

function drawParts({ type, parts }: Shape, room: Box, offset: number): string {
	let data = '';
	for (const part of parts) {
		const around = boxAround(part);
		if (!overlaps(grow(around, 0.01), room)) continue;
		const isWhole = isInside(around, room);
		const lines: FlatPoints[] = isWhole ? [part] : clipLine(part, room);
		const isRing = type === 3 && isWhole;
		const drawn = lines.map((line) => {
			const beside = offset === 0 ? line : offsetLine(line, offset, isRing);
			return simplifyLine(beside, TOLERANCE_PX);
		});
		data += pathData(drawn, isRing);
	}
	return data;
}
