import type { Attachment } from 'svelte/attachments';

/** No smaller than this share of the size it is designed in: a sentence still has to be read across a room. */
const LEAST = 0.62;
const STEP = 0.04;

/**
 * Sets a box's text smaller, by its property `--shrink`, until all of it fits. What does not fit even then can be
 * scrolled to.
 *
 * @param _content of the box: another one is fitted anew
 * @param onfit told whether all of it fits
 */
export function fitText(_content: unknown, onfit?: (fits: boolean) => void): Attachment<HTMLElement> {
	return (box) => {
		const fit = () => {
			let share = 1;
			const set = () => box.style.setProperty('--shrink', String(share));
			set();
			while (box.scrollHeight > box.clientHeight + 1 && share > LEAST) {
				share -= STEP;
				set();
			}
			const fits = box.scrollHeight <= box.clientHeight + 1;
			box.style.overflowY = fits ? '' : 'auto';
			onfit?.(fits);
		};
		const observer = new ResizeObserver(fit);
		observer.observe(box);
		fit();
		return () => observer.disconnect();
	};
}
