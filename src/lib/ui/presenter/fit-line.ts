import type { Attachment } from 'svelte/attachments';

/**
 * Sets a line that must not break smaller, by its property `--line`, until all of it is in its box: how wide letters are
 * is known when they are drawn.
 *
 * @param _content of the line: another one is fitted anew
 */
export function fitLine(_content: unknown): Attachment<HTMLElement> {
	return (line) => {
		const fit = () => {
			line.style.setProperty('--line', '1');
			const share = Math.min(1, line.clientWidth / Math.max(1, line.scrollWidth));
			// A hair less, since sizes of letters are rounded.
			if (share < 1) line.style.setProperty('--line', (0.99 * share).toFixed(3));
		};
		const observer = new ResizeObserver(fit);
		observer.observe(line);
		fit();
		return () => observer.disconnect();
	};
}
