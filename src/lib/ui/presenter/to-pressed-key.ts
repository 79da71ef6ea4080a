import type { PressedKey } from '#lib/state/presenter.svelte.ts';

/** A key with where it was pressed. */
export function toPressedKey(event: KeyboardEvent): PressedKey {
	const { key, shiftKey, ctrlKey, metaKey, altKey, isComposing } = event;
	// It may be of the speaker's window, whose elements are of other classes than this page's.
	const target = event.target as Partial<Element> | null;
	const isIn = (selector: string) => Boolean(target?.closest?.(selector));
	return {
		key,
		shiftKey,
		ctrlKey,
		metaKey,
		altKey,
		isComposing,
		isInField: isIn('input, textarea, select, [contenteditable]'),
		isOnButton: isIn('button, a')
	};
}
