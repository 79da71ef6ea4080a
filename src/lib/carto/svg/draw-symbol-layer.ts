import { pairUpFlat } from '#lib/core/geometry/flat-ring.ts';
import { poleOf } from '#lib/core/geometry/label-point.ts';
import { signedFlatRingArea } from '#lib/core/geometry/ring-area.ts';
import { fontFamily } from './draw-legend.ts';
import { NAME_SHIFT_PX, SAME_NAME_APART_PX } from '../street-name-size.ts';
import { boxAround, grow, isInside, type Box, type FlatPoints } from './box.ts';
import { clipRing } from './clip.ts';
import type { LabelRoom } from './label-room.ts';
import type { Label } from './label.ts';
import type { LayerStyle } from './layer-style.ts';
import { layLineLabel, lengthOf, lengthOnLine, type LineLabelStyle } from './lay-line-label.ts';
import { layPointLabel } from './lay-point-label.ts';
import { mixColors } from './mix-colors.ts';
import { opacityOf, PaintGroups } from './paint-groups.ts';
import type { Shape } from './shape.ts';
import { formatAttributes, formatNumber } from './xml.ts';

/** Where else on its line a label is tried, as shares of what it may be moved. */
const SHIFTS = [0, 0.4, -0.4, 0.7, -0.7, 1, -1];
/** Labels keep this far from the edge of the picture. */
const EDGE_PX = 2;

/**
 * A layer of texts, on points, in areas and at the middle of lines, as far as there is room. Layers are to be drawn from the
 * topmost down, since whoever comes first has the room.
 */
export function drawSymbolLayer(
	style: LayerStyle,
	shapes: readonly Shape[],
	frame: Box,
	room: LabelRoom
): string {
	const [halos, letters] = [new PaintGroups<string>(), new PaintGroups<string>()];
	const isOnLine = style.layout<string>('symbol-placement') === 'line-center';
	const inner = grow(frame, -EDGE_PX);
	const middles = new Map<string, Point[]>();
	const middlesOf = (shape: Shape): Point[] => {
		const text = textOf(style, shape);
		const known = middles.get(text) ?? [];
		middles.set(text, known);
		return known;
	};
	const isNearSame = (shape: Shape, boxes: readonly Box[]) => {
		const [x, y] = middleOf(boxes);
		return middlesOf(shape).some(([ax, ay]) => Math.hypot(ax - x, ay - y) < SAME_NAME_APART_PX);
	};
	const draw = (shape: Shape, labels: Iterable<Label>, canOverlap: boolean, count: number) => {
		let drawn = 0;
		for (const { boxes, svg } of labels) {
			if (drawn === count) break;
			const fits = canOverlap || (boxes.every((box) => isInside(box, inner)) && room.isFree(boxes));
			// A name along a line has other places to stand.
			if (!fits || (isOnLine && (room.isUnderSign(boxes) || isNearSame(shape, boxes)))) continue;
			room.take(boxes);
			if (isOnLine) middlesOf(shape).push(middleOf(boxes));
			const { font, letter, halo } = paintOf(style, shape);
			if (halo) halos.add({ ...font, ...halo }, svg);
			letters.add({ ...font, ...letter }, svg);
			drawn++;
		}
		return drawn;
	};
	const selected = style.select(shapes);
	if (isOnLine) {
		for (const shape of selected)
			for (const line of shape.type === 1 ? [] : shape.parts) drawAlong(style, shape, line, draw);
	} else {
		for (const shape of selected) {
			const text = textOf(style, shape);
			const at = text === '' ? undefined : anchorOf(shape, frame);
			if (!at) continue;
			const label = layPointLabel(text, at, pointStyleOf(style, shape));
			draw(shape, [label], style.layout('text-allow-overlap', shape), 1);
		}
	}
	const font = formatAttributes({
		'font-family': fontFamily(style.layout<string[]>('text-font')),
		'text-anchor': 'middle'
	});
	const write = (groups: PaintGroups<string>) =>
		groups.write((attributes, texts) => `<g${attributes}>${texts.join('')}</g>`);
	const [under, over] = [write(halos), write(letters)];
	if (over === '') return '';
	// Office programs know no `paint-order`: a halo is the same text, stroked, below.
	const halo = under && `<g class="halo"${font} aria-hidden="true" stroke-linejoin="round">${under}</g>`;
	return `${halo}<g${font}>${over}</g>`;
}

