import type { CommunityPlace } from '#lib/core/coverage/city-places.ts';
import type { Place } from '#lib/core/coverage/place-sites.ts';
import { buildLocalMetres } from '#lib/core/geometry/local-metres.ts';
import { buildRandom } from '#lib/core/geometry/seeded-random.ts';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import type { Network } from '#lib/core/network/types.ts';
import { buildRandomCity } from '../random-city.ts';

export interface RandomCourtyards {
	network: Network;
	centres: Place[];
	communities: CommunityPlace[];
}

/** Blocks of courtyards wall to wall in a random city, with gates of both kinds or none, and a few points. */
export function drawCourtyards(seed: number): RandomCourtyards | undefined {
	const { ways, doors, places } = buildRandomCity(seed);
	if (ways.length === 0) return undefined;
	const random = buildRandom(31 * seed);
	const pick = (count: number) => Math.floor(random() * count);
	const facts = (id: string): Omit<CommunityPlace, 'geometry'> => ({
		id,
		name: id,
		provenance: 'illustrative',
		clusterId: null,
		districtId: random() < 0.1 ? 'renovated' : null,
		households: pick(5) * 40,
		people: 0,
		floorAreaM2: 0,
		...(random() < 0.8 && { buildings: 1 + pick(6), siteAreaM2: 1000 + pick(9) * 500 }),
		walled: random() < 0.9
	});
	const communities = places.slice(0, 3).flatMap((at, block): CommunityPlace[] => {
		if (random() < 0.1) return [{ ...facts(`p${block}`), geometry: { type: 'Point', coordinates: at } }];
		const plane = buildLocalMetres(at);
		const [columns, rows] = [1 + pick(3), 1 + pick(2)];
		const [widthM, heightM, gapM] = [
			20 + random() * 60,
			20 + random() * 60,
			random() < 0.2 ? 0 : random() * 7
		];
		return Array.from({ length: columns * rows }, (_, i): CommunityPlace => {
			const [west, south] = [
				8 + (i % columns) * (widthM + gapM),
				8 + Math.floor(i / columns) * (heightM + gapM)
			];
			const corner = (x: number, y: number) => plane.toLngLat([west + x, south + y]);
			const ring = [
				corner(0, 0),
				corner(widthM, 0),
				corner(widthM, heightM),
				corner(0, heightM),
				corner(0, 0)
			];
			const id = `k${block}-${i}`;
			const gates = Array.from({ length: 1 + pick(2) }, (__, n) => ({
				id: `${id}-e${n}`,
				lngLat: corner(n === 0 ? random() * widthM : 0, n === 0 ? 0 : random() * heightM),
				openTo: random() < 0.6 ? ('all' as const) : ('residents' as const)
			}));
			return {
				...facts(id),
				geometry: { type: 'Polygon', coordinates: [ring] },
				...(random() < 0.8 && { ways: gates })
			};
		});
	});
	return {
		network: buildNetwork(ways),
		centres: doors
			.slice(0, 2)
			.map((lngLat, i): Place => ({ id: `c${i}`, geometry: { type: 'Point', coordinates: lngLat } })),
		communities
	};
}
