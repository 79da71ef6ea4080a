import { boxAround, isInside, type Box } from './box.ts';
import { clipRing } from './clip.ts';
import type { LayerStyle } from './layer-style.ts';
import { opacityOf } from './paint-groups.ts';
import { pathData } from './path-data.ts';
import type { Shape } from './shape.ts';
import { simplifyLine } from '#lib/core/geometry/simplify-line.ts';
import { formatAttributes } from './xml.ts';
import { escapeXml } from '#lib/core/text/escape-xml.ts';

/** Half of what rounding to 0.1 px and the eye's own blur take. */
export const TOLERANCE_PX = 0.2;

/** Width of the edge that closes the seams between areas, px; MapLibre draws one of a px. */
const EDGE_PX = 0.7;

interface Run {
	attributes: string;
	/** One path for each if they are titled, else all in one. */
	members: { data: string; title: string }[];
	boxes: Box[];
}

/**
 * A layer of areas. Areas of one paint become one path, unless what was drawn in between lies over or under them: then
 * the order is kept. `titleOf` gives each area a path and a title of its own.
 */
export function drawFillLayer(
	style: LayerStyle,
	shapes: readonly Shape[],
	frame: Box,
	titleOf: ((shape: Shape) => string) | null
): string {
	const runs: Run[] = [];
	for (const shape of style.select(shapes)) {
		if (shape.type !== 3) continue;
		const { color, alpha } = style.color('fill-color', shape);
		const opacity = style.paint<number>('fill-opacity', shape) * alpha;
		if (opacity <= 0) continue;
		const rings = shape.parts
			.map((ring) => clipRing(ring, frame))
			.filter((ring) => ring.length > 0)
			.map((ring) => simplifyLine(ring, TOLERANCE_PX));
		const data = pathData(rings, true);
		if (data === '') continue;
		// Areas side by side shall not let what lies under them shine through between them.
		const isEdged = opacity >= 1 && style.paint<boolean>('fill-antialias', shape);
		const attributes = formatAttributes({
			fill: color,
			'fill-opacity': opacityOf(opacity),
			stroke: isEdged ? color : undefined,
			'stroke-width': isEdged ? EDGE_PX : undefined
		});
		const box = boxAround(rings.flat());
		findRun(runs, attributes, box).members.push({ data, title: titleOf?.(shape) ?? '' });
	}
	return runs.map((run) => drawRun(run, titleOf !== null)).join('');
}

/** The run that a shape can join without changing what lies over what. */
function findRun(runs: Run[], attributes: string, box: Box): Run {
	for (let i = runs.length - 1; i >= 0; i--) {
		const run = runs[i]!;
		if (run.attributes === attributes) {
			run.boxes.push(box);
			return run;
		}
		if (run.boxes.some((other) => isInside(other, box) || isInside(box, other))) break;
	}
	const run = { attributes, members: [], boxes: [box] };
	runs.push(run);
	return run;
}

function drawRun({ attributes, members }: Run, isTitled: boolean): string {
	if (!isTitled) return `<path${attributes} d="${members.map(({ data }) => data).join('')}"/>`;
	const paths = members.map(({ data, title }) =>
		title ? `<path d="${data}"><title>${escapeXml(title)}</title></path>` : `<path d="${data}"/>`
	);
	return `<g${attributes}>${paths.join('')}</g>`;
}
