import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openBareCity } from '../helpers/bare-city.ts';
import { runCli } from '../helpers/run-cli.ts';
import { openFolder } from './drawn-files.ts';

const { folder, remove } = openFolder();
const bare = openBareCity();
afterAll(() => {
	bare.remove();
	remove();
});

describe('a city of which only streets were built', () => {
	it('is drawn', () => {
		const { code, stdout, stderr } = runCli('map', '--city', bare.id, '--size', '320x200');
		expect([code, stderr]).toEqual([0, '']);
		expect(stdout).toContain('空城');
	});

	it('has a report, on every page of which there is nothing', () => {
		const out = join(folder, 'bare.xlsx');
		const { code, stderr } = runCli('report', '--city', bare.id, '--format', 'xlsx', '--out', out);
		expect([code, stderr]).toEqual([0, expect.stringContaining('written')]);
		expect(existsSync(out)).toBe(true);
	});
});

describe('a city that is not there', () => {
	it.each([
		['map', ['--size', '320x200']],
		['report', ['--format', 'xlsx', '--out', join(folder, 'none.xlsx')]]
	])('%s lists those that are', (command, args) => {
		for (const id of ['atlantis', '../etc', '']) {
			const { code, stderr } = runCli(command, '--city', id, ...args);
			expect([id, code]).toEqual([id, 2]);
			expect(stderr).toContain(`There is no city "${id}"; there is `);
			expect(stderr).toContain(`baoding`);
			expect(stderr).toContain(bare.id);
		}
	});
});
