import type { LngLat } from '#lib/core/geometry/types.ts';
import type { MeasureDesk } from '#lib/state/measuring/measure-desk.svelte.ts';

/** Handles a key before the page does, unless it is typed somewhere or presses a button. */
export function handleMeasureKey(
	event: KeyboardEvent,
	desk: Pick<MeasureDesk, 'points' | 'isDone' | 'add' | 'finish' | 'clear' | 'removeLast'>,
	/** `middle`: of the part of the map that no panel covers. */
	on: { canvas: HTMLElement; middle: () => LngLat }
): void {
	const { key, target } = event;
	if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
	const isIn = (selector: string) => target instanceof HTMLElement && target.closest(selector) !== null;
	// The choice of what is measured takes no letters.
	if (isIn('input:not([type=radio]), textarea, select, dialog, [contenteditable]')) return;
	const act = () => {
		const hasPoints = desk.points.length > 0;
		if (key === ' ') return target === on.canvas ? () => desk.add(on.middle()) : undefined;
		if (!hasPoints) return undefined;
		if (key === 'Escape') return () => desk.clear();
		// A point that has the focus is removed itself.
		if (key === 'Backspace' || key === 'Delete')
			return isIn('.measure-point') ? undefined : () => desk.removeLast();
		return key === 'Enter' && !desk.isDone && !isIn('button, a, summary, [role=tab], [role=slider]')
			? () => desk.finish()
			: undefined;
	};
	const done = act();
	if (!done) return;
	event.preventDefault();
	event.stopImmediatePropagation();
	done();
}
