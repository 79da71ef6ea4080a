import type { Page } from 'playwright-core';
import { findCutControls, type LayoutFindings } from './find-cut-controls.ts';
import { takeOutput } from './take-output.ts';

/** Windows, CSS pixels: phones, tablets, laptops, projectors; 683 × 384 and 720 × 450 are laptops zoomed to 200 %. */
export const SIZES = [
	[320, 568],
	[360, 740],
	[390, 844],
	[414, 896],
	[600, 960],
	[683, 384],
	[720, 450],
	[760, 1024],
	[768, 1024],
	[800, 600],
	[1024, 768],
	[1180, 820],
	[1280, 800],
	[1366, 768],
	[1440, 900],
	[1680, 1050],
	[1920, 1080],
	[2560, 1440],
	[3840, 2160]
] as const;
/** Of a sheet that lies over the workbench, whose width has little to do with the window's. */
const SHEET_SIZES = SIZES.filter(([width]) => [320, 390, 720, 1024, 1280].includes(width));
/** Where panels and tools wait behind tabs and menus. */
const SMALL_SIZES = SIZES.filter(([width]) => [320, 390, 600, 683, 720, 1024].includes(width));

type Size = (typeof SIZES)[number];
type Lang = 'zh' | 'en';

interface State {
	name: string;
	sizes: readonly Size[];
	/** Goes there from the start, in a wide window. */
	open: (page: Page, lang: Lang) => Promise<void>;
	/** At each size, before it is looked at. */
	at?: (page: Page, lang: Lang) => Promise<void>;
	/** And after that. */
	leave?: (page: Page) => Promise<void>;
	/** Back to the start. */
	close: (page: Page, lang: Lang) => Promise<void>;
}

const nothing = async () => {};
const press = (page: Page, key: string) => page.keyboard.press(key);
const named = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

const DESKS = ['axes', 'packages', 'mergers', 'bundles', 'siting', 'clusters', 'scenarios'] as const;
const DESK_NAMES = {
	zh: ['主轴', '片区', '并院', '搭配', '选址', '组团', '方案'],
	en: ['Axes', 'Packages', 'Mergers', 'Bundles', 'Siting', 'Clusters', 'Scenarios']
};
const OUTPUTS = ['briefings', 'print', 'report', 'embed', 'file', 'layers'] as const;

const selectCommunity = async (page: Page) => {
	await press(page, '/');
	await page.keyboard.type('btxq');
	await press(page, 'Enter');
	await page.getByTestId('walk').waitFor();
};
const closeDialog = async (page: Page) => {
	await press(page, 'Escape');
	await page.getByRole('dialog').waitFor({ state: 'detached' });
};
const closeDesk = async (page: Page) => {
	await page.getByTestId('contiguous').click();
	await page.getByTestId('figures').waitFor({ state: 'attached' });
};

