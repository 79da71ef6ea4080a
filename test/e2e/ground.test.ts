import { beforeAll, describe, expect, it } from 'vitest';
import { runJson } from '../helpers/run-cli.ts';
import { joinApp, openBrowser, screenshot, type WatchedBrowser } from './harness.ts';

interface Covered {
	within: Record<string, { share: number }>;
}
interface Ground {
	totals: Covered & { residential: Covered };
	clusters: (Covered & { id: string; name: string })[];
	gaps: { minutes: number; partName: string; lngLat: [number, number] }[];
}

const app = joinApp();
let browser: WatchedBrowser;
let known: Ground;

beforeAll(async () => {
	browser = await openBrowser();
	known = runJson<Ground>('circles', '--ground', '--json');
});

describe('ground coverage', () => {
	it('has the figures of the command line, lists gaps worst first, and shows each on the map', async () => {
		const page = await browser.newPage();
		await page.goto(`${app.url}baoding`);
		await page.locator('.map-canvas canvas').waitFor();
		const block = page.getByTestId('ground');
		await block.getByRole('button', { name: '量算用地覆盖' }).click();
		const table = page.getByTestId('ground-table');
		await table.waitFor();
		const percent = ({ within }: Covered, minutes: number) => `${(100 * within[minutes]!.share).toFixed(1)}%`;
		const rows = await table.locator('tbody tr').allInnerTexts();
		for (const [i, land] of [known.totals, known.totals.residential].entries())
			for (const minutes of [15, 30]) expect(rows[i]).toContain(percent(land, minutes));
		expect(await block.innerText()).toContain('按图上所绘生活圈量算');

		const gaps = known.gaps.filter(({ minutes }) => minutes === 15);
		const listed = page.getByTestId('ground-gaps').getByRole('button');
		expect((await listed.allInnerTexts()).map((text) => text.split('\n')[1])).toEqual(
			gaps.slice(0, 5).map(({ partName }) => partName)
		);
		await listed.first().click();
		// The map goes there: the place of the gap's name comes near to the middle.
		await page.waitForFunction(([lng, lat]) => {
			const at = new URLSearchParams(location.search).get('view')?.split(',').map(Number) ?? [];
			return Math.hypot(at[0]! - lng, at[1]! - lat) < 0.03 && at[2]! > 13;
		}, gaps[0]!.lngLat);
		await screenshot(page, 'ground-gap');

		// Of a part that is selected, its own figures and gaps.
		await page.getByTestId('ground-parts').locator('summary').click();
		const worst = known.clusters.toSorted((m, n) => m.within[15]!.share - n.within[15]!.share)[0]!;
		await page.getByTestId('ground-parts').getByRole('button', { name: worst.name, exact: true }).click();
		await table.getByText(`${worst.name}用地在生活圈内的比例`).waitFor();
		expect(await table.locator('tbody tr').first().innerText()).toContain(percent(worst, 15));
		expect(new Set((await listed.allInnerTexts()).map((text) => text.split('\n')[1]))).toEqual(
			new Set([worst.name])
		);
		page.assertClean();
	});
});
