import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FeatureCollection, MultiPolygon } from 'geojson';
import { afterAll, describe, expect, it } from 'vitest';
import { buildCentreField } from '#lib/core/coverage/find-nearest-centres.ts';
import { measurePolygon } from '#lib/core/coverage/measure-polygon.ts';
import { buildStreetMesh } from '#lib/core/drawing/build-street-mesh.ts';
import { drawLifeCircle } from '#lib/core/drawing/draw-life-circle.ts';
import { loadTriedPlan } from '../../src/cli/tried-plan.ts';
import { checkPolygon } from '../helpers/check-polygon.ts';
import { runCli, runJson } from '../helpers/run-cli.ts';
import { area, at, centre, city, filesOf, openFolder } from './drawn-files.ts';

const { drawn, folder, remove } = openFolder();
afterAll(remove);

interface Circle {
	centreId?: string;
	name?: string;
	minutes: number;
	speedMps: number;
	reached?: number;
	missed?: number;
	wronglyInside?: number;
}
type Circles = FeatureCollection<MultiPolygon, Circle> & {
	attribution: string;
	illustrative: boolean;
	whatIf: string | null;
};

const small = drawn(
	[centre('a', city.at('A'), { name: '甲' }), centre('c', city.at('C')), centre('far', [116.5, 39.9])],
	[area('k', [0, 5, 40, 35], [[20, 5]])]
);

describe('circles of the default city', async () => {
	const { answer, centres } = await loadTriedPlan({ city: 'baoding', all: false });
	const { network } = answer.ground;
	const mesh = buildStreetMesh(network);

	it('draws what the core draws, valid and right on the streets', () => {
		const drawing = runJson<Circles>('circles', '--minutes', '15', '--speed', '0.8');
		expect(drawing).toMatchObject({ type: 'FeatureCollection', illustrative: true, whatIf: null });
		expect(drawing.attribution).toContain('OpenStreetMap');
		const [{ geometry, properties }] = drawing.features as [Circles['features'][0]];
		expect(drawing.features).toHaveLength(1);
		const { field } = answer.centreField;
		expect(geometry).toEqual(drawLifeCircle(mesh, field, 720));
		expect(properties).toMatchObject({ minutes: 15, speedMps: 0.8 });
		expect(properties.reached).toBeGreaterThan(10_000);
		// The drawing is exact; what may be left are samples within a rounding of the outline.
		expect(properties.missed! + properties.wronglyInside!).toBeLessThan(properties.reached! / 10_000);
		expect(checkPolygon(geometry)).toEqual([]);
	});

	it('draws each centre on its own, as a search from it alone would have it', () => {
		const { features } = runJson<Circles>('circles', '--each', '--minutes', '15,5');
		expect(features.map(({ properties: { centreId, minutes } }) => [centreId, minutes])).toEqual(
			centres.flatMap(({ id }) => [
				[id, 5],
				[id, 15]
			])
		);
		for (const { geometry, properties } of features)
			expect(checkPolygon(geometry), properties.name).toEqual([]);
		for (const i of [0, 31, 64]) {
			const { geometry, properties } = features[2 * i + 1]!;
			expect(properties.name).toBe(centres[i]!.name);
			const { field } = buildCentreField(network, [answer.ground.centres[i]!]);
			expect(cornersOf(geometry)).toEqual(cornersOf(drawLifeCircle(mesh, field, 900)));
		}
	});

	it('divides the city by nearest centre, for the largest budget', () => {
		const { features } = runJson<Circles>('circles', '--areas', '--minutes', '5,15');
		expect(features.length).toBeGreaterThan(60);
		expect(new Set(features.map(({ properties }) => properties.centreId)).size).toBe(features.length);
		for (const { geometry, properties } of features) {
			expect(properties.minutes).toBe(15);
			expect(checkPolygon(geometry), properties.name).toEqual([]);
		}
	});
});

describe('circles over files', () => {
	it('goes as far as the walk, leaves out a centre off the streets and says so', () => {
		const { code, stdout, stderr } = runCli('circles', '--each', '--minutes', '2', ...small);
		expect(code).toBe(0);
		expect(stderr).toMatch(/centres further than 1 km from every street, left out: far;/);
		const { features } = JSON.parse(stdout) as Circles;
		expect(features.map(({ properties: { centreId, name } }) => [centreId, name])).toEqual([
			['a', '甲'],
			['c', 'c']
		]);
		// 120 m along 北街 from A, and no street westwards.
		const [west, east] = rangeOf(features[0]!.geometry);
		const lngAfter = (alongM: number) => city.beside('A', 'B', alongM)[0];
		expect(east).toBeGreaterThan(lngAfter(119.9));
		expect(east).toBeLessThan(lngAfter(121));
		expect(west).toBeLessThan(lngAfter(0));
	});

	it('draws the plan as it would be', () => {
		const tried = ['--what-if', `move~a~${at(200)}`, '--minutes', '2'];
		const [circle] = runJson<Circles>('circles', '--each', ...tried, ...small).features;
		const [west, east] = rangeOf(circle!.geometry);
		expect(west).toBeGreaterThan(at(79)[0]);
		expect(east).toBeLessThan(at(321)[0]);
	});

	it('writes a file whole with what the circle gets wrong, and nothing on stdout', async () => {
		const path = join(folder, 'circles.geojson');
		const { code, stdout } = runCli('circles', '--minutes', '2', '--out', path, ...small);
		expect([code, stdout]).toEqual([0, '']);
		const written = JSON.parse(readFileSync(path, 'utf8')) as Circles;
		const [{ geometry, properties }] = written.features as [Circles['features'][0]];
		const { answer } = await loadTriedPlan({ city: 'baoding', all: false, ...filesOf(small) });
		const error = measurePolygon(answer.centreField.field, geometry, 120, { stepM: 5 });
		expect(properties).toEqual({ minutes: 2, speedMps: 1, ...error });
		expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
	});

	it('measures every circle: means, the worst and all together', () => {
		const { errors } = runJson<{ errors: Record<string, unknown>[] }>(
			'circles',
			'--errors',
			'--minutes',
			'2,4',
			'--json',
			...small
		);
		expect(errors.map(({ minutes, centres }) => [minutes, centres])).toEqual([
			[2, 2],
			[4, 2]
		]);
		// 120 m from A; from C 120 m along 南街, and the 100 m of 东街 with 20 m of 北街: samples every 5 m.
		expect(errors[0]).toMatchObject({
			mean: { missedPercent: 0, wronglyInsidePercent: 0 },
			worst: { missedPercent: 0, missedCentreId: null },
			total: { missed: 0, wronglyInside: 0 },
			union: { missed: 0, wronglyInside: 0 }
		});
		const { reached } = errors[0]!['total'] as { reached: number };
		expect(Math.abs(reached - (120 + 120 + 100 + 20) / 5)).toBeLessThan(4);
		const table = runCli('circles', '--errors', '--minutes', '2', ...small).stdout;
		expect(table).toMatch(/^minutes\tcentres\tmean missed/m);
		expect(table).toMatch(/^2\t2\t0\.000\t/m);
	});
});

/** A polygon's corners in an order of their own: rings may begin anywhere, and come in any order. */
const cornersOf = ({ coordinates }: MultiPolygon) => [...new Set(coordinates.flat(2).map(String))].toSorted();

function rangeOf({ coordinates }: MultiPolygon): [west: number, east: number] {
	const lngs = coordinates.flat(2).map(([lng]) => lng!);
	return [Math.min(...lngs), Math.max(...lngs)];
}
