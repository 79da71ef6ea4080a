/** What keys do while a tool is in the hand. */
export interface HandKeys {
	/** Something is drawn and not finished. */
	isDrawing: boolean;
	hasTool: boolean;
	canvas: HTMLElement;
	finish: () => void;
	cancel: () => void;
	removeLast: () => void;
	addMiddle: () => void;
}

/** Handles a key before the page does, unless it is typed somewhere or presses a button. */
export function handleHandKey(event: KeyboardEvent, keys: HandKeys): void {
	const { target } = event;
	if (!keys.hasTool || event.ctrlKey || event.metaKey || event.isComposing) return;
	if (target instanceof HTMLElement && target.closest('input, textarea, select, dialog, [contenteditable]'))
		return;
	const isOnButton = target instanceof HTMLElement && target.closest('button, a') !== null;
	const act = () => {
		if (event.key === 'Escape' && keys.isDrawing) return keys.cancel;
		if (event.key === 'Backspace' || event.key === 'Delete') return keys.removeLast;
		if (event.key === 'Enter' && keys.isDrawing && !isOnButton) return keys.finish;
		return event.key === ' ' && target === keys.canvas ? keys.addMiddle : undefined;
	};
	const done = act();
	if (!done) return;
	event.preventDefault();
	event.stopImmediatePropagation();
	done();
}
