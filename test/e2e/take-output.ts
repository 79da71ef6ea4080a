import type { Page } from 'playwright-core';

/** Takes an output, counted from 0 as the strip lists them: from the row, or from the menu behind it where room is short. */
export async function takeOutput(page: Page, at: number): Promise<void> {
	const shown = page.locator('.row .tool');
	await shown.first().waitFor();
	// What fits is known once the tools have been measured.
	await page.evaluate(
		() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null))))
	);
	const count = await shown.count();
	if (at < count) return shown.nth(at).click();
	await page.locator('.row .more').click();
	await page
		.locator('.row .list button')
		.nth(at - count)
		.click();
}
