import { pairUpFlat } from '#lib/core/geometry/flat-ring.ts';
import { poleOf } from '#lib/core/geometry/label-point.ts';
import { signedFlatRingArea } from '#lib/core/geometry/ring-area.ts';
import { fontFamily } from './draw-legend.ts';
import { boxAround, grow, isInside, type Box, type FlatPoints } from './box.ts';
import { clipLine, clipRing } from './clip.ts';
import { joinLines } from './join-lines.ts';
import type { LabelRoom } from './label-room.ts';
import type { Label } from './label.ts';
import type { LayerStyle } from './layer-style.ts';
import { layLineLabel, lengthOf, lengthOnLine, type LineLabelStyle } from './lay-line-label.ts';
import { layPointLabel } from './lay-point-label.ts';
import { mixColors } from './mix-colors.ts';
import { opacityOf, PaintGroups } from './paint-groups.ts';
import type { Shape } from './shape.ts';
import { formatAttributes, formatNumber } from './xml.ts';

/** Where else on its stretch of the line a label is tried, as shares of half of it. */
const SHIFTS = [0, 0.3, -0.3, 0.6, -0.6, 0.85, -0.85];
/** Labels keep this far from the edge of the picture. */
const EDGE_PX = 2;

/**
 * A layer of texts, on points, in areas and along lines, as far as there is room. Layers are to be drawn from the
 * topmost down, since whoever comes first has the room.
 */
export function drawSymbolLayer(
	style: LayerStyle,
	shapes: readonly Shape[],
	frame: Box,
	room: LabelRoom
): string {
	const [halos, letters] = [new PaintGroups<string>(), new PaintGroups<string>()];
	const isOnLine = style.layout<string>('symbol-placement') !== 'point';
	const inner = grow(frame, -EDGE_PX);
	const draw = (shape: Shape, labels: Iterable<Label>, canOverlap: boolean, count: number) => {
		let drawn = 0;
		for (const { boxes, svg } of labels) {
			if (drawn === count) break;
			const fits = canOverlap || (boxes.every((box) => isInside(box, inner)) && room.isFree(boxes));
			// A name along a line has other places to stand.
			if (!fits || (isOnLine && room.isUnderSign(boxes))) continue;
			room.take(boxes);
			const { font, letter, halo } = paintOf(style, shape);
			if (halo) halos.add({ ...font, ...halo }, svg);
			letters.add({ ...font, ...letter }, svg);
			drawn++;
		}
		return drawn;
	};
	const selected = style.select(shapes);
	if (isOnLine) {
		for (const { shape, text, lines } of joinByText(style, selected, frame))
			for (const line of lines) drawAlong(style, shape, text, line, draw);
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

type Draw = (shape: Shape, labels: Iterable<Label>, canOverlap: boolean, count: number) => number;

/** As many labels as the line is long for, each on its stretch of it. */
function drawAlong(style: LayerStyle, shape: Shape, text: string, line: FlatPoints, draw: Draw) {
	const lineStyle: LineLabelStyle = {
		sizePx: style.textSizePx(shape),
		spacingEm: style.layout('text-letter-spacing', shape),
		maxAngle: style.layout('text-max-angle', shape),
		paddingPx: style.layout<number>('text-padding', shape)
	};
	const lengthPx = lengthOf(line);
	const labelPx = lengthOnLine(text, lineStyle);
	if (lengthPx < labelPx * 1.1) return;
	const spacingPx = style.layout<number>('symbol-spacing', shape) * style.tileScale;
	const count = Math.max(1, Math.round(lengthPx / Math.max(spacingPx, labelPx * 1.5)));
	const stretchPx = lengthPx / count;
	for (let i = 0; i < count; i++) {
		const halfRoom = Math.max(0, (stretchPx - labelPx) / 2);
		const tries = SHIFTS.map((shift) => (i + 0.5) * stretchPx + shift * halfRoom);
		const labels = tries
			.map((atPx) => layLineLabel(text, line, atPx, lineStyle))
			.filter((label) => label !== undefined);
		draw(shape, labels, style.layout('text-allow-overlap', shape), 1);
	}
}

/** Lines of one text as long as they go on, within the picture; the longest first. */
function joinByText(style: LayerStyle, shapes: readonly Shape[], frame: Box) {
	const byText = new Map<string, { shape: Shape; text: string; parts: FlatPoints[] }>();
	for (const shape of shapes) {
		const text = textOf(style, shape);
		if (text === '' || shape.type === 1) continue;
		const group = byText.get(text) ?? { shape, text, parts: [] };
		group.parts.push(...shape.parts);
		byText.set(text, group);
	}
	return [...byText.values()].map(({ shape, text, parts }) => ({
		shape,
		text,
		lines: joinLines(parts)
			.flatMap((line) => clipLine(line, frame))
			.toSorted((a, b) => lengthOf(b) - lengthOf(a))
	}));
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
