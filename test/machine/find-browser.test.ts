import { expect, test } from 'vitest';
import { findBrowser, hasChineseFont } from '#lib/machine/find-browser.mjs';

interface MadeUp {
	platform?: string;
	env?: Record<string, string>;
	files?: string[];
	folders?: Record<string, string[]>;
	broken?: string[];
}

function machine({ platform = 'linux', env = {}, files = [], folders = {}, broken = [] }: MadeUp) {
	return {
		platform,
		env,
		home: platform === 'win32' ? 'C:\\Users\\lin' : '/home/lin',
		exists: (path: string) => files.includes(path),
		list: (path: string) => folders[path] ?? [],
		runs: (path: string) => !broken.includes(path)
	};
}

test('CHROME_PATH comes first, and one that is not there is not replaced by another', () => {
	const files = ['/opt/my/chrome', '/usr/bin/chromium'];
	expect(findBrowser(machine({ env: { CHROME_PATH: '/opt/my/chrome' }, files }))).toBe('/opt/my/chrome');
	expect(findBrowser(machine({ env: { CHROME_PATH: '/nowhere' }, files }))).toBeUndefined();
});

test('Linux: along PATH, then the usual places', () => {
	const env = { PATH: '/home/lin/bin:/usr/bin' };
	expect(findBrowser(machine({ env, files: ['/home/lin/bin/google-chrome', '/usr/bin/chromium'] }))).toBe(
		'/home/lin/bin/google-chrome'
	);
	expect(findBrowser(machine({ files: ['/usr/bin/chromium'] }))).toBe('/usr/bin/chromium');
	expect(findBrowser(machine({}))).toBeUndefined();
});

test('a browser that does not start is passed over', () => {
	const files = ['/usr/bin/chromium-browser', '/opt/google/chrome/chrome'];
	expect(findBrowser(machine({ files, broken: ['/usr/bin/chromium-browser'] }))).toBe(
		'/opt/google/chrome/chrome'
	);
});

test('macOS and Windows: where their installers put it', () => {
	const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
	expect(findBrowser(machine({ platform: 'darwin', files: [mac] }))).toBe(mac);
	const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
	const env = { 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' };
	expect(findBrowser(machine({ platform: 'win32', env, files: [edge] }))).toBe(edge);
});

test("Playwright's downloads: the newest Chromium, in its older and newer layout", () => {
	const cache = '/home/lin/.cache/ms-playwright';
	const folders = { [cache]: ['chromium-999', 'chromium-1200', 'chromium_headless_shell-1300', 'firefox-9'] };
	const old = `${cache}/chromium-999/chrome-linux/chrome`;
	const recent = `${cache}/chromium-1200/chrome-linux64/chrome`;
	expect(findBrowser(machine({ folders, files: [old, recent] }))).toBe(recent);
	expect(findBrowser(machine({ folders, files: [old] }))).toBe(old);
});

test('a Chinese font is looked for on Linux alone', () => {
	expect(hasChineseFont('linux', () => '')).toBe(false);
	expect(hasChineseFont('linux', () => 'Noto Sans CJK SC\n')).toBe(true);
	expect(hasChineseFont('darwin', () => '')).toBe(true);
});
