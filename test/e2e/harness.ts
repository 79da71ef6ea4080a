import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { afterAll, inject, onTestFinished } from 'vitest';
import { findBrowser } from '#lib/machine/find-browser.mjs';
import { drawSeldom } from './draw-seldom.ts';
import { startServerOn } from './start-server-on.ts';
import { watchMap } from './watch-map.ts';

const CHROMIUM_ARGS = [
	'--use-angle=swiftshader',
	'--enable-unsafe-swiftshader',
	// WebGL alone needs the slow software GPU; the rest of the page is drawn faster without it.
	'--disable-gpu-compositing',
	'--no-sandbox',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--no-first-run'
];

/** Of one wait for a state, in the page or outside; less than a test's, so that the error names the state. */
const WAIT_MS = 300_000;

/** Between two frames of a page that neither moves by itself nor is looked at. */
const FRAME_MS = 250;

/** Of a page that asks for no other: the smallest with every panel at its full width, since all is drawn without a GPU. */
export const WINDOW = { width: 1280, height: 800 };

export interface App {
	/** Ends with a slash. */
	url: string;
	/** The folder of its database; removed at the end unless it was given. */
	dataDir: string;
	/** What the server has printed so far. */
	log: () => string;
	stop: () => Promise<void>;
}

export interface PageOptions {
	width?: number;
	height?: number;
	lang?: 'zh' | 'en';
	theme?: 'light' | 'dark';
	/** `false` lets the map fly, with every frame of it. */
	reducedMotion?: boolean;
	/**
	 * Draws the map with all of the screen's pixels and in every frame, for a test that looks at them; otherwise it has
	 * a quarter of them, in four frames a second.
	 */
	everyPixel?: boolean;
	/** Touch and a phone's pixel ratio. */
	touch?: boolean;
	/** Problems that the test expects, matched against the lines `assertClean` would show. */
	allow?: readonly RegExp[];
}

export interface WatchedPage extends Page {
	/** What has gone wrong on the page so far, one line each. */
	problems: () => string[];
	/** @throws Error listing console errors, page errors, failed requests and requests to other hosts */
	assertClean: () => void;
}

export interface WatchedBrowser {
	browser: Browser;
	newPage: (options?: PageOptions) => Promise<WatchedPage>;
	close: () => Promise<void>;
}

/**
 * A page that is left before its first save has arrived remembers a draft that the server does not have yet, and the next
 * page asks for it: whether it comes before or after is a matter of milliseconds.
 */
const DRAFT_ON_ITS_WAY = /(answer|status of) 404\b.*\/drafts\/[-\w]+\)?$/;

/** What to undo after the test file's last test, the latest first. */
const cleanups: (() => Promise<void>)[] = [];

/** What the servers of this file have printed. */
const logs: (() => string)[] = [];

afterAll(async () => {
	logs.length = 0;
	for (const cleanUp of cleanups.splice(0).reverse()) await cleanUp();
});

/**
 * Starts the built application as `npm start` does, on a free port and on a database of its own with nothing but the
 * default city.
 *
 * @param options.env more environment for the server
 * @param options.dataDir a database folder to open instead; it is left in place
 * @throws Error with what the server printed, if it ends before it answers
 */
export async function startApp(
	options: { env?: Record<string, string>; dataDir?: string } = {}
): Promise<App> {
	const dataDir = options.dataDir ?? copySeeded();
	const { url, log, stop: end } = await startServerOn(dataDir, options.env ?? {});
	const stop = async () => {
		await end();
		if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
	};
	cleanups.push(stop);
	logs.push(log);
	return { url, dataDir, log, stop };
}

/**
 * The built application with nothing but the default city, shared with all other files that change nothing on the server:
 * a start alone takes three seconds of a core, and the first of each answer more.
 */
export const joinApp = (): Pick<App, 'url'> => ({ url: inject('sharedUrl') });

/** The database as the first start leaves it, made once for all files: seeding takes some ten seconds. */
function copySeeded(): string {
	const folder = mkdtempSync(join(tmpdir(), 'lianpian-e2e-'));
	cpSync(inject('seededFolder'), folder, { recursive: true });
	return folder;
}

/** Launches the browser that the machine has, headless, able to draw WebGL without a GPU. */
export async function openBrowser(): Promise<WatchedBrowser> {
	const executablePath = findBrowser();
	if (!executablePath) throw new Error('no Chrome or Chromium here: `npm test` gets one, or set CHROME_PATH');
	const browser = await chromium.launch({ executablePath, headless: true, args: CHROMIUM_ARGS });
	const close = () => browser.close();
	cleanups.push(close);
	return { browser, newPage: (options) => newPage(browser, options), close };
}

/**
 * Saves what the page shows as `<LIANPIAN_SCREENSHOTS>/<name>.png`, to be looked at.
 *
 * @returns the file; `undefined` if LIANPIAN_SCREENSHOTS is not set
 */
