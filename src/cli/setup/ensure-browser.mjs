import { existsSync } from 'node:fs';
import { findBrowser, hasChineseFont } from '#lib/machine/find-browser.mjs';
import { runProgram, runTool } from './run-tool.mjs';
import { SetupError, say } from './say.mjs';

const DOWNLOAD_MS = 180_000;
const APT_MS = 600_000;

/**
 * Makes sure that there is a browser for the tests and a Chinese font for it to draw with.
 * In order: a browser that is there, Playwright's own download, Debian's package when root.
 *
 * @returns {Promise<string>} the browser's path
 * @throws {SetupError} if there is none and none can be got
 */
export async function ensureBrowser() {
	const browser = findBrowser() ?? (await getBrowser());
	await ensureChineseFont();
	return browser;
}

async function getBrowser() {
	if (process.env.CHROME_PATH) {
		throw new SetupError(`CHROME_PATH is ${process.env.CHROME_PATH}, and there is no such file.`);
	}
	const browser = (await download()) ?? (await installFromDebian());
	if (browser) return browser;
	throw new SetupError(
		'no browser for the tests: install Google Chrome or Chromium (Debian, Ubuntu: apt-get install chromium ' +
			'fonts-noto-cjk), or set CHROME_PATH to one.'
	);
}

async function download() {
	say("no browser here: fetching Playwright's Chromium (up to three minutes) …");
	const install = (/** @type {string} */ command) =>
		runTool('playwright-core', [command, ...(command === 'install' ? ['--no-shell'] : []), 'chromium'], {
			stdout: 'stderr',
			timeoutMs: DOWNLOAD_MS
		});
	if ((await install('install')) !== 0) return undefined;
	const browser = findBrowser();
	if (browser || !isDebianRoot()) return browser;
	say("Playwright's Chromium lacks system libraries: installing them …");
	await install('install-deps');
	return findBrowser();
}

async function installFromDebian() {
	if (!isDebianRoot()) return undefined;
	say("Playwright's Chromium is not to be had: installing Debian's (some minutes) …");
	await aptInstall(['chromium', 'fonts-noto-cjk']);
	return findBrowser();
}

async function ensureChineseFont() {
	if (hasChineseFont()) return;
	if (isDebianRoot()) {
		say('no Chinese font here: installing fonts-noto-cjk …');
		await aptInstall(['fontconfig', 'fonts-noto-cjk']);
	}
	if (!hasChineseFont()) {
		say('no Chinese font: screenshots will show boxes. Install Noto Sans CJK SC (fonts-noto-cjk).');
	}
}

/** @param {string[]} packages */
async function aptInstall(packages) {
	const options = {
		stdout: /** @type {const} */ ('stderr'),
		timeoutMs: APT_MS,
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
	};
	await runProgram('apt-get', ['-qq', 'update'], options);
	return runProgram('apt-get', ['-qq', '-y', '--no-install-recommends', 'install', ...packages], options);
}

function isDebianRoot() {
	return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}
