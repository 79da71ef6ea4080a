import { isInRing } from '#lib/core/geometry/point-in-rings.ts';
import { ringCentroid } from '#lib/core/geometry/ring-centroid.ts';
import FlatQueue from 'flatqueue';
import type { Feature, Point, Polygon } from 'geojson';
import type { CentreProps, CommunityProps, Door } from '#lib/core/city/types.ts';
import type { Random } from '#lib/core/geometry/seeded-random.ts';
import type { Xy } from '#lib/core/geometry/types.ts';
import type { ClusterShape } from './group-clusters.ts';
import { CHINESE_NUMERALS, toClusterId } from './describe-communities.ts';
import { DISTRICTS, getDistrict } from './districts.ts';
import { fromMiddleM } from './old-town.ts';
import { toLngLat, toXy } from './plane.ts';
import { between, distanceM } from './polygon.ts';
import type { IndexedSide, StreetIndex } from './street-index.ts';
import type { StreetPlan } from './street-plan.ts';

/** Published. */
export const CENTRE_COUNT = 65;

const CIRCLE_M = 900;
const WIDE_CIRCLE_M = 1800;
/** No two centres nearer than this. */
const APART_M = 480;
const TWO_DOOR_COUNT = 10;

/** Households of communities not renovated within a quarter of an hour's and half an hour's walk: assumed. */
const COVERAGE_GOAL = { near: 0.765, wide: 0.972 };

/** Distance from the middle at which people's weight in siting is halved: centres favour the town over its edge. */
const FALL_OFF_M = [12_000, 8000, 6500, 5600, 5000, 4600, 4300, 4000];
/** Weight of old communities relative to all residents. */
const OLD_SHARES = [0.75, 0.6, 0.45, 0.3, 0.15, 0];

interface Place {
	side: IndexedSide;
	/** Metres along the side from `a`. */
	alongM: number;
	accessM: number;
}

interface Spot extends Place {
	xy: Xy;
	/** Indexes of the demands within reach. */
	reached: number[];
}

/** A community, or the homes of a plot. */
interface Demand {
	xy: Xy;
	/** Of a community not renovated, else 0. */
	households: number;
	/** Of homes, else 0. */
	areaM2: number;
	/** Its entrances. */
	places: Place[];
}

/**
 * Places 65 centres with doors on streets, five or six to a cluster by population: greedily where most demand
 * is not yet reached, partly for the old communities, partly for everybody, weighted so that the old
 * communities' coverage comes nearest to {@link COVERAGE_GOAL}.
 */
export function siteCentres(
	plan: StreetPlan,
	clusters: readonly ClusterShape[],
	communities: readonly Feature<Polygon, CommunityProps>[],
	homes: readonly { xy: Xy; areaM2: number }[],
	streets: StreetIndex,
	random: Random
): Feature<Point, CentreProps>[] {
	const demands = listDemands(communities, homes, streets);
	const listReached = buildReach(plan, streets, demands);
	const counts = shareOut(clusters);
	const spots = clusters.map((cluster) =>
		drawSpots(streets, plan.toRing(cluster.ring), random).map((spot): Spot => ({
			...spot,
			reached: listReached(spot, CIRCLE_M)
		}))
	);
	const households = demands.reduce((sum, demand) => sum + demand.households, 0);
	const coverage = (reached: readonly number[][]) =>
		[...new Set(reached.flat())].reduce((sum, i) => sum + demands[i]!.households, 0) / households;
	let best: { chosen: Spot[][]; miss: number } | undefined;
	for (const fallOffM of FALL_OFF_M)
		for (const oldShare of OLD_SHARES) {
			const chosen = chooseSpots(spots, counts, weigh(demands, oldShare, fallOffM));
			const all = chosen.flat();
			const nearMiss = Math.abs(coverage(all.map(({ reached }) => reached)) - COVERAGE_GOAL.near);
			if (best && nearMiss >= best.miss) continue;
			const wide = coverage(all.map((spot) => listReached(spot, WIDE_CIRCLE_M)));
			const miss = nearMiss + 2 * Math.abs(wide - COVERAGE_GOAL.wide);
			if (!best || miss < best.miss) best = { chosen, miss };
		}
	return describe(best!.chosen, plan, clusters, streets, random);
}

