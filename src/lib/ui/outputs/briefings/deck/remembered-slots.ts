import type { SlotMap } from '#lib/core/deck/types.ts';

const PREFIX = 'lianpian-slots-';

/** What was chosen for a template the last time in this browser, by the template's hash; `null`: nothing. */
export function recallSlots(hash: string): SlotMap | null {
	try {
		const kept = localStorage.getItem(PREFIX + hash);
		return kept === null ? null : (JSON.parse(kept) as SlotMap);
	} catch {
		return null;
	}
}

/** Browsers without storage forget. */
export function rememberSlots(hash: string, slots: SlotMap): void {
	try {
		localStorage.setItem(PREFIX + hash, JSON.stringify(slots));
	} catch {
		// Nothing depends on it.
	}
}
