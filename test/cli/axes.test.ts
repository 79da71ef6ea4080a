import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readSeedCity } from '#lib/server/seed/default-city.ts';
import { axes } from '../../src/cli/commands/axes.ts';
import { runCli, runJson } from '../helpers/run-cli.ts';
import { openFolder } from './drawn-files.ts';

interface Axes {
	alongM: number;
	axes: {
		id: string;
		name: string;
		unrenovated: string[];
		all: string[];
		members: { id: string; name: string; state: string; distanceM: number; compass: string }[];
		nearMisses: { id: string; reason: string }[];
		strip: { lengthM: number; sides: { stretches: object[] }[]; crossings: { name: string }[] };
	}[];
	unrenovated: number;
}

const { folder, remove } = openFolder();
afterAll(remove);

describe('axes of the default city', () => {
	const city = runJson<Axes>('axes', '--json');

	it('have the 24 not renovated, and say why', () => {
		expect(city).toMatchObject({ alongM: 50, unrenovated: 24 });
		expect(new Set(city.axes.flatMap(({ all }) => all)).size).toBe(24 + 32);
		for (const { all, unrenovated, members, nearMisses, strip } of city.axes) {
			expect(members.map(({ id }) => id).toSorted()).toEqual(all);
			expect(unrenovated).toEqual(
				members
					.filter(({ state }) => state !== 'accepted')
					.map(({ id }) => id)
					.toSorted()
			);
			for (const { distanceM, name } of members) {
				expect(distanceM).toBeLessThanOrEqual(70);
				expect(name).not.toBe('');
			}
			expect(nearMisses.some(({ id }) => all.includes(id))).toBe(false);
			expect(strip.sides).toHaveLength(2);
			expect(strip.crossings.length).toBeGreaterThan(5);
		}
	});

	it('are the same if they are drawn as lines', async () => {
		const path = join(folder, 'axes.geojson');
		const { features } = await readSeedCity();
		writeFileSync(
			path,
			JSON.stringify({
				...features.axes,
				features: features.axes.features.map((feature) => ({ ...feature, id: feature.properties.id }))
			})
		);
		expect(runJson<Axes>('axes', '--line', path, '--json')).toEqual(city);
	});

	it('are shown as a table in street order', () => {
		const { stdout } = runCli('axes');
		expect(stdout).toContain('朝阳大街\t8 not renovated of 27');
		expect(stdout).toContain('Not renovated along the axes: 24');
		expect(stdout).toMatch(/西侧\t20\t\d+\t未改造/);
	});
});

describe('lines that cannot be used', () => {
	const file = (geometry: object, properties: object = {}) => {
		const path = join(folder, `${JSON.stringify([geometry, properties]).length}.geojson`);
		writeFileSync(path, JSON.stringify({ type: 'Feature', properties, geometry }));
		return path;
	};
	const line = { type: 'LineString', coordinates: '115.46,38.87;115.47,38.87'.split(';').map(toPosition) };
	it.each<[string, string[], RegExp]>([
		['of one point', ['--line', '115.46,38.87'], /two different points, not one/],
		['of none', ['--line', ''], /two different points, not none/],
		['of half a position', ['--line', '115.46;38.87'], /--line takes positions such as .*, not "115\.46"/],
		['along no street', ['--line', '115.0,38.5;115.1,38.5'], /runs along no street/],
		['that are no file', ['--line', 'nowhere.geojson'], /nowhere\.geojson.*no such file/],
		['that are points', ['--line', file({ type: 'Point', coordinates: [115, 38] })], /Point is no line/],
		[
			'with no width',
			['--line', '115.46,38.87;115.47,38.87', '--half-width=-1'],
			/--half-width takes a number of metres, 0 or more, not "-1"/
		],
		[
			'with a width in words',
			['--line', file(line, { halfWidthM: 'wide' })],
			/feature 1.*halfWidthM: "wide" is no number of metres/
		],
		['of half a position, by a Chinese keyboard', ['--line', '115.46，38.87；115.47'], /not "115\.47"/],
		['that are missing', ['--half-width', '10'], /needs --line/],
		['at a distance below 0', ['--along', '-5'], /--along takes a number of metres/]
	])('are refused: %s', async (_, args, message) => {
		await expect(axes.run(args)).rejects.toThrow(message);
	});
});

function toPosition(text: string): number[] {
	return text.split(',').map(Number);
}
