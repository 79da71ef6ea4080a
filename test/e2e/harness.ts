import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll } from 'vitest';
import { findBrowser } from '../../src/cli/setup/find-browser.mjs';

const ROOT = join(import.meta.dirname, '../..');
const START_MS = 120_000;
const STOP_MS = 10_000;
const CHROMIUM_ARGS = [
	'--use-angle=swiftshader',
	'--enable-unsafe-swiftshader',
	'--no-sandbox',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--no-first-run'
];

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
	reducedMotion?: boolean;
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

/** What to undo after the test file's last test, the latest first. */
const cleanups: (() => Promise<void>)[] = [];

afterAll(async () => {
	for (const cleanUp of cleanups.splice(0).reverse()) await cleanUp();
}, 60_000);

/**
 * Starts the built application as `npm start` does, on a free port and on an empty database.
 *
 * @param options.env more environment for the server
 * @param options.dataDir a database folder to open instead; it is left in place
 * @throws Error with what the server printed, if it ends or is not well within two minutes
 */
export async function startApp(
	options: { env?: Record<string, string>; dataDir?: string } = {}
): Promise<App> {
	const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'lianpian-e2e-'));
	const port = await findFreePort();
	const url = `http://127.0.0.1:${port}/`;
	const child = spawn(process.execPath, [join(ROOT, 'src/cli/setup/run.mjs'), 'serve'], {
		cwd: ROOT,
		env: {
			...serverEnvironment(),
			HOST: '127.0.0.1',
			PORT: String(port),
			LIANPIAN_DATA: dataDir,
			...options.env
		},
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let output = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8').on('data', (text: string) => {
			output += text;
		});
	}
	const stop = async () => {
		await endProcess(child);
		if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
	};
	cleanups.push(stop);
	await waitUntilHealthy(url, child, () => output);
	return { url, dataDir, log: () => output, stop };
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
 * still has found it.
 *
 * @param act what makes it appear
 */
export async function pressOnceShown(page: Page, name: string, act: () => Promise<void>): Promise<void> {
	await page.evaluate((label) => {
		const press = () => {
			const button = [...document.querySelectorAll('button')].find((it) => it.textContent?.trim() === label);
			if (!button) return;
			observer.disconnect();
			button.click();
		};
		const observer = new MutationObserver(press);
		observer.observe(document.body, { childList: true, subtree: true });
	}, name);
	await act();
}

async function newPage(browser: Browser, options: PageOptions = {}): Promise<WatchedPage> {
	const { width = 1440, height = 900, lang = 'zh', theme = 'light', touch = false, allow = [] } = options;
	const context = await browser.newContext({
		viewport: { width, height },
		locale: lang === 'zh' ? 'zh-CN' : 'en-GB',
		timezoneId: 'Asia/Shanghai',
		colorScheme: theme,
		reducedMotion: options.reducedMotion ? 'reduce' : 'no-preference',
		hasTouch: touch,
		deviceScaleFactor: touch ? 2 : 1
	});
	const page = await context.newPage();
	const found: string[] = [];
	watch(page, (problem) => found.push(problem));
	const problems = () => found.filter((problem) => !allow.some((pattern) => pattern.test(problem)));
	const assertClean = () => {
		if (problems().length > 0) throw new Error(`the page is not clean:\n  ${problems().join('\n  ')}`);
	};
	return Object.assign(page, { problems, assertClean });
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

/** Settings of whoever runs the tests must not reach the server under test. */
function serverEnvironment(): NodeJS.ProcessEnv {
	const { DATABASE_URL, ORIGIN, PROTOCOL_HEADER, HOST_HEADER, PORT_HEADER, NODE_ENV, VITEST, ...rest } =
		process.env;
	return rest;
}

async function findFreePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	await once(server, 'close');
	if (typeof address !== 'object' || !address) throw new Error('no free port');
	return address.port;
}

async function waitUntilHealthy(url: string, child: ChildProcess, log: () => string) {
	const deadline = Date.now() + START_MS;
	while (Date.now() < deadline) {
		if (hasEnded(child)) throw new Error(`the server ended (exit ${child.exitCode}):\n${log()}`);
		const response = await fetch(`${url}healthz`).catch(() => undefined);
		await response?.arrayBuffer();
		if (response?.ok) return;
		await new Promise((done) => {
			setTimeout(done, 100);
		});
	}
	throw new Error(`${url}healthz is not well after ${START_MS / 1000} s:\n${log()}`);
}

async function endProcess(child: ChildProcess) {
	if (hasEnded(child)) return;
	const ended = once(child, 'exit');
	child.kill('SIGTERM');
	const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
	await ended;
	clearTimeout(timer);
}

function hasEnded(child: ChildProcess): boolean {
	return child.exitCode !== null || child.signalCode !== null;
}