type Point = readonly [x: number, y: number];

const middleOf = (boxes: readonly Box[]): Point => {
	const { left, top, right, bottom } = boxes[Math.floor(boxes.length / 2)]!;
	return [(left + right) / 2, (top + bottom) / 2];
};

type Draw = (shape: Shape, labels: Iterable<Label>, canOverlap: boolean, count: number) => number;

/** One label at the middle of the line, or a little beside it. */
function drawAlong(style: LayerStyle, shape: Shape, line: FlatPoints, draw: Draw) {
	const text = textOf(style, shape);
	if (text === '') return;
	const lineStyle: LineLabelStyle = {
		sizePx: style.textSizePx(shape),
		spacingEm: style.layout('text-letter-spacing', shape),
		maxAngle: style.layout('text-max-angle', shape),
		paddingPx: style.layout<number>('text-padding', shape)
	};
	const lengthPx = lengthOf(line);
	const sparePx = lengthPx - lengthOnLine(text, lineStyle);
	const halfRoom = Math.min(sparePx / 2, NAME_SHIFT_PX * style.tileScale);
	if (halfRoom < 0) return;
	const labels = SHIFTS.map((shift) =>
		layLineLabel(text, line, lengthPx / 2 + shift * halfRoom, lineStyle)
	).filter((label) => label !== undefined);
	draw(shape, labels, style.layout('text-allow-overlap', shape), 1);
}

const textOf = (style: LayerStyle, shape: Shape): string =>
	String(style.layout<unknown>('text-field', shape) ?? '').trim();

/** The point itself, or the middle of the largest part of an area that is on the picture. */
function anchorOf({ type, parts }: Shape, frame: Box): [x: number, y: number] | undefined {
	const [first] = parts;
	if (!first) return undefined;
	if (type === 1) {
		const [x, y] = [first[0]!, first[1]!];
		return isInside({ left: x, right: x, top: y, bottom: y }, frame) ? [x, y] : undefined;
	}
	if (type === 2) return [first[0]!, first[1]!];
	let largest: FlatPoints[] = [];
	let largestArea = 0;
	for (let i = 0; i < parts.length; i++) {
		const outer = clipRing(parts[i]!, frame);
		const area = signedFlatRingArea(outer);
		if (area <= largestArea) continue;
		const holesEnd = parts.findIndex((part, k) => k > i && signedFlatRingArea(part) > 0);
		const holes = parts.slice(i + 1, holesEnd < 0 ? parts.length : holesEnd);
		[largest, largestArea] = [[outer, ...holes], area];
	}
	if (largest.length === 0) return undefined;
	const { left, right } = boxAround(largest[0]!);
	return poleOf(largest.map(pairUpFlat), Math.max(1, (right - left) / 20));
}

function pointStyleOf(style: LayerStyle, shape: Shape) {
	return {
		sizePx: style.textSizePx(shape),
		spacingEm: style.layout<number>('text-letter-spacing', shape),
		maxWidthEm: style.layout<number>('text-max-width', shape),
		lineHeightEm: style.layout<number>('text-line-height', shape),
		anchor: style.layout<string>('text-anchor', shape),
		offsetEm: style.layout<[number, number]>('text-offset', shape),
		paddingPx: style.layout<number>('text-padding', shape)
	};
}

function paintOf(style: LayerStyle, shape: Shape) {
	const text = style.color('text-color', shape);
	const halo = style.color('text-halo-color', shape);
	const haloPx = style.paint<number>('text-halo-width', shape);
	const spacingEm = style.layout<number>('text-letter-spacing', shape);
	const sizePx = style.textSizePx(shape);
	const opacity = style.paint<number>('text-opacity', shape);
	return {
		// Letters that shine through have nothing but their halo below, and LibreOffice draws such ones as outlines.
		letter:
			haloPx > 0
				? { fill: mixColors(text.color, halo.color, opacity) }
				: { fill: text.color, 'fill-opacity': opacityOf(opacity) },
		halo: haloPx > 0 && {
			fill: 'none',
			stroke: halo.color,
			'stroke-width': Number(formatNumber(2 * haloPx, 2)),
			'stroke-opacity': opacityOf(opacity)
		},
		font: {
			'font-size': Number(formatNumber(sizePx, 2)),
			'letter-spacing': spacingEm === 0 ? undefined : Number(formatNumber(spacingEm * sizePx, 2))
		}
	};
}
