/**
 * Keeps the keyboard with what it opened. What opens by a key takes the focus to its heading, and when it closes the
 * focus goes back to where it was; what a mouse opened leaves the focus alone, and so does a click on the map, whose
 * arrow keys go on moving it.
 *
 * @param panel holds what opens; its first heading takes the focus
 * @returns to be called after each change with what is open now; empty: nothing
 */
export function followFocus(panel: HTMLElement): (open: string) => void {
	let before: Element | null = null;
	let shown = '';

	function takeFocus() {
		const heading = panel.querySelector<HTMLElement>('h1');
		if (!heading) return;
		heading.tabIndex = -1;
		heading.focus({ preventScroll: true });
	}

	return (open) => {
		if (open === shown) return;
		const isFirst = shown === '';
		shown = open;
		const active = document.activeElement;
		const isLost = active === null || active === document.body;
		const isByKey = isLost || (active.matches(':focus-visible') && !(active instanceof HTMLCanvasElement));
		if (open !== '') {
			// From one thing to the next in the panel: the way back stays the first.
			if (isFirst && active && !panel.contains(active)) before = isLost ? null : active;
			if (isByKey) takeFocus();
			return;
		}
		const back = before;
		before = null;
		// Who has gone on elsewhere stays there.
		if (!isLost && !panel.contains(active)) return;
		if (back instanceof HTMLElement && back.isConnected) back.focus({ preventScroll: true });
		else if (isByKey) takeFocus();
	};
}
