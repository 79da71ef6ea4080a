import { readFileSync } from 'node:fs';
import { area, difference, featureCollection, feature } from '@turf/turf';
import type { MultiPolygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { listCentrePlaces } from '#lib/core/coverage/city-places.ts';
import { measureLeftOut } from '#lib/core/coverage/measure-left-out.ts';
import { placeSites } from '#lib/core/coverage/place-sites.ts';
import { buildStreetMesh } from '#lib/core/drawing/build-street-mesh.ts';
import { drawLifeCircle } from '#lib/core/drawing/draw-life-circle.ts';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import { decodeNetwork } from '#lib/core/network/decode-network.ts';
import { buildSnapper } from '#lib/core/network/snap.ts';
import type { Network } from '#lib/core/network/types.ts';
import { buildWalkField, type Source } from '#lib/core/network/walk-field.ts';
import { cityFiles } from '#lib/server/city-files.ts';
import { readStreets } from '#lib/server/import/read-streets.ts';
import { readSeedCity } from '#lib/server/seed/default-city.ts';
import { checkPolygon } from '../../helpers/check-polygon.ts';
import { buildRandomCity } from '../../helpers/random-city.ts';
import { sharedData } from '../../helpers/shared-data.ts';
import { howMany } from '../../helpers/how-many.ts';

/** Coordinates are rounded to a micrometre, and so is the way along a few hundred metres of outline. */
const ROUNDING_M2 = 0.001;

/** Square metres that each circle leaves out of the one before it, by a program for polygons that draws nothing. */
function listLeftOut(circles: readonly MultiPolygon[]): number[] {
	return circles.slice(1).map((larger, i) => {
		const smaller = circles[i]!;
		if (smaller.coordinates.length === 0) return 0;
		const left = difference(featureCollection([feature(smaller), feature(larger)]));
		return left ? area(left) : 0;
	});
}

async function listDefaultCentres(network: Network): Promise<Source[][]> {
	const { features } = await readSeedCity();
	return placeSites(listCentrePlaces(features), buildSnapper(network)).map(({ positions }) =>
		positions.flatMap((position) => (position ? [{ position, site: 0 }] : []))
	);
}

function expectNested(network: Network, centres: readonly (readonly Source[])[], limitsM: readonly number[]) {
	const mesh = buildStreetMesh(network);
	let pairs = 0;
	for (const [i, sources] of centres.entries()) {
		const field = buildWalkField(network, sources, { limitM: limitsM.at(-1)! });
		const leftOut = listLeftOut(limitsM.map((limitM) => drawLifeCircle(mesh, field, limitM)));
		for (const m2 of leftOut) expect(m2, `centre ${i}: ${leftOut.join(', ')}`).toBeLessThan(ROUNDING_M2);
		pairs += leftOut.length;
	}
	return pairs;
}

describe('a larger life circle holds all ground of a smaller one', () => {
	const LADDER_M = [5, 10, 15, 20, 30].map((minutes) => 60 * minutes);

	it('of every centre of the default city, and of all together', async () => {
		const network = decodeNetwork(new Uint8Array(readFileSync(cityFiles('baoding').network)));
		const centres = await listDefaultCentres(network);
		expect(expectNested(network, [...centres, centres.flat()], LADDER_M)).toBe(66 * 4);
	});

	it.skipIf(sharedData('osm/baoding-roads.osm.pbf').isMissing)('on the real streets of Baoding', async () => {
		const network = buildNetwork((await readStreets(sharedData('osm/baoding-roads.osm.pbf').path)).ways);
		const centres = (await listDefaultCentres(network)).filter((_, i) => i % 4 === 0);
		expect(expectNested(network, centres, LADDER_M)).toBe(17 * 4);
	});

	it('on random cities, from budget to budget by any step', () => {
		let pairs = 0;
		const cities = howMany(20);
		for (let seed = 1; seed <= cities; seed++) {
			const { ways, doors, places } = buildRandomCity(seed);
			const network = buildNetwork(ways);
			const snapper = buildSnapper(network);
			const sources = [...doors, ...places.slice(0, seed % 7)].flatMap((door, site) => {
				const position = snapper.find(door);
				return position ? [{ position, site }] : [];
			});
			// Steps from a decimetre, where outlines all but touch, to hundreds of metres.
			const limitsM = [3, 40, 40.1, 101.5, 150, 151, 250, 300, 310, 450, 600, 1000, 1555, Infinity];
			pairs += expectNested(network, [sources], limitsM);
		}
		expect(pairs).toBe(cities * 13);
	});
});

describe('ground left out', () => {
	const square = (x: number, size: number): MultiPolygon => ({
		type: 'MultiPolygon',
		coordinates: [
			[
				[
					[x, 0],
					[x + size, 0],
					[x + size, size],
					[x, size],
					[x, 0]
				]
			]
		]
	});
	const nothing: MultiPolygon = { type: 'MultiPolygon', coordinates: [] };

	it('is the part of the smaller that the larger does not hold', () => {
		expect(checkPolygon(square(0, 0.001))).toEqual([]);
		const whole = area(square(0, 0.001));
		expect(measureLeftOut(square(0, 0.001), square(0, 0.002))).toBe(0);
		expect(measureLeftOut(square(0, 0.001), square(0.0005, 0.002))).toBeCloseTo(whole / 2, 3);
		expect(measureLeftOut(square(0, 0.001), nothing)).toBeCloseTo(whole, 3);
		expect(measureLeftOut(nothing, square(0, 0.001))).toBe(0);
	});
});
