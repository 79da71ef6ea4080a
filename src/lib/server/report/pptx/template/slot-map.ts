import * as v from 'valibot';
import type { SlotName } from './slots.ts';

/** Kinds of slides that a deck is made of, and what comes onto each; a place for each may be chosen. */
export const MAPPED_SLOTS = {
	cover: ['title', 'subtitle', 'asof', 'source', 'seal'],
	content: ['title', 'section', 'number', 'sentence', 'picture', 'chart', 'source', 'qr', 'seal'],
	wide: ['title', 'section', 'picture', 'chart', 'source', 'qr', 'seal']
} as const satisfies Record<string, readonly SlotName[]>;
export type MappedPage = keyof typeof MAPPED_SLOTS;
export type MappedSlot = (typeof MAPPED_SLOTS)[MappedPage][number];

/** Where something comes: into a shape, by its id; where there is room; nowhere. */
export type SlotChoice = { shape: string } | 'auto' | 'none';

/** A page of a template and what comes into which of its shapes. */
export interface PageSlots {
	/** Path of a layout or slide. */
	page: string;
	/** What is left out is placed where there is room, if it is needed. */
	slots: Partial<Record<MappedSlot, SlotChoice>>;
}

/** How decks are laid on a template that knows nothing of them. */
export interface SlotMap extends Record<MappedPage, PageSlots> {
	/** Whether the template's own slides stay. */
	keepsSlides: boolean;
}

const CHOICE = v.union([
	v.literal('auto'),
	v.literal('none'),
	v.object({ shape: v.pipe(v.string(), v.maxLength(40)) })
]);
const NAMES = [...new Set(Object.values(MAPPED_SLOTS).flat())];
const PAGE = v.strictObject({
	page: v.pipe(v.string(), v.maxLength(200)),
	slots: v.record(v.picklist(NAMES), CHOICE)
});

/** A slot map as JSON has it. */
export const SLOT_MAP = v.strictObject({ cover: PAGE, content: PAGE, wide: PAGE, keepsSlides: v.boolean() });
