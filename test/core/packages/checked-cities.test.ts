import { describe, expect, it } from 'vitest';
import { buildLocalMetres } from '#lib/core/geometry/local-metres.ts';
import { buildRandom } from '#lib/core/geometry/seeded-random.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { listNeighbours } from '#lib/core/neighbours/list-neighbours.ts';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import { MAIN_STREET_CLASSES, type Network, type StreetWay } from '#lib/core/network/types.ts';
import { buildPackageGround, type PlannedCommunity } from '#lib/core/packages/build-package-ground.ts';
import { proposePackages } from '#lib/core/packages/propose-packages.ts';
import type { PackageSettings } from '#lib/core/packages/types.ts';
import { readStreets } from '#lib/server/import/read-streets.ts';
import { buildBruteGround } from '../../helpers/packages/brute-neighbours.ts';
import { areNeighbours, checkPackages } from '../../helpers/packages/check-packages.ts';
import {
	box,
	buildRandomNeighbourhood,
	mainLines,
	ORIGIN
} from '../../helpers/packages/random-neighbourhood.ts';
import { settingsOf } from '../../helpers/packages/small-ground.ts';
import { sharedData } from '../../helpers/shared-data.ts';

const CITIES = 1_000;
const GAP_M = 30;

function propose(communities: readonly PlannedCommunity[], network: Network, settings: PackageSettings) {
	return proposePackages(buildPackageGround({ communities, network, gapM: GAP_M }), settings);
}

describe('packages of whole cities, by an independent checker', () => {
	it(`are right in ${CITIES} random cities`, () => {
		const seen = { packages: 0, unassigned: 0, larger: 0 };
		for (let seed = 1; seed <= CITIES; seed++) {
			const { areas, ways } = buildRandomNeighbourhood(seed, { columns: 3, rows: 3 });
			const settings = settingsOf({ target: 500, least: 300, most: 900, acrossClusters: seed % 4 === 0 });
			const { plan } = propose(areas, buildNetwork(ways), settings);
			const ground = buildBruteGround(ORIGIN, mainLines(ways));
			const rules = { ...settings, gapM: GAP_M };
			expect(checkPackages(plan, areas, ground, rules), `seed ${seed}`).toEqual([]);
			seen.packages += plan.packages.length;
			seen.unassigned += plan.unassigned.length;
			seen.larger += plan.packages.filter(({ communityIds }) => communityIds.length > 2).length;
		}
		expect(Math.min(...Object.values(seen)), JSON.stringify(seen)).toBeGreaterThan(CITIES / 2);
	});

	const real = sharedData('osm/baoding-roads.osm.pbf');
	it.skipIf(real.isMissing)('are right among random blocks on the real streets of Baoding', async () => {
		const { ways } = await readStreets(real.path);
		const blocks = layBlocks(ways, 3);
		const settings = settingsOf({ target: 600, least: 300, most: 900 });
		const { plan } = propose(blocks, buildNetwork(ways), settings);
		const ground = buildBruteGround([115.46, 38.87], mainLines(ways));
		expect(checkPackages(plan, blocks, ground, { ...settings, gapM: GAP_M })).toEqual([]);
		expect(plan.packages.length).toBeGreaterThan(30);
		expect(plan.unassigned.length).toBeGreaterThan(10);
	});
});

describe('the checker', () => {
	const { areas, ways } = buildRandomNeighbourhood(7);
	const settings = settingsOf({ target: 500, least: 300, most: 900 });
	const { plan } = propose(areas, buildNetwork(ways), settings);
	const ground = buildBruteGround(ORIGIN, mainLines(ways));
	const check = (answer: typeof plan) => checkPackages(answer, areas, ground, { ...settings, gapM: GAP_M });
	const [first, ...rest] = plan.packages;

	it('sees what is wrong', () => {
		expect(check(plan)).toEqual([]);
		expect(check({ ...plan, packages: rest })).not.toEqual([]);
		expect(check({ ...plan, packages: [...plan.packages, { ...first!, id: 'copy' }] })).not.toEqual([]);
		const stranger = { ...first!, communityIds: [...first!.communityIds, 'zz'] };
		expect(check({ ...plan, packages: [stranger, ...rest] })).not.toEqual([]);
		const pairs = listNeighbours(areas, buildNetwork(ways), { gapM: GAP_M }).pairs;
		const bordering = new Set(pairs.flatMap(({ a, b }) => [a + b, b + a]));
		const [one, other] = areas.flatMap((a) =>
			areas.filter((b) => a.id < b.id && !bordering.has(a.id + b.id)).map((b) => [a, b])
		)[0]!;
		expect(areNeighbours(one!, other!, ground, GAP_M)).toBe(false);
		const torn = { id: 'torn', name: '', isLocked: false, communityIds: [one!.id, other!.id] };
		expect(check({ ...plan, packages: [torn] }).some((problem) => problem.includes('hang together'))).toBe(
			true
		);
	});
});

/** Loose rasters of plots over random places of main streets, in a few clusters. */
function layBlocks(ways: readonly StreetWay[], seed: number): PlannedCommunity[] {
	const random = buildRandom(seed);
	const mainWays = ways.filter(({ streetClass }) => MAIN_STREET_CLASSES.includes(streetClass));
	const blocks: PlannedCommunity[] = [];
	for (let site = 0; site < 60; site++) {
		const way = mainWays[Math.floor(random() * mainWays.length)]!;
		const { toLngLat } = buildLocalMetres(way.coordinates[0]!);
		const cell = 50 + 50 * random();
		for (let column = 0; column < 3; column++)
			for (let row = 0; row < 3; row++) {
				if (random() < 0.4) continue;
				const ring = box(column * cell, row * cell, cell - 8, cell - 8).map(toLngLat);
				const households = 60 + Math.floor(300 * random());
				const id = `block-${String(blocks.length).padStart(4, '0')}`;
				blocks.push({
					id,
					name: id,
					clusterId: `cluster-${site % 5}`,
					districtId: null,
					households,
					people: 0,
					floorAreaM2: 0,
					geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]!] satisfies LngLat[]] }
				});
			}
	}
	return blocks;
}
