import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataFolder, projectRoot, tilesFolder } from '#lib/server/paths.ts';

describe('paths', () => {
	it('start at the folder of the project', () => {
		expect(existsSync(join(projectRoot(), 'svelte.config.js'))).toBe(true);
		expect(tilesFolder()).toBe(join(projectRoot(), 'tiles'));
	});

	it('put the embedded database where LIANPIAN_DATA says, else into the project', () => {
		expect(dataFolder({})).toBe(join(projectRoot(), '.lianpian'));
		expect(dataFolder({ LIANPIAN_DATA: '' })).toBe(join(projectRoot(), '.lianpian'));
		expect(dataFolder({ LIANPIAN_DATA: 'x/y' })).toBe(resolve('x/y'));
	});
});
