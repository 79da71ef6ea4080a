/**
 * Keeps the focus with the page of a sheet that is shown: a page that opens takes it to its first button, the way back,
 * and the page it was opened from has it back on the button that opened it.
 *
 * @param sheet holds the pages
 * @param first the page that the others are opened from
 * @returns to be called after each change with the page that is shown now
 */
export function followPage(sheet: HTMLElement, first: string): (page: string) => void {
	let shown = first;
	/** What the button that opened a page is called: the button itself goes with its page. */
	let opener: string | null = null;

	const nameOf = (button: Element) => button.getAttribute('aria-label') ?? button.textContent?.trim() ?? '';
	sheet.addEventListener(
		'click',
		({ target }) => {
			const button = target instanceof Element ? target.closest('button') : null;
			if (shown === first && button) opener = nameOf(button);
		},
		true
	);

	return (page) => {
		if (page === shown) return;
		shown = page;
		const active = document.activeElement;
		// Who is somewhere already stays there.
		if (active && active !== document.body && sheet.contains(active)) return;
		const back = page === first && [...sheet.querySelectorAll('button')].find((it) => nameOf(it) === opener);
		(back || sheet.querySelector('button'))?.focus({ preventScroll: true });
	};
}