/** Shares of the whole demand. */
function weigh(demands: readonly Demand[], oldShare: number, fallOffM: number): number[] {
	const near = demands.map(({ xy }) => 0.5 ** ((fromMiddleM(xy) / fallOffM) ** 2));
	const households = demands.reduce((sum, demand, i) => sum + demand.households * near[i]!, 0);
	const areaM2 = demands.reduce((sum, demand, i) => sum + demand.areaM2 * near[i]!, 0);
	return demands.map(
		(demand, i) =>
			((oldShare * demand.households) / households + ((1 - oldShare) * demand.areaM2) / areaM2) * near[i]!
	);
}

/** Five each, the rest to the most populous clusters. */
function shareOut(clusters: readonly ClusterShape[]): number[] {
	const base = Math.floor(CENTRE_COUNT / clusters.length);
	const counts = clusters.map(() => base);
	const byPeople = [...clusters.keys()].toSorted(
		(a, b) => clusters[b]!.population - clusters[a]!.population || a - b
	);
	for (const cluster of byPeople.slice(0, CENTRE_COUNT - base * clusters.length)) counts[cluster]!++;
	return counts;
}

function listDemands(
	communities: readonly Feature<Polygon, CommunityProps>[],
	homes: readonly { xy: Xy; areaM2: number }[],
	streets: StreetIndex
): Demand[] {
	const listPlaces = (xys: Xy[]) =>
		xys.flatMap((xy): Place[] => {
			const found = streets.findNearest(xy, 400);
			if (!found) return [];
			const { side, share, metres } = found;
			return [{ side, alongM: share * distanceM(side.from, side.to), accessM: metres }];
		});
	return [
		...communities
			.filter(({ properties }) => properties.state === 'not-renovated')
			.map(({ properties: { entrances, households } }): Demand => {
				const xys = entrances.map(({ lngLat }) => toXy(lngLat));
				return { xy: xys[0]!, households, areaM2: 0, places: listPlaces(xys) };
			}),
		...homes.map(({ xy, areaM2 }): Demand => ({ xy, households: 0, areaM2, places: listPlaces([xy]) }))
	];
}

/** Draws places along streets inside a cluster, on sides long enough to be off the junctions. */
function drawSpots(streets: StreetIndex, ring: readonly Xy[], random: Random): Omit<Spot, 'reached'>[] {
	return streets.sides.flatMap((side) => {
		const lengthM = distanceM(side.from, side.to);
		if (side.kind === 'railway' || side.kind === 'trunk' || lengthM < 60) return [];
		const draw = random();
		const share = 0.3 + 0.4 * random();
		const xy = between(side.from, side.to, share);
		// A third of the lanes and half of the main streets are enough to choose from.
		if (draw > (side.kind === 'lane' ? 0.3 : 0.5) || !isInRing(ring, xy)) return [];
		return [{ side, xy, alongM: share * lengthM, accessM: 0 }];
	});
}

type Reach = (from: Place, budgetM: number) => number[];

/** Which demands a walk from a place along a street reaches within a budget; Dijkstra. */
function buildReach(plan: StreetPlan, streets: StreetIndex, demands: readonly Demand[]): Reach {
	const around = plan.nodes.map((): { node: number; metres: number }[] => []);
	for (const { a, b, from, to, kind } of streets.sides) {
		if (kind === 'railway') continue;
		const metres = distanceM(from, to);
		around[a]!.push({ node: b, metres });
		around[b]!.push({ node: a, metres });
	}
	const demandsAt = new Map<number, { demand: number; metres: number }[]>();
	for (const [demand, { places }] of demands.entries())
		for (const { side, alongM, accessM } of places)
			for (const [node, metres] of [
				[side.a, alongM],
				[side.b, distanceM(side.from, side.to) - alongM]
			] as const) {
				const list = demandsAt.get(node) ?? [];
				list.push({ demand, metres: metres + accessM });
				demandsAt.set(node, list);
			}
	const reachedAt = new Float64Array(plan.nodes.length);
	return ({ side, alongM }, budgetM) => {
		reachedAt.fill(Infinity);
		const reached = new Set<number>();
		const queue = new FlatQueue<number>();
		queue.push(side.a, alongM);
		queue.push(side.b, distanceM(side.from, side.to) - alongM);
		for (;;) {
			const metres = queue.peekValue();
			const node = queue.pop();
			if (node === undefined || metres === undefined || metres > budgetM) break;
			if (metres >= reachedAt[node]!) continue;
			reachedAt[node] = metres;
			for (const there of demandsAt.get(node) ?? [])
				if (metres + there.metres <= budgetM) reached.add(there.demand);
			for (const next of around[node]!)
				if (metres + next.metres < reachedAt[next.node]!) queue.push(next.node, metres + next.metres);
		}
		return [...reached].toSorted((a, b) => a - b);
	};
}

