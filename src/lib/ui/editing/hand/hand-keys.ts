import type { ReshapingState } from '#lib/state/editing/hand-state.ts';

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
	/** `null`: no shape is being reshaped. */
	reshaping: ReshapingState | null;
}

/** Pixels that an arrow moves a vertex by, alone and with Shift. */
const STEP_PX = { alone: 1, shift: 10 };
const ARROWS: Readonly<Record<string, readonly [right: number, down: number]>> = {
	ArrowLeft: [-1, 0],
	ArrowRight: [1, 0],
	ArrowUp: [0, -1],
	ArrowDown: [0, 1]
};

/** Handles a key before the page does, unless it is typed somewhere or presses a button. */
export function handleHandKey(event: KeyboardEvent, keys: HandKeys): void {
	const { target } = event;
	if (!keys.hasTool || event.ctrlKey || event.metaKey || event.isComposing) return;
	if (target instanceof HTMLElement && target.closest('input, textarea, select, dialog, [contenteditable]'))
		return;
	const isOnButton =
		target instanceof HTMLElement && target.closest('button, a, summary, [role=tab], [role=slider]') !== null;
	const done =
		keys.reshaping && event.key !== 'Escape'
			? actOnVertex(event, keys.reshaping, { ...keys, isOnButton })
			: actOnDrawing(event, keys, isOnButton);
	if (!done) return;
	event.preventDefault();
	event.stopImmediatePropagation();
	done();
}

function actOnDrawing(
	{ key, target }: KeyboardEvent,
	keys: HandKeys,
	isOnButton: boolean
): (() => void) | undefined {
	const { reshaping } = keys;
	if (key === 'Escape' && reshaping && reshaping.count > 0) return reshaping.giveUp;
	if (key === 'Escape' && keys.isDrawing) return keys.cancel;
	if (key === 'Backspace' || key === 'Delete') return keys.removeLast;
	if (key === 'Enter' && keys.isDrawing && !isOnButton) return keys.finish;
	return key === ' ' && target === keys.canvas ? keys.addMiddle : undefined;
}

/** With the first key that chooses a vertex the map has the keyboard, so that arrows are meant for it. */
function actOnVertex(
	event: KeyboardEvent,
	reshaping: ReshapingState,
	{ canvas, isOnButton, removeLast }: Pick<HandKeys, 'canvas' | 'removeLast'> & { isOnButton: boolean }
): (() => void) | undefined {
	const { key, shiftKey } = event;
	const isOnMap = event.target === canvas;
	const walk = (by: 1 | -1) => () => {
		canvas.focus();
		reshaping.walk(by);
	};
	if (key === ']') return walk(1);
	if (key === '[') return walk(-1);
	if (key === 'Tab' && isOnMap) {
		const by = shiftKey ? -1 : 1;
		const next = (reshaping.vertex?.number ?? (by > 0 ? 0 : reshaping.vertexCount + 1)) + by;
		// Beyond the last the keyboard leaves the map, as everywhere.
		return next >= 1 && next <= reshaping.vertexCount ? walk(by) : undefined;
	}
	const arrow = ARROWS[key];
	if (arrow && reshaping.vertex && !isOnButton) {
		const px = shiftKey ? STEP_PX.shift : STEP_PX.alone;
		return () => reshaping.nudge(arrow[0] * px, arrow[1] * px);
	}
	if (key === 'Delete' || key === 'Backspace') return reshaping.vertex ? reshaping.remove : removeLast;
	if ((key === 'Insert' || key === '+' || key === '=') && reshaping.vertex) return reshaping.insert;
	return key === 'Enter' && !isOnButton ? reshaping.finish : undefined;
}
