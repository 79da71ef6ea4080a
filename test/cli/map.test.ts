import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadSeedCity } from '#lib/server/loaded-city.ts';
import { drawStaticMap } from '#lib/server/static/draw-static-map.ts';
import { readStaticRequest } from '#lib/server/static/read-static-request.ts';
import { map } from '../../src/cli/commands/map.ts';
import { UsageError } from '../../src/cli/usage.ts';
import { runCli, runCliProcess } from '../helpers/run-cli.ts';
import { openFolder } from './drawn-files.ts';

const { folder, remove } = openFolder();
afterAll(remove);

describe('lianpian map', () => {
	it('prints the picture that the address gives, byte for byte', async () => {
		const query = 'layers=centres,not-renovated&lang=en';
		const { code, stdout, stderr } = runCli('map', '--size', '320x200', '--query', query, '--legend');
		expect([code, stderr]).toEqual([0, '']);
		const asked = readStaticRequest('auto', '320x200.svg', new URLSearchParams(`${query}&legend=1`));
		const drawn = await drawStaticMap({ ...(await loadSeedCity('baoding')), revision: 1 }, asked);
		expect(stdout).toBe(new TextDecoder().decode(drawn));
	});

	it('lays a sheet out', () => {
		const out = join(folder, 'sheet.svg');
		const { code, stdout } = runCli(
			'map',
			'--paper',
			'A3',
			'--portrait',
			'--scale',
			'20000',
			'--query',
			'?foo=1&layers=districts',
			'--title',
			'甲',
			'--internal',
			'--out',
			out
		);
		expect([code, stdout]).toEqual([0, '']);
		const svg = readFileSync(out, 'utf8');
		expect(svg).toMatch(/^<svg[^>]+width="297mm" height="420mm"/);
		for (const words of ['1:20,000', '>甲<', '内部使用', '须送审']) expect(svg).toContain(words);
	});

	it.each([
		[['--size', '9x9'], /--size takes sides from 16 to 4096/],
		[['--at', 'home'], /--at takes auto, longitude,latitude,zoom/],
		[['--query', 'minutes=9'], /--query: minutes takes two whole numbers/],
		[['--query', 'select=axis:none'], /select takes axis: and one of/],
		[['--scale', '5000'], /give --paper with it/],
		[['--paper', 'A4', '--scale', 'big'], /--scale takes a whole number/],
		[['--paper', 'A4', '--size', '80x60'], /--size is of pictures/],
		[['--paper', 'A4', '--portrait', '--landscape'], /one of --landscape and --portrait/],
		[['--city', 'atlantis'], /no city "atlantis"; there is baoding/],
		[['--out', 'map.gif'], /\.png, \.svg, \.pdf, not "map\.gif"/]
	])('refuses %j in one line', async (args, message) => {
		const refused = map.run(args);
		await expect(refused).rejects.toBeInstanceOf(UsageError);
		await expect(refused).rejects.toThrow(message);
		await expect(refused).rejects.not.toThrow(/\n/);
	});

	it('without a browser says so, and leaves the file that was there', () => {
		const out = join(folder, 'map.png');
		writeFileSync(out, 'before');
		const before = process.env.CHROME_PATH;
		process.env.CHROME_PATH = '/nowhere/chrome';
		const { code, stderr } = runCliProcess('map', '--size', '80x60', '--out', out);
		if (before === undefined) delete process.env.CHROME_PATH;
		else process.env.CHROME_PATH = before;
		expect(code).toBe(2);
		expect(stderr).toMatch(/CHROME_PATH is \/nowhere\/chrome.+\.svg needs none/);
		expect([readFileSync(out, 'utf8'), existsSync(`${out}.tmp`)]).toEqual(['before', false]);
	});
});
