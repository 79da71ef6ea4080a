import type { Box } from './box.ts';
import type { LabelRoom } from './label-room.ts';
import type { LayerStyle } from './layer-style.ts';
import { opacityOf, PaintGroups } from './paint-groups.ts';
import type { Shape } from './shape.ts';
import { formatNumber } from './xml.ts';
import { escapeXml } from '#lib/core/text/escape-xml.ts';

/** Smaller discs are dots: a name over one is still read. */
const SIGN_PX = 4;

/** A layer of discs on points. A stroke lies outside of its disc. Discs that would hide a letter take room from labels. */
export function drawCircleLayer(
	style: LayerStyle,
	shapes: readonly Shape[],
	frame: Box,
	titleOf: ((shape: Shape) => string) | null,
	room: LabelRoom
): string {
	const groups = new PaintGroups<string>();
	for (const shape of style.select(shapes)) {
		if (shape.type !== 1) continue;
		const radius = style.paint<number>('circle-radius', shape);
		const stroke = style.paint<number>('circle-stroke-width', shape);
		if (radius + stroke <= 0) continue;
		const fill = style.color('circle-color', shape);
		const edge = style.color('circle-stroke-color', shape);
		const title = titleOf?.(shape) ?? '';
		for (const part of shape.parts)
			for (let i = 0; i < part.length; i += 2) {
				const [x, y] = [part[i]!, part[i + 1]!];
				const reach = radius + stroke;
				if (x + reach < frame.left || x - reach > frame.right) continue;
				if (y + reach < frame.top || y - reach > frame.bottom) continue;
				if (reach >= SIGN_PX)
					room.takeSign({ left: x - reach, right: x + reach, top: y - reach, bottom: y + reach });
				const at = `cx="${formatNumber(x)}" cy="${formatNumber(y)}" r="${formatNumber(radius + stroke / 2, 2)}"`;
				groups.add(
					{
						fill: fill.color,
						'fill-opacity': opacityOf(style.paint<number>('circle-opacity', shape) * fill.alpha),
						stroke: stroke > 0 ? edge.color : undefined,
						'stroke-width': stroke > 0 ? Number(formatNumber(stroke, 2)) : undefined,
						'stroke-opacity':
							stroke > 0
								? opacityOf(style.paint<number>('circle-stroke-opacity', shape) * edge.alpha)
								: undefined
					},
					title ? `<circle ${at}><title>${escapeXml(title)}</title></circle>` : `<circle ${at}/>`
				);
			}
	}
	return groups.write((attributes, circles) => `<g${attributes}>${circles.join('')}</g>`);
}
