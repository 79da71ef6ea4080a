import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ensureBuild, hashInputs, isBuildFresh } from '../../src/cli/setup/ensure-build.mjs';

let root: string;

beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), 'lianpian-build-'));
	write('src/app.html', '<html></html>');
	write('src/lib/core/a.ts', 'export const a = 1;');
	write('package-lock.json', '{}');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, content: string) {
	mkdirSync(dirname(join(root, path)), { recursive: true });
	writeFileSync(join(root, path), content);
}

test('dates do not matter, contents do', () => {
	const before = hashInputs(root);
	utimesSync(join(root, 'src/app.html'), 0, 0);
	expect(hashInputs(root)).toBe(before);
	write('src/app.html', '<html> </html>');
	expect(hashInputs(root)).not.toBe(before);
});

test('a renamed, an added and an empty file are seen', () => {
	const before = hashInputs(root);
	renameSync(join(root, 'src/lib/core/a.ts'), join(root, 'src/lib/core/b.ts'));
	const renamed = hashInputs(root);
	write('static/empty.txt', '');
	expect(new Set([before, renamed, hashInputs(root)]).size).toBe(3);
});

test('the command line is no part of the build', () => {
	const before = hashInputs(root);
	write('src/cli/lianpian.ts', '');
	write('src/decisions/0001-x.md', '');
	write('test/a.test.ts', '');
	expect(hashInputs(root)).toBe(before);
});

test('a build without its stamp, or with an old one, is stale; a fresh one is left alone', async () => {
	write('build/index.js', '');
	expect(isBuildFresh(root)).toBe(false);
	write('build/.lianpian-build', hashInputs(root));
	expect(isBuildFresh(root)).toBe(true);
	expect(await ensureBuild({ root })).toBe(false);
	write('src/lib/core/a.ts', 'export const a = 2;');
	expect(isBuildFresh(root)).toBe(false);
});
