import { buildLocalMetres } from '#lib/core/geometry/local-metres.ts';
import { buildRandom, type Random } from '#lib/core/geometry/seeded-random.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import type { Network } from '#lib/core/network/types.ts';
import type { Place } from '#lib/core/coverage/place-sites.ts';
import type { KnownGround } from '#lib/core/openings/known-ground.ts';
import type { Edit } from '#lib/core/what-if/types.ts';
import { buildRandomCity } from '../../helpers/random-city.ts';

export interface RandomPlan {
	network: Network;
	places: { centres: Place[]; communities: Place[] };
	/** Of each community; some are not counted. */
	households: number[];
}

/**
 * A random city with communities of all sorts: points, blocks with entrances given or derived, a few of them walled
 * by nothing, and rows of blocks that share walls. `undefined` where the streets came out empty.
 */
export function buildRandomPlan(seed: number, { isShuffled = false } = {}): RandomPlan | undefined {
	const { ways, doors, places } = buildRandomCity(seed);
	if (ways.length === 0) return undefined;
	const random = buildRandom(7 * seed);
	const communities = places.flatMap((at, i) => placesAt(random, at, `k${i}`));
	const households = communities.map(() => (random() < 0.15 ? 0 : 1 + Math.floor(random() * 4) * 100));
	const order = [...communities.keys()];
	if (isShuffled) order.reverse();
	return {
		network: buildNetwork(isShuffled ? ways.toReversed() : ways),
		places: {
			centres: doors.slice(0, 2).map((lngLat, i) => ({
				id: `c${i}`,
				geometry: { type: 'Point', coordinates: lngLat }
			})),
			communities: order.map((i) => communities[i]!)
		},
		households: order.map((i) => households[i]!)
	};
}

function placesAt(random: Random, at: LngLat, id: string): Place[] {
	if (random() < 0.3) return [{ id, geometry: { type: 'Point', coordinates: at } }];
	const plane = buildLocalMetres(at);
	const [widthM, heightM] = [30 + random() * 90, 30 + random() * 60];
	const count = random() < 0.5 ? 1 : 2;
	return Array.from({ length: count }, (_, k): Place => {
		const westM = 5 + k * (widthM + random() * 5);
		const corner = (x: number, y: number) => plane.toLngLat([westM + x, 5 + y]);
		const ring = [corner(0, 0), corner(widthM, 0), corner(widthM, heightM), corner(0, heightM), corner(0, 0)];
		const hasOwn = random() < 0.7;
		const gates = Array.from({ length: 1 + Math.floor(random() * 2) }, (__, n) => ({
			id: `${id}-${k}-e${n}`,
			lngLat: corner(n === 0 ? random() * widthM : widthM, n === 0 ? 0 : random() * heightM),
			openTo: random() < 0.7 ? ('all' as const) : ('residents' as const)
		}));
		return {
			id: `${id}-${k}`,
			geometry: { type: 'Polygon', coordinates: [ring] },
			ways: hasOwn ? gates : undefined,
			walled: random() < 0.85
		};
	});
}

/** Buildings in the blocks of a random plan, turned as they come, and a railway. */
export function buildRandomKnown(seed: number, { network }: Pick<RandomPlan, 'network'>): KnownGround {
	const random = buildRandom(13 * seed);
	const [west, south, east, north] = network.bbox;
	const spot = (): LngLat => [west + random() * (east - west), south + random() * (north - south)];
	const areas = Array.from({ length: 24 }, (): KnownGround['areas'][number] => {
		const { toLngLat } = buildLocalMetres(spot());
		const [length, width, angle] = [10 + random() * 50, 8 + random() * 10, random() * Math.PI];
		const corner = (u: number, v: number) =>
			toLngLat([
				u * length * Math.cos(angle) - v * width * Math.sin(angle),
				u * length * Math.sin(angle) + v * width * Math.cos(angle)
			]);
		return {
			type: 'Polygon',
			coordinates: [[corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1), corner(0, 0)]]
		};
	});
	return { areas, lines: [[spot(), spot()]], hasBuildings: true };
}

/** Any edit that may be made of a random plan; not every one can. */
export function drawEdit(random: Random, { places }: RandomPlan, n: number): Edit {
	const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)]!;
	const { centres, communities } = places;
	const pointOf = ({ geometry }: Place) =>
		(geometry.type === 'Point' ? geometry.coordinates : geometry.coordinates[0]![0]) as LngLat;
	const near = (): LngLat => {
		const [lng, lat] = pointOf(pick([...centres, ...communities]));
		return [lng + (random() - 0.5) * 0.002, lat + (random() - 0.5) * 0.002];
	};
	const community = pick(communities);
	const twin = communities.find(({ id }) => id === community.id.replace(/0$/, '1'));
	return pick<() => Edit>([
		() => ({ kind: 'add-centre', centreId: `new${n}`, lngLat: near() }),
		() => ({ kind: 'close-centre', centreId: 'c1' }),
		() => ({ kind: 'add-link', linkId: `link${n}`, lngLats: [near(), near()] }),
		() => ({ kind: 'add-barrier', barrierId: `barrier${n}`, lngLats: [near(), near()] }),
		() => ({ kind: 'open-community', communityId: community.id }),
		() => ({
			kind: 'open-wall',
			communityIds: [community.id, (twin ?? pick(communities)).id],
			lngLat: pointOf(twin ?? community)
		}),
		() => ({
			kind: 'add-entrance',
			communityId: community.id,
			entranceId: `opening-${community.id}-1`,
			lngLat: pointOf(community),
			openTo: 'all'
		})
	])();
}
