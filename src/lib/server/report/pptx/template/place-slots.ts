import {
	MAPPED_SLOTS,
	type MappedPage,
	type MappedSlot,
	type PageSlots,
	type TemplatePage,
	type TemplateShape
} from '#lib/core/deck/types.ts';
import { uniteBoxes, type Box } from '../slide/units.ts';

/** Place of a slot on a page. */
export interface PlacedSlot {
	slot: MappedSlot | 'label';
	box: Box;
	/** The shape that holds it, alone or with other slots; `null`: placed in free space. */
	shape: TemplateShape | null;
	/** Whether it is the only slot in the shape. */
	isAlone: boolean;
}

interface Size {
	width: number;
	height: number;
}

/** Margins and strips for slots without a shape, as shares of the slide. */
const MARGIN = 0.05;
const TITLE = { y: 0.05, height: 0.12 };
const SOURCE = { y: 0.915, height: 0.07 };
/** Aspect ratio from which texts stand to the left of the picture in a shared place; below it they stand above. */
const LEAST_ASPECT = 1.15;
const TEXT_WIDTH = 0.36;
const TEXT_HEIGHT = 0.34;
const GAP = 0.015;
const NUMBER_SHARE = 0.45;
const LABEL_SHARE = 0.27;
/** Slots that are placed in free space if the map does not mention them; others may be missing. */
const NEEDED: ReadonlySet<MappedSlot> = new Set([
	'title',
	'subtitle',
	'asof',
	'number',
	'sentence',
	'picture',
	'source'
]);
const TEXTS: ReadonlySet<MappedSlot> = new Set(['section', 'number', 'sentence', 'subtitle', 'asof']);

/**
 * Places of all slots on a page. Slots with the same shape share it; those without one take the free space below the
 * title. A chart without a shape shares the picture's place and is not listed.
 */
export function placeSlots(
	{ shapes }: Pick<TemplatePage, 'shapes'>,
	kind: MappedPage,
	{ slots }: Pick<PageSlots, 'slots'>,
	size: Size
): PlacedSlot[] {
	const chosen = new Map<MappedSlot, TemplateShape | null>();
	for (const slot of MAPPED_SLOTS[kind]) {
		const choice = slots[slot] ?? (NEEDED.has(slot) ? 'auto' : 'none');
		if (choice === 'none' || (slot === 'chart' && choice === 'auto')) continue;
		const shape = choice === 'auto' ? undefined : shapes.find(({ id }) => id === choice.shape);
		// A slot whose shape no longer exists is placed in free space.
		chosen.set(
			slot,
			shape ?? (slot === 'title' ? (shapes.find((one) => one.kind === 'title') ?? null) : null)
		);
	}
	if (chosen.get('chart') && chosen.get('chart') === chosen.get('picture')) chosen.delete('chart');
	const room = findRoom(shapes, chosen, size);
	const groups = new Map<TemplateShape | 'title' | 'source' | 'room', MappedSlot[]>();
	for (const [slot, shape] of chosen) {
		const key = shape ?? (slot === 'title' || slot === 'source' ? slot : (room.shape ?? 'room'));
		groups.set(key, [...(groups.get(key) ?? []), slot]);
	}
	return [...groups].flatMap(([key, own]) => {
		const box = typeof key === 'object' ? key.box : key === 'room' ? room.box : stripOf(key, shapes, size);
		const shape = typeof key === 'object' ? key : null;
		return splitBox(box, own, size).map((one) => ({
			...one,
			shape,
			isAlone: own.length === 1 && one.slot !== 'label' && own[0] !== 'number'
		}));
	});
}

