import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listCentrePlaces } from '#lib/core/coverage/city-places.ts';
import { measurePolygon } from '#lib/core/coverage/measure-polygon.ts';
import { placeSites } from '#lib/core/coverage/place-sites.ts';
import { buildStreetMesh } from '#lib/core/drawing/build-street-mesh.ts';
import { drawLifeCircle } from '#lib/core/drawing/draw-life-circle.ts';
import { drawServiceAreas } from '#lib/core/drawing/draw-service-areas.ts';
import { buildRandom } from '#lib/core/geometry/seeded-random.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import { decodeNetwork } from '#lib/core/network/decode-network.ts';
import { buildSnapper } from '#lib/core/network/snap.ts';
import type { Network } from '#lib/core/network/types.ts';
import { buildWalkField, type Source } from '#lib/core/network/walk-field.ts';
import { cityFiles } from '#lib/server/city-files.ts';
import { readStreets } from '#lib/server/import/read-streets.ts';
import { readSeedCity } from '#lib/server/seed/default-city.ts';
import { checkPolygon } from '../../helpers/check-polygon.ts';
import { sharedData } from '../../helpers/shared-data.ts';

const baoding = sharedData('osm/baoding-roads.osm.pbf');
const monaco = sharedData('osm/monaco.osm.pbf');

/** The doors of the default city's 65 centres, each its own list. */
async function listCentres(network: Network): Promise<Source[][]> {
	const { features } = await readSeedCity();
	return placeSites(listCentrePlaces(features), buildSnapper(network)).map(({ positions }, site) =>
		positions.flatMap((position) => (position ? [{ position, site }] : []))
	);
}

/** Draws and measures: the union of all at each limit, and some centres each for itself at the first. */
function expectExact(network: Network, centres: Source[][], limitsM: number[], mostWrong: number) {
	const mesh = buildStreetMesh(network);
	expect(mesh.unplacedSegments).toBe(0);
	const all = buildWalkField(network, centres.flat());
	for (const limitM of limitsM) {
		const circle = drawLifeCircle(mesh, all, limitM);
		expect(checkPolygon(circle)).toEqual([]);
		const { reached, missed, wronglyInside } = measurePolygon(all, circle, limitM);
		expect(reached).toBeGreaterThan(2000);
		expect(missed).toBe(0);
		expect(wronglyInside / reached).toBeLessThanOrEqual(mostWrong);
	}
	const limitM = limitsM[0]!;
	for (const [i, centre] of centres.entries()) {
		if (centre.length === 0) continue;
		const field = buildWalkField(network, centre, { limitM });
		const circle = drawLifeCircle(mesh, field, limitM);
		expect(checkPolygon(circle)).toEqual([]);
		// A few hundred vertices at most, so that 65 of them are drawn and moved with ease.
		expect(circle.coordinates.flat(2).length).toBeLessThan(700);
		if (i % 16 > 0) continue;
		const { reached, missed, wronglyInside } = measurePolygon(field, circle, limitM);
		expect(missed).toBe(0);
		expect(wronglyInside / reached).toBeLessThanOrEqual(0.005);
	}
	for (const [site, area] of drawServiceAreas(mesh, all, limitM))
		expect([site, checkPolygon(area)]).toEqual([site, []]);
}

describe('outlines are exact on the streets', () => {
	it('of the default city', async () => {
		const network = decodeNetwork(new Uint8Array(readFileSync(cityFiles('baoding').network)));
		expectExact(network, await listCentres(network), [900, 1800], 0);
	});

	it.skipIf(baoding.isMissing)('of the real Baoding', async () => {
		const network = buildNetwork((await readStreets(baoding.path)).ways);
		expectExact(network, await listCentres(network), [900, 300], 0.0005);
	});

	it.skipIf(monaco.isMissing)('of Monaco, with bridges and streets over streets', async () => {
		const network = buildNetwork((await readStreets(monaco.path)).ways);
		const [west, south, east, north] = network.bbox;
		const random = buildRandom(5);
		const snapper = buildSnapper(network);
		const centres = Array.from({ length: 20 }, (_, site): Source[] => {
			const lngLat: LngLat = [west + random() * (east - west), south + random() * (north - south)];
			const position = snapper.find(lngLat);
			return position ? [{ position, site }] : [];
		});
		expectExact(network, centres, [600, 300, 900], 0.001);
	});
});