/** Greedy, cluster by cluster in turns, so that neighbouring clusters do not take the same sites. */
function chooseSpots(
	spots: readonly Spot[][],
	counts: readonly number[],
	weights: readonly number[]
): Spot[][] {
	const covered = new Set<number>();
	const chosen = spots.map((): Spot[] => []);
	for (let round = 0; round < Math.max(...counts); round++)
		for (const [cluster, candidates] of spots.entries()) {
			if (round >= counts[cluster]!) continue;
			const taken = chosen.flat();
			let best: { spot: Spot; gain: number } | undefined;
			for (const spot of candidates) {
				const gain = spot.reached.reduce((sum, i) => (covered.has(i) ? sum : sum + weights[i]!), 0);
				if (best && gain <= best.gain) continue;
				if (taken.every((other) => distanceM(other.xy, spot.xy) >= APART_M)) best = { spot, gain };
			}
			if (!best) throw new Error(`No room for another centre in cluster ${cluster + 1}.`);
			chosen[cluster]!.push(best.spot);
			for (const i of best.spot.reached) covered.add(i);
		}
	return chosen;
}

function describe(
	chosen: readonly Spot[][],
	plan: StreetPlan,
	clusters: readonly ClusterShape[],
	streets: StreetIndex,
	random: Random
): Feature<Point, CentreProps>[] {
	const ordered = chosen.flatMap((spots, cluster) => {
		const middle = ringCentroid(plan.toRing(clusters[cluster]!.ring)).xy;
		// The first centre is the one in the middle, the others follow clockwise from the north.
		const turn = ({ xy }: Spot) =>
			(Math.atan2(xy[0] - middle[0], xy[1] - middle[1]) + 2 * Math.PI) % (2 * Math.PI);
		const [first, ...others] = spots.toSorted((a, b) => distanceM(a.xy, middle) - distanceM(b.xy, middle));
		return [first!, ...others.toSorted((a, b) => turn(a) - turn(b))].map((spot, i) => ({
			spot,
			cluster,
			number: i + 1
		}));
	});
	const draws = ordered.map((_, i) => ({ i, draw: random() })).toSorted((a, b) => a.draw - b.draw);
	const second = new Map<number, Xy>();
	for (const { i } of draws) {
		const xy = second.size < TWO_DOOR_COUNT ? findSecondDoor(ordered[i]!.spot, streets) : undefined;
		if (xy) second.set(i, xy);
	}
	return ordered.map(({ spot, cluster, number }, i): Feature<Point, CentreProps> => {
		const id = `centre-${String(i + 1).padStart(2, '0')}`;
		const places = [spot.xy, ...(second.has(i) ? [second.get(i)!] : [])];
		const doors = places.map((xy, k): Door => ({
			id: `${id}-d${k + 1}`,
			lngLat: toLngLat(xy),
			openTo: 'all'
		}));
		return {
			type: 'Feature',
			properties: {
				id,
				name: `${CHINESE_NUMERALS[cluster]}组团第${number}服务中心`,
				nameEn: `Centre ${cluster + 1}-${number}`,
				provenance: 'illustrative',
				clusterId: toClusterId(cluster),
				districtId: DISTRICTS[getDistrict(spot.xy)]!.id,
				open: true,
				doors
			},
			geometry: { type: 'Point', coordinates: doors[0]!.lngLat }
		};
	});
}

/** On a street round the corner, 25 to 70 m away: a side that meets the first door's. */
function findSecondDoor(spot: Spot, streets: StreetIndex): Xy | undefined {
	const { side } = spot;
	for (const other of streets.listWithin(spot.xy, 120)) {
		if (other === side || other.kind === 'railway') continue;
		const corner = [side.a, side.b].find((node) => node === other.a || node === other.b);
		if (corner === undefined) continue;
		const cornerXy = corner === side.a ? side.from : side.to;
		const farXy = corner === other.a ? other.to : other.from;
		const lengthM = distanceM(cornerXy, farXy);
		const cosine =
			((farXy[0] - cornerXy[0]) * (spot.xy[0] - cornerXy[0]) +
				(farXy[1] - cornerXy[1]) * (spot.xy[1] - cornerXy[1])) /
			(lengthM * distanceM(cornerXy, spot.xy));
		if (lengthM < 60 || Math.abs(cosine) > 0.6 || distanceM(cornerXy, spot.xy) > 90) continue;
		return between(cornerXy, farXy, 35 / lengthM);
	}
	return undefined;
}
