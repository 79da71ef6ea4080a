import { findBrowser } from '#lib/machine/find-browser.mjs';

let found: boolean | undefined;

/** Whether this machine has a browser that draws PNGs; looked for once, since looking starts it. */
export function canDraw(): boolean {
	found ??= findBrowser() !== undefined;
	return found;
}