/** Free space: unused shapes, else the picture's place, else everything below the title. */
function findRoom(
	shapes: readonly TemplateShape[],
	chosen: ReadonlyMap<MappedSlot, TemplateShape | null>,
	size: Size
): { box: Box; shape: TemplateShape | null } {
	const taken = new Set(chosen.values());
	const free = shapes.filter((one) => /^(text|any|picture)$/.test(one.kind) && !taken.has(one));
	if (free.length > 0) return { box: uniteBoxes(free.map(({ box }) => box)), shape: null };
	const picture = chosen.get('picture') ?? chosen.get('subtitle');
	if (picture) return { box: picture.box, shape: picture };
	const title = chosen.get('title')?.box;
	const x = title?.x ?? MARGIN * size.width;
	const top = title
		? title.y + title.height + GAP * size.width
		: (TITLE.y + TITLE.height + 0.02) * size.height;
	const bottom = (SOURCE.y - 0.015) * size.height;
	return {
		box: {
			x,
			y: top,
			width: title?.width ?? (1 - 2 * MARGIN) * size.width,
			height: Math.max(1, bottom - top)
		},
		shape: null
	};
}

/** A strip along an edge, as wide as the title, left of the slide number. */
function stripOf(which: 'title' | 'source', shapes: readonly TemplateShape[], size: Size): Box {
	const { y, height } = which === 'title' ? TITLE : SOURCE;
	const title = shapes.find(({ kind }) => kind === 'title')?.box;
	const x = title?.x ?? MARGIN * size.width;
	const number = which === 'source' ? shapes.find(({ kind }) => kind === 'number')?.box : undefined;
	const end = Math.min(
		x + (title?.width ?? (1 - 2 * MARGIN) * size.width),
		number && number.x > size.width / 2 ? number.x : Infinity
	);
	return { x, y: y * size.height, width: Math.max(1, end - x), height: height * size.height };
}

function splitBox(
	box: Box,
	slots: readonly MappedSlot[],
	size: Size
): { slot: PlacedSlot['slot']; box: Box }[] {
	const gap = GAP * size.width;
	const texts = slots.filter((slot) => TEXTS.has(slot));
	const others = slots.filter((slot) => !TEXTS.has(slot));
	if (texts.length === 0) return stack(box, others, gap);
	if (others.length === 0) return stack(box, texts, gap);
	if (box.width >= LEAST_ASPECT * box.height) {
		const width = TEXT_WIDTH * (box.width - gap);
		const start = width + gap;
		return [
			...stack({ ...box, width }, texts, gap),
			...stack({ ...box, x: box.x + start, width: box.width - start }, others, gap)
		];
	}
	const height = TEXT_HEIGHT * (box.height - gap);
	const start = height + gap;
	return [
		...stack({ ...box, height }, texts, gap),
		...stack({ ...box, y: box.y + start, height: box.height - start }, others, gap)
	];
}

/** Relative heights. */
const WEIGHTS: Partial<Record<MappedSlot, number>> = {
	section: 0.3,
	asof: 0.6,
	source: 0.2,
	number: NUMBER_SHARE / (1 - NUMBER_SHARE)
};

function stack(
	box: Box,
	slots: readonly MappedSlot[],
	gap: number
): { slot: PlacedSlot['slot']; box: Box }[] {
	const weights = slots.map((slot) => WEIGHTS[slot] ?? 1);
	const all = weights.reduce((sum, one) => sum + one, 0);
	const room = box.height - gap * (slots.length - 1);
	let { y } = box;
	return slots.flatMap((slot, i): { slot: PlacedSlot['slot']; box: Box }[] => {
		const height = (room * weights[i]!) / all;
		const own = { ...box, y, height };
		y += height + gap;
		if (slot !== 'number') return [{ slot, box: round(own) }];
		const label = LABEL_SHARE * height;
		return [
			{ slot: 'label', box: round({ ...own, height: label }) },
			{ slot, box: round({ ...own, y: own.y + label, height: height - label }) }
		];
	});
}

const round = ({ x, y, width, height }: Box): Box => ({
	x: Math.round(x),
	y: Math.round(y),
	width: Math.round(width),
	height: Math.round(height)
});
