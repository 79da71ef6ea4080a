import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, posix, win32 } from 'node:path';

const LINUX_NAMES = [
	'google-chrome-stable',
	'google-chrome',
	'chromium',
	'chromium-browser',
	'microsoft-edge-stable',
	'microsoft-edge'
];
const MAC_APPS = [
	'Google Chrome.app/Contents/MacOS/Google Chrome',
	'Chromium.app/Contents/MacOS/Chromium',
	'Microsoft Edge.app/Contents/MacOS/Microsoft Edge'
];
const WINDOWS_PROGRAMS = [
	['Google', 'Chrome', 'Application', 'chrome.exe'],
	['Chromium', 'Application', 'chrome.exe'],
	['Microsoft', 'Edge', 'Application', 'msedge.exe']
];
/** Where Playwright's Chromium keeps its program, by platform; older and newer layouts. */
const PLAYWRIGHT_PROGRAMS = {
	linux: ['chrome-linux64/chrome', 'chrome-linux-arm64/chrome', 'chrome-linux/chrome'],
	darwin: [
		'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
		'chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
		'chrome-mac/Chromium.app/Contents/MacOS/Chromium'
	],
	win32: ['chrome-win64/chrome.exe', 'chrome-win/chrome.exe']
};

/**
 * The machine as the search needs it, replaceable in tests.
 *
 * @typedef {object} Machine
 * @property {string} platform as process.platform
 * @property {Record<string, string | undefined>} env
 * @property {string} home
 * @property {(path: string) => boolean} exists
 * @property {(path: string) => string[]} list names in a folder, empty if there is none
 * @property {(path: string) => boolean} runs whether the program starts (libraries it needs may be missing)
 */

/**
 * A Chrome, Chromium or Edge on this machine: `CHROME_PATH` if set, else the usual places, else what
 * Playwright has downloaded before.
 *
 * @param {Machine} [machine]
 * @returns {string | undefined} its path; `undefined` if there is none that starts
 */
export function findBrowser(machine = thisMachine()) {
	const chosen = machine.env.CHROME_PATH;
	if (chosen) return machine.exists(chosen) ? chosen : undefined;
	return listCandidates(machine).find((path) => machine.exists(path) && machine.runs(path));
}

/**
 * Whether Chinese text can be drawn; without a Chinese font a browser draws boxes.
 *
 * @param {string} [platform]
 * @param {() => string} [listFonts] lists fonts that cover Chinese
 * @returns {boolean}
 */
export function hasChineseFont(platform = process.platform, listFonts = listLinuxFonts) {
	// macOS and Windows come with one.
	return platform === 'darwin' || platform === 'win32' || listFonts().trim() !== '';
}

/** @param {Machine} machine */
function listCandidates(machine) {
	return [...listInstalled(machine), ...listDownloaded(machine)];
}

/**
 * @param {Machine} machine
 * @returns {string[]}
 */
function listInstalled({ platform, env, home }) {
	if (platform === 'win32') {
		const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA];
		return roots.flatMap((root) => (root ? WINDOWS_PROGRAMS.map((parts) => win32.join(root, ...parts)) : []));
	}
	if (platform === 'darwin') {
		return ['/Applications', posix.join(home, 'Applications')].flatMap((folder) =>
			MAC_APPS.map((app) => posix.join(folder, app))
		);
	}
	const folders = new Set([...(env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin']);
	return [...folders]
		.filter(Boolean)
		.flatMap((folder) => LINUX_NAMES.map((name) => posix.join(folder, name)))
		.concat('/opt/google/chrome/chrome');
}

/**
 * @param {Machine} machine
 * @returns {string[]} newest first
 */
function listDownloaded({ platform, env, home, list }) {
	const { join } = platform === 'win32' ? win32 : posix;
	const fallback = {
		win32: join(env.LOCALAPPDATA ?? home, 'ms-playwright'),
		darwin: join(home, 'Library/Caches/ms-playwright'),
		linux: join(env.XDG_CACHE_HOME ?? join(home, '.cache'), 'ms-playwright')
	};
	const key = platform === 'win32' || platform === 'darwin' ? platform : 'linux';
	const folder = env.PLAYWRIGHT_BROWSERS_PATH || fallback[key];
	return list(folder)
		.filter((name) => /^chromium-\d+$/.test(name))
		.sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)))
		.flatMap((name) => PLAYWRIGHT_PROGRAMS[key].map((program) => join(folder, name, program)));
}

/** @returns {Machine} */
function thisMachine() {
	return {
		platform: process.platform,
		env: process.env,
		home: homedir(),
		exists: existsSync,
		list: (path) => (existsSync(path) ? readdirSync(path) : []),
		runs: canStart
	};
}

/** @param {string} path */
function canStart(path) {
	// On Windows `--version` opens a window instead of answering.
	if (process.platform === 'win32') return true;
	return spawnSync(path, ['--version'], { timeout: 20_000, stdio: 'ignore' }).status === 0;
}

function listLinuxFonts() {
	const { stdout } = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8', timeout: 20_000 });
	return stdout ?? '';
}