export async function screenshot(page: Page, name: string): Promise<string | undefined> {
	const folder = process.env.LIANPIAN_SCREENSHOTS;
	if (!folder) return undefined;
	mkdirSync(folder, { recursive: true });
	const path = join(folder, `${name}.png`);
	await page.screenshot({ path });
	return path;
}

/**
 * Presses a button in the moment it appears: what it is for may be over before a mouse that waits for it to hold
 * still has found it. Buttons outside the given part of the page are left alone: several pieces of work may be
 * cancelled at once.
 *
 * @param part holds the button; has to be there
 * @param act what makes it appear
 */
export async function pressOnceShown(part: Locator, name: string, act: () => Promise<void>): Promise<void> {
	await part.evaluate((root, label) => {
		const press = () => {
			const button = [...root.querySelectorAll('button')].find((it) => it.textContent?.trim() === label);
			if (!button) return;
			observer.disconnect();
			button.click();
		};
		const observer = new MutationObserver(press);
		observer.observe(root, { childList: true, subtree: true });
	}, name);
	await act();
}

async function newPage(browser: Browser, options: PageOptions = {}): Promise<WatchedPage> {
	const {
		width = WINDOW.width,
		height = WINDOW.height,
		lang = 'zh',
		theme = 'light',
		touch = false,
		reducedMotion = true,
		everyPixel = process.env.LIANPIAN_SCREENSHOTS !== undefined,
		allow = []
	} = options;
	const context = await browser.newContext({
		viewport: { width, height },
		locale: lang === 'zh' ? 'zh-CN' : 'en-GB',
		timezoneId: 'Asia/Shanghai',
		colorScheme: theme,
		reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
		hasTouch: touch,
		deviceScaleFactor: touch ? 2 : 1
	});
	context.setDefaultTimeout(WAIT_MS);
	await watchMap(context);
	if (!everyPixel) await context.addInitScript(halvePixelRatio);
	if (!everyPixel && reducedMotion) await context.addInitScript(drawSeldom, FRAME_MS);
	const page = await context.newPage();
	const found: string[] = [];
	watch(page, (problem) => {
		if (!DRAFT_ON_ITS_WAY.test(problem)) found.push(problem);
	});
	afterTest(async (isFailed) => {
		if (isFailed) await tellOfPage(page, found);
		// A page left open goes on drawing, and slows down the tests after it.
		await context.close();
	});
	const problems = () => found.filter((problem) => !allow.some((pattern) => pattern.test(problem)));
	const assertClean = () => {
		if (problems().length > 0) throw new Error(`the page is not clean:\n  ${problems().join('\n  ')}`);
	};
	return Object.assign(page, { problems, assertClean });
}

/** Not for a page that was opened in a hook: it stays for all tests, and closes with the browser. */
function afterTest(act: (isFailed: boolean) => Promise<void>) {
	try {
		onTestFinished(({ task }) => act(task.result?.state === 'fail'));
	} catch {
		// Not in a test.
	}
}

/** What a failed test's page shows, what went wrong on it, and what the servers said last. */
async function tellOfPage(page: Page, found: readonly string[]): Promise<void> {
	const shown = await page.evaluate(() => document.body.innerText.slice(0, 600)).catch(String);
	const workers = page.workers().map((worker) => worker.url());
	const said = logs.map((log) => log().slice(-1500));
	process.stderr.write(`${[page.url(), ...found, ...workers, shown, ...said].join('\n  ')}\n`);
}

/** Runs in the page: MapLibre draws half as many pixels each way; the layout stays as it is. */
function halvePixelRatio() {
	const ratio = globalThis.devicePixelRatio / 2;
	Object.defineProperty(globalThis, 'devicePixelRatio', { configurable: true, get: () => ratio });
}

function watch(page: Page, report: (problem: string) => void) {
	page.on('console', (message) => {
		if (message.type() !== 'error') return;
		report(`console error: ${message.text()} (${message.location().url})`);
	});
	page.on('pageerror', (error) => report(`page error: ${error.message}`));
	page.on('requestfailed', (request) => {
		const reason = request.failure()?.errorText ?? 'unknown';
		// The page itself gives up requests it no longer needs: tiles after a move, data after a navigation.
		if (reason !== 'net::ERR_ABORTED') report(`request failed: ${request.url()} (${reason})`);
	});
	page.on('response', (response) => {
		if (response.status() >= 400) report(`answer ${response.status()}: ${response.url()}`);
	});
	page.context().on('request', (request) => {
		const { protocol, hostname, host } = new URL(request.url());
		if (!/^(https?|wss?):$/.test(protocol) || hostname === '127.0.0.1' || hostname === 'localhost') return;
		report(`request to another host: ${host} (${request.url()})`);
	});
	page.on('websocket', (socket) => {
		if (new URL(socket.url()).hostname !== '127.0.0.1') report(`request to another host: ${socket.url()}`);
	});
}
