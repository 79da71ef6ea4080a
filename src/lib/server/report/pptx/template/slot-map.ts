import * as v from 'valibot';
import { MAPPED_SLOTS, type SlotMap } from '#lib/core/deck/types.ts';

const CHOICE = v.union([
	v.literal('auto'),
	v.literal('none'),
	v.strictObject({ shape: v.pipe(v.string(), v.maxLength(40)) })
]);
const NAMES = [...new Set(Object.values(MAPPED_SLOTS).flat())];
const PAGE = v.strictObject({
	page: v.pipe(v.string(), v.maxLength(200)),
	slots: v.record(v.picklist(NAMES), CHOICE)
});
const SLOT_MAP = v.strictObject({ cover: PAGE, content: PAGE, wide: PAGE, keepsSlides: v.boolean() });

/** Reads a slot map from JSON; `undefined` if it is not valid. */
export function findSlotMap(text: string): SlotMap | undefined {
	try {
		return v.parse(SLOT_MAP, JSON.parse(text)) as SlotMap;
	} catch {
		return undefined;
	}
}
