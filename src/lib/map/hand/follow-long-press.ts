/** How long a finger stays, ms, and how far it may move meanwhile, px. */
const HELD_MS = 550;
const STILL_PX = 10;

/**
 * Hears of a finger that is held on the map. If that has a meaning, the finger's going up has none any more.
 *
 * @param onheld returns whether it had a meaning
 * @returns forgets about it
 */
export function followLongPress(box: HTMLElement, onheld: () => boolean): () => void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let from = { x: 0, y: 0 };
	let isDone = false;
	const forget = () => clearTimeout(timer);
	const onDown = ({ pointerType, isPrimary, clientX, clientY }: PointerEvent) => {
		forget();
		isDone = false;
		if (pointerType !== 'touch' || !isPrimary) return;
		from = { x: clientX, y: clientY };
		timer = setTimeout(() => (isDone = onheld()), HELD_MS);
	};
	const onMove = ({ clientX, clientY }: PointerEvent) => {
		if (Math.hypot(clientX - from.x, clientY - from.y) > STILL_PX) forget();
	};
	const onUp = (event: PointerEvent) => {
		forget();
		if (isDone) event.stopPropagation();
		isDone = false;
	};
	const listened = [
		['pointerdown', onDown],
		['pointermove', onMove],
		['pointerup', onUp],
		['pointercancel', forget]
	] as const;
	// Before the library hears of it.
	for (const [name, heard] of listened) box.addEventListener(name, heard as EventListener, true);
	return () => {
		forget();
		for (const [name, heard] of listened) box.removeEventListener(name, heard as EventListener, true);
	};
}
