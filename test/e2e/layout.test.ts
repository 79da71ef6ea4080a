import { beforeAll, describe, expect, it } from 'vitest';
import { joinApp, openBrowser, type WatchedPage } from './harness.ts';
import { IMPORT_STATES, lookAtEveryLayout, type SeenLayout } from './layout-states.ts';

const app = joinApp();
let page: WatchedPage;
let seen: readonly SeenLayout[];

beforeAll(async () => {
	const browser = await openBrowser();
	// What is measured here lies over the map, which would take most of the time to draw.
	page = await browser.newPage({ width: 1440, height: 900, everyPixel: true, allow: [/WebGL/i] });
	await page.addInitScript(() => {
		const { prototype } = HTMLCanvasElement;
		const get = prototype.getContext as (kind: string, ...more: unknown[]) => unknown;
		Object.assign(prototype, {
			getContext(this: HTMLCanvasElement, kind: string, ...more: unknown[]) {
				return kind.startsWith('webgl') ? null : get.call(this, kind, ...more);
			}
		});
	});
	await page.goto(`${app.url}baoding`);
	await page.getByTestId('coverage-inner').waitFor();
	seen = await lookAtEveryLayout(page);
});

describe('layout from 320 to 3840 pixels, Chinese and English', () => {
	it('cuts, covers and shrinks no control', () => {
		const problems = seen.flatMap(({ where, problems: found }) => found.map((it) => `${where}: ${it}`));
		expect(problems).toEqual([]);
		expect(seen.length).toBeGreaterThan(300);
		// Each has something to be used: a page that shows nothing cuts nothing. The list of keys can only be closed.
		const least = ({ state }: SeenLayout) => (state === 'dialog of ?' ? 1 : 3);
		expect(seen.filter((layout) => layout.controls < least(layout)).map(({ where }) => where)).toEqual([]);
	});

	it('leaves the map two fifths of the window where a laptop is zoomed to 200 %', () => {
		const shares = seen
			.filter(
				({ state, size: [width] }) => /^(start|tab|community|what-if|desk)/.test(state) && width === 720
			)
			.map(({ where, mapShare }) => ({ where, mapShare }));
		expect(shares.length).toBeGreaterThan(8);
		expect(shares.filter(({ mapShare }) => mapShare < 0.4)).toEqual([]);
	});

	it('cuts nothing where a file is brought in', async () => {
		const looked = await lookAtEveryLayout(page, IMPORT_STATES);
		expect(looked.flatMap(({ where, problems }) => problems.map((it) => `${where}: ${it}`))).toEqual([]);
		expect(Math.min(...looked.map(({ controls }) => controls))).toBeGreaterThan(15);
	});

	it('leaves nothing wrong in the console', () => page.assertClean());
});
