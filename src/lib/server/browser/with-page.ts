import type { Browser, Page } from 'playwright-core';
import { findBrowser } from '#lib/machine/find-browser.mjs';
import { BrowserMissing } from './browser-missing.ts';
import { buildTaskQueue } from './task-queue.ts';

/** An idle browser is closed after this time: it takes some 200 MB. */
const IDLE_MS = 120_000;
const LAUNCH_MS = 20_000;
const ARGS = [
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--no-first-run',
	// The same letters on every machine, and none of them coloured at their edges.
	'--font-render-hinting=none',
	'--disable-lcd-text'
];

/** Drawing keeps a core busy: two at once, and a queue that a browser's own patience outlives. */
const queue = buildTaskQueue({ parallel: 2, waitingMax: 24 });

let launched: Promise<Browser> | undefined;
/** Pages that wait to be used again: opening one takes longer than drawing on it. */
const sparePages: Record<1 | 2, Page[]> = { 1: [], 2: [] };
let idle: NodeJS.Timeout | undefined;
let users = 0;

/**
 * Lends a page of the headless browser: no scripts run on it and nothing leaves it; what it last showed is still
 * there. The browser is started on first use, kept running with its pages, and restarted if it has crashed.
 *
 * @param scale device pixels a CSS pixel
 * @throws BrowserMissing if there is none; QueueFull if too many wait
 */
export function withPage<Result>(scale: 1 | 2, use: (page: Page) => Promise<Result>): Promise<Result> {
	return queue(async () => {
		clearTimeout(idle);
		users++;
		try {
			const page = sparePages[scale].pop() ?? (await openPage(scale));
			try {
				const result = await use(page);
				if (!page.isClosed()) sparePages[scale].push(page);
				return result;
			} catch (error) {
				// Whatever went wrong, the next one gets a fresh page.
				await page
					.context()
					.close()
					.catch(() => {});
				throw error;
			}
		} finally {
			users--;
			if (users === 0) idle = setTimeout(() => void closeBrowser(), IDLE_MS).unref();
		}
	});
}

/** Closes the browser if one is open; the next page opens it again. */
export async function closeBrowser(): Promise<void> {
	clearTimeout(idle);
	const closing = launched;
	forget();
	await (await closing?.catch(() => undefined))?.close();
}

async function openPage(deviceScaleFactor: number): Promise<Page> {
	const browser = await getBrowser();
	const context = await browser.newContext({ deviceScaleFactor, javaScriptEnabled: false, offline: true });
	return context.newPage();
}

function forget() {
	launched = undefined;
	sparePages[1] = [];
	sparePages[2] = [];
}

function getBrowser(): Promise<Browser> {
	if (!launched) {
		const starting = launch();
		launched = starting;
		// Crashed or never started: the next picture tries again.
		const drop = () => {
			if (launched === starting) forget();
		};
		starting.then((browser) => browser.once('disconnected', drop), drop);
	}
	return launched;
}

async function launch(): Promise<Browser> {
	const chosen = process.env.CHROME_PATH;
	const executablePath = findBrowser();
	if (!executablePath) throw new BrowserMissing(chosen);
	// Loaded when first needed: the server starts without it.
	const { chromium } = await import('playwright-core');
	try {
		return await chromium.launch({
			executablePath,
			args: ARGS,
			timeout: LAUNCH_MS,
			handleSIGINT: false,
			handleSIGTERM: false,
			handleSIGHUP: false
		});
	} catch (error) {
		throw new BrowserMissing(executablePath, { cause: error });
	}
}
