import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { drawCity } from '../helpers/ascii-city.ts';
import { runCli } from '../helpers/run-cli.ts';
import { openFolder } from './drawn-files.ts';

const { folder, remove } = openFolder();
afterAll(remove);

interface MovedRow {
	kind: string;
	id: string;
	wayId: string;
	apartStreetM: number;
	nearestM: number;
	putM: number | null;
	byM: number | null;
}

/* A street of 600 m, a stub of 40 m beside its middle that joins nothing, and one far to the north. */
const city = drawCity(
	`
                            D   E


A                             B                             C`,
	{ 大街: 'ABC', 断头: 'DE' }
);
const [lng, lat] = city.at('B');
const north: LngLat[] = [
	[lng, lat + 0.02],
	[lng + 0.001, lat + 0.02]
];

function write(name: string, features: [type: 'Point' | 'LineString', coordinates: unknown, id: string][]) {
	const path = join(folder, `${name}.geojson`);
	const collection = features.map(([type, coordinates, id]) => ({
		type: 'Feature',
		properties: { id },
		geometry: { type, coordinates }
	}));
	writeFileSync(path, JSON.stringify({ type: 'FeatureCollection', features: collection }));
	return path;
}

describe('coverage with streets apart', () => {
	const files = [
		'--network',
		write('streets', [
			...city.ways.map(
				({ id, coordinates }) => ['LineString', coordinates, id] as ['LineString', unknown, string]
			),
			['LineString', north, '北岸']
		]),
		'--centres',
		write('centres', [
			['Point', city.beside('A', 'C', 300, 25), 'near'],
			['Point', north[0], 'lone']
		]),
		'--communities',
		write('communities', [
			['Point', city.at('A'), 'k0'],
			['Point', city.beside('A', 'C', 100, 25), 'k1'],
			['Point', city.beside('D', 'E', 30, 5), 'k2']
		])
	];
	const { code, stdout, stderr } = runCli('coverage', ...files, '--json');
	const document = JSON.parse(stdout);

	it('names on stderr and in JSON what was put elsewhere and by how much', () => {
		expect(code).toBe(0);
		expect(
			document.moved.map(({ kind, id, wayId, apartStreetM, nearestM, putM, byM }: MovedRow) => [
				kind,
				id,
				wayId,
				...[apartStreetM, nearestM, putM, byM].map((m) => m && Math.round(m))
			])
		).toEqual([
			['centre', 'near', 'near/1', 40, 5, 25, 20],
			['centre', 'lone', 'lone/1', 87, 0, null, null],
			['community', 'k2', 'k2/1', 40, 5, 35, 30]
		]);
		expect(stderr).toMatch(
			/1 centre nearest to a street apart .*: near \(25 m away, not 5 m, .* 40 m long\)\./
		);
		expect(stderr).toMatch(/1 community nearest to a street apart .*: k2 \(35 m away, not 5 m, /);
		expect(document.warnings).toEqual(
			stderr
				.trim()
				.split('\n')
				.filter((line) => line.startsWith('lianpian: '))
				.map((line) => line.replace('lianpian: ', ''))
		);
	});

	it('names a centre that reaches no community as prominently as a place that is not reached', () => {
		expect(stderr).toMatch(/1 centre on streets that lead to no community .*reaching nobody: lone;/);
		expect(stderr).toMatch(
			/1 centre on a street apart .* no other street within 1 km: lone \(0 m away, 87 m long\)/
		);
		expect(document.centres).toMatchObject([
			{ id: 'near', reachesNobody: false, offNetwork: false },
			{ id: 'lone', reachesNobody: true, offNetwork: false }
		]);
	});

	it('is reported by circles and explain too', () => {
		expect(runCli('circles', ...files).stderr).toMatch(/1 centre nearest to a street apart .*: near /);
		expect(runCli('explain', ...files, '--community', 'k2').stderr).toMatch(
			/street apart .*: k2 \(35 m away/
		);
	});
});
