import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ensurePackages, findStaleness, isInstalledByNpm } from '../../src/cli/setup/ensure-packages.mjs';

let root: string;

beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), 'lianpian-packages-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const elsewhere = process.platform === 'win32' ? 'linux' : 'win32';

function lock(packages: Record<string, object>) {
	writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages }));
}

function installed(packages: Record<string, object>) {
	mkdirSync(join(root, 'node_modules'), { recursive: true });
	writeFileSync(join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages }));
}

test('without node_modules the packages are missing', () => {
	lock({});
	expect(findStaleness(root)).toMatch(/missing/);
	expect(isInstalledByNpm(root)).toBe(false);
});

test('packages just installed manually are stamped, not installed again', async () => {
	lock({ '': {}, 'node_modules/a': { version: '1.0.0' } });
	installed({ 'node_modules/a': { version: '1.0.0' } });
	expect(findStaleness(root)).toMatch(/incomplete/);
	await ensurePackages(root);
	expect(findStaleness(root)).toBeUndefined();
});

test('a changed lock file makes the packages stale', async () => {
	lock({ 'node_modules/a': { version: '1.0.0' } });
	installed({ 'node_modules/a': { version: '1.0.0' } });
	await ensurePackages(root);
	lock({ 'node_modules/a': { version: '1.0.1' } });
	expect(findStaleness(root)).toMatch(/out of date/);
	expect(isInstalledByNpm(root)).toBe(false);
});

test('a missing package is noticed, an optional one for another platform is not missed', () => {
	const here = { version: '1.0.0', optional: true, os: [process.platform], cpu: [process.arch] };
	lock({ 'node_modules/a': { ...here, os: [elsewhere] }, 'node_modules/b': here });
	installed({});
	expect(isInstalledByNpm(root)).toBe(false);
	installed({ 'node_modules/b': here });
	expect(isInstalledByNpm(root)).toBe(true);
});

test('a stamp of another Node or platform is never adopted', () => {
	lock({});
	installed({});
	const stamp = join(root, 'node_modules/.lianpian-packages');
	const node = Number(process.versions.node.split('.')[0]);
	writeFileSync(stamp, JSON.stringify({ lock: '', node, platform: `${process.platform}-${process.arch}` }));
	expect(isInstalledByNpm(root)).toBe(true);
	writeFileSync(
		stamp,
		JSON.stringify({ lock: '', node: node - 1, platform: `${process.platform}-${process.arch}` })
	);
	expect(isInstalledByNpm(root)).toBe(false);
	writeFileSync(stamp, JSON.stringify({ lock: '', node, platform: elsewhere }));
	expect(isInstalledByNpm(root)).toBe(false);
});
