import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readControl } from '../../src/cli/intake/read-control.ts';

const folder = mkdtempSync(join(tmpdir(), 'lianpian-control-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(text: string): string {
	const path = join(folder, 'control.csv');
	writeFileSync(path, text);
	return path;
}

test('control points are read in degrees, or in a system that is said', async () => {
	expect(
		await readControl(
			write('\uFEFFX,Y,lng,lat,out\r\n512.3,1040.75,115.48,38.87,\r\n\r\n9,8,115.5,38.9,x\r\n')
		)
	).toEqual([
		{ xy: [512.3, 1040.75], at: [115.48, 38.87] },
		{ xy: [9, 8], at: [115.5, 38.9], isOut: true }
	]);
	expect(await readControl(write('x;y;east;north;crs\n1;2;628000;4304000;EPSG:4547\n'))).toEqual([
		{ xy: [1, 2], at: [628000, 4304000], crs: 'EPSG:4547' }
	]);
});

test.each([
	['x,y,lng\n1,2,3\n', /control\.csv: has no column lat/],
	['x,y,lng,lat\n1,2,115.4,38.8\n1,二,115.4,38.8\n', /line 3 has the y "二", which is no number/],
	['x,y,lng,lat\n1,,115.4,38.8\n', /line 2 has the y ""/]
])('a table that is none says which line and what helps: %j', async (text, why) => {
	await expect(readControl(write(text))).rejects.toThrow(why);
	await expect(readControl(write(text))).rejects.toThrow(/x,y,lng,lat/);
});

test('a table that is not there is told', async () => {
	await expect(readControl(join(folder, 'none.csv'))).rejects.toThrow(/none\.csv/);
});