/** What the workbench shows, one after the other. */
export const STATES: readonly State[] = [
	{ name: 'start', sizes: SIZES, open: nothing, close: nothing },
	...(['figures', 'layers', 'time'] as const).map((tab, i): State => ({
		name: `tab ${tab}`,
		sizes: SMALL_SIZES,
		open: nothing,
		at: async (page) => {
			const button = page.locator('nav.tabs button').nth(i);
			if ((await button.getAttribute('aria-pressed')) !== 'true') await button.click();
		},
		close: nothing
	})),
	{
		name: 'menu',
		sizes: SMALL_SIZES,
		open: nothing,
		at: (page) => page.locator('.commands .more').click(),
		leave: (page) => press(page, 'Escape'),
		close: nothing
	},
	{
		name: 'community',
		sizes: SIZES,
		open: selectCommunity,
		close: async (page) => {
			await press(page, 'Escape');
			await page.getByTestId('figures').waitFor();
		}
	},
	{
		name: 'table',
		sizes: SIZES,
		open: async (page) => {
			await press(page, 't');
			await page.getByTestId('table').waitFor();
		},
		close: async (page) => {
			await press(page, 't');
			await page.getByTestId('table').waitFor({ state: 'detached' });
		}
	},
	{
		name: 'rows picked',
		sizes: SHEET_SIZES,
		open: async (page) => {
			await press(page, 't');
			await page.locator('tbody tr[id]').first().focus();
			await press(page, 'Space');
			await page.getByTestId('chosen').waitFor();
		},
		close: async (page) => {
			await page.locator('tbody tr[id]').first().focus();
			await press(page, 'Escape');
			await page.getByTestId('chosen').waitFor({ state: 'detached' });
			await press(page, 't');
			await page.getByTestId('table').waitFor({ state: 'detached' });
		}
	},
	{
		name: 'what-if',
		sizes: SIZES,
		open: async (page) => {
			await page.getByTestId('what-if').click();
			await page.locator('.row .tool').first().click();
		},
		at: async (page) => {
			// On a phone the tools stand where no panel is open.
			const open = page.locator('nav.tabs button[aria-pressed="true"]:visible');
			if ((await open.count()) > 0 && !(await page.locator('.strip').isVisible())) await open.click();
		},
		close: (page) => page.getByTestId('what-if').click()
	},
	{
		name: 'what-if menu',
		sizes: SMALL_SIZES,
		open: (page) => page.getByTestId('what-if').click(),
		at: async (page) => {
			const more = page.locator('.rest .more');
			if (await more.isVisible()) await more.click();
		},
		leave: (page) => press(page, 'Escape'),
		close: (page) => page.getByTestId('what-if').click()
	},
	{
		name: 'measuring',
		sizes: SMALL_SIZES,
		open: async (page) => {
			await page.getByTestId('measure').click();
			await page.getByTestId('measure-bar').waitFor();
		},
		close: (page) => page.getByTestId('measure').click()
	},
	...DESKS.map((desk, i): State => ({
		name: `desk ${desk}`,
		sizes: SHEET_SIZES,
		open: async (page, lang) => {
			await press(page, 'p');
			await page.getByTestId('desk-packages').waitFor();
			await named(page, DESK_NAMES[lang][i]!).first().click();
			await page.getByTestId(`desk-${desk}`).waitFor();
		},
		close: closeDesk
	})),
	...OUTPUTS.map((output, i): State => ({
		name: `output ${output}`,
		sizes: SHEET_SIZES,
		open: async (page) => {
			await page.getByTestId('outputs').click();
			await takeOutput(page, i);
			await page.getByRole('dialog').getByRole('heading').first().waitFor();
		},
		close: async (page) => {
			await closeDialog(page);
			await page.getByTestId('outputs').click();
		}
	})),
	{
		name: 'outputs',
		sizes: SIZES,
		open: (page) => page.getByTestId('outputs').click(),
		close: (page) => page.getByTestId('outputs').click()
	},
	...(['?', 's'] as const).map((key): State => ({
		name: `dialog of ${key}`,
		sizes: SHEET_SIZES,
		open: async (page) => {
			await press(page, key);
			await page.getByRole('dialog').waitFor();
		},
		close: closeDialog
	})),
	{
		name: 'explanation',
		sizes: SHEET_SIZES,
		open: async (page) => {
			await page.getByTestId('coverage-inner').getByRole('button').first().click();
			await page.getByRole('dialog').waitFor();
		},
		close: closeDialog
	}
];

/** Rows of each kind, in a system that has to be asked for. */
const LEDGER = [
	'小区名称,户数,建成年份,横坐标,纵坐标',
	'测试新家园小区,240,2003,20,30',
	'测试无年份之家,88,九几年,40,50',
	'测试待定之家,88,1999,,'
].join('\n');

/** Where a file is brought in, which is a page of its own. */
export const IMPORT_STATES: readonly State[] = [
	{
		name: 'import',
		sizes: SHEET_SIZES,
		open: async (page, lang) => {
			await page.goto(`${new URL(page.url()).origin}/baoding/import?lang=${lang}`);
			await page.getByTestId('step-file').waitFor();
			const buffer = Buffer.from(LEDGER);
			await page
				.locator('input[type=file]')
				.setInputFiles({ name: '小区台账.csv', mimeType: 'text/csv', buffer });
			const control = page.getByTestId('control');
			await page.getByTestId('step-review').waitFor();
			if (!(await control.getByTestId('file-drawing').isVisible())) await control.locator('summary').click();
			await control.getByTestId('file-drawing').waitFor();
			await control.locator('.act button').click();
			await page.locator('.steps[aria-busy=false]').waitFor();
		},
		close: nothing
	}
];

export interface SeenLayout extends LayoutFindings {
	/** State, language and window. */
	where: string;
	state: string;
	size: Size;
}

/** Takes one page through every state, language and window, and tells what it found. */
export async function lookAtEveryLayout(page: Page, states = STATES): Promise<SeenLayout[]> {
	const seen: SeenLayout[] = [];
	for (const lang of ['zh', 'en'] as const) {
		for (const { name, sizes, open, at = nothing, leave = nothing, close } of states) {
			await resize(page, [1440, 900]);
			const fail = (error: unknown) => {
				throw new Error(`${name}, ${lang}: ${error instanceof Error ? error.message : String(error)}`);
			};
			await open(page, lang).catch(fail);
			for (const size of sizes) {
				await resize(page, size);
				await at(page, lang).catch(fail);
				if (at !== nothing) await settle(page);
				const found = await page.evaluate(findCutControls);
				await leave(page);
				seen.push({ ...found, where: `${name}, ${lang}, ${size.join(' × ')}`, state: name, size });
			}
			await resize(page, [1440, 900]);
			await close(page, lang).catch(fail);
		}
		await press(page, 'g');
	}
	return seen;
}

/** A window of another size, laid out. */
async function resize(page: Page, [width, height]: readonly [number, number]): Promise<void> {
	await page.setViewportSize({ width, height });
	await settle(page);
}

/** What watches sizes has run, twice: what it changes may have a size of its own. */
async function settle(page: Page): Promise<void> {
	await page.evaluate(
		() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))
	);
}
