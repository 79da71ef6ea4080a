import { convex, featureCollection, point } from '@turf/turf';
import type { MultiPolygon, Polygon } from 'geojson';
import Flatbush from 'flatbush';
import { buildLocalMetres } from '#lib/core/geometry/local-metres.ts';
import { buildRandom } from '#lib/core/geometry/seeded-random.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { listReachedStretches } from '#lib/core/network/reached-stretches.ts';
import { sliceEdge } from '#lib/core/network/slice-edge.ts';
import { buildSnapper } from '#lib/core/network/snap.ts';
import { findNearestSource, type WalkField } from '#lib/core/network/walk-field.ts';
import { greatCircleM } from '../helpers/slow-oracle.ts';
import { ask, type Contender } from './contender.ts';
import { Searches } from './engines/lianpian.ts';
import { SkippedEngine, type Query } from './engines/types.ts';
import { buildInsideTest } from './inside-test.ts';
import type { LoadedCity } from './load-city.ts';
import type { StreetPlace } from './street-oracle.ts';

/** How many (origin, place) pairs a method puts on the wrong side of the limit. */
export interface Accuracy {
	network: string;
	minutes: number;
	method: string;
	origins: number;
	/** Pairs truly within reach. */
	reached: number;
	/** Per cent of `reached`. */
	missedPercent: number;
	wronglyInsidePercent: number;
}

/** Whether a place, by number, is within reach of an origin. */
type Decide = (place: number) => boolean;
/** A method's answer for one origin; `undefined` where it has none. */
type Method = (origin: number) => Decide | undefined;

/**
 * Judges methods by the truth, pair by pair: places on streets, drawn by length, and the origins.
 * Engines are asked for their polygons; the usual short cuts are done here with right distances.
 */
export async function measureAccuracy(
	city: LoadedCity,
	contenders: readonly Contender[],
	{ query, placeCount }: { query: Query; placeCount: number }
): Promise<Accuracy[]> {
	const places = city.oracle.drawPlaces(placeCount, buildRandom(20_000));
	const methods = new Map<string, Method>([
		...listOwnMethods(city, places, query.limitM),
		...(await listEngineMethods(contenders, places, query))
	]);
	const counts = new Map(
		[...methods.keys()].map((name) => [name, { origins: 0, reached: 0, missed: 0, wronglyInside: 0 }])
	);
	for (const [i, origin] of city.origins.entries()) {
		const search = city.oracle.search(origin.place, query.limitM);
		const truth = places.map((place) => search.metresTo(place) <= query.limitM);
		for (const [name, method] of methods) {
			const decide = method(i);
			if (!decide) continue;
			const count = counts.get(name)!;
			count.origins++;
			for (const [place, isReached] of truth.entries()) {
				const isInside = decide(place);
				if (isReached) count.reached++;
				if (isReached && !isInside) count.missed++;
				if (!isReached && isInside) count.wronglyInside++;
			}
		}
	}
	return [...counts]
		.filter(([, { reached }]) => reached > 0)
		.map(([method, { origins, reached, missed, wronglyInside }]) => ({
			network: city.name,
			minutes: query.minutes,
			method,
			origins,
			reached,
			missedPercent: (100 * missed) / reached,
			wronglyInsidePercent: (100 * wronglyInside) / reached
		}));
}

/** Ours, and short cuts that are usual; all but `decisions` take node distances that are right. */
function listOwnMethods(
	{ network, oracle, origins }: LoadedCity,
	places: readonly StreetPlace[],
	limitM: number
): Map<string, Method> {
	const { edgeFrom, edgeTo } = network;
	const searches = new Searches(network);
	const snapper = buildSnapper(network);
	const positions = places.map(({ lngLat }) => snapper.find(lngLat));
	const junctions = Array.from({ length: network.nodeCount }, (_, node): LngLat => [
		network.nodeLngLat[2 * node]!,
		network.nodeLngLat[2 * node + 1]!
	]);
	const nearestJunction = findNearest(junctions, places);
	const nearestVertex = findNearest(oracle.lngLats, places);
	// One search per origin: the methods are asked one origin after the other.
	let [searched, field]: [number, WalkField | undefined] = [-1, undefined];
	const fieldOf = (origin: number) => {
		if (searched !== origin) field = searches.from(origins[origin]!, limitM);
		searched = origin;
		return field!;
	};
	const byEnds =
		(accept: (from: boolean, to: boolean) => boolean): Method =>
		(origin) => {
			const { distanceM } = fieldOf(origin);
			const isNear = (node: number) => distanceM[node]! <= limitM;
			return (place) => {
				const edge = positions[place]?.edge;
				if (edge === undefined) return false;
				return accept(isNear(edgeFrom[edge]!), isNear(edgeTo[edge]!));
			};
		};
	return new Map<string, Method>([
		[
			'lianpian, decisions',
			(origin) => {
				const field = fieldOf(origin);
				return (place) => {
					const position = positions[place];
					return !!position && (findNearestSource(field, position)?.distanceM ?? Infinity) <= limitM;
				};
			}
		],
		[
			'place at the nearest vertex of any street',
			(origin) => {
				const search = oracle.search(origins[origin]!.place, limitM);
				return (place) => search.metresToVertex(nearestVertex[place]!) <= limitM;
			}
		],
		[
			'place at the nearest junction',
			(origin) => {
				const { distanceM } = fieldOf(origin);
				return (place) => distanceM[nearestJunction[place]!]! <= limitM;
			}
		],
		['street between junctions, whole if one end is reached', byEnds((from, to) => from || to)],
		['street between junctions, only if both ends are reached', byEnds((from, to) => from && to)],
		[
			'circle, radius = walking distance',
			(origin) => (place) => greatCircleM(origins[origin]!.place.lngLat, places[place]!.lngLat) <= limitM
		],
		[
			'convex hull of the streets reached',
			(origin) => {
				const reached = listReachedStretches(fieldOf(origin), limitM).flatMap(({ edge, startM, endM }) =>
					sliceEdge(network, edge, startM, endM)
				);
				const hull = convex(featureCollection(reached.map((lngLat) => point(lngLat))));
				return hull ? toDecide(hull.geometry, places) : () => false;
			}
		]
	]);
}

/** Which of the points is nearest to each place, straight. */
function findNearest(points: readonly LngLat[], places: readonly StreetPlace[]): number[] {
	const plane = buildLocalMetres(points[0]!);
	const index = new Flatbush(points.length);
	for (const lngLat of points) {
		const [x, y] = plane.toXy(lngLat);
		index.add(x, y, x, y);
	}
	index.finish();
	return places.map(({ lngLat }) => index.neighbors(...plane.toXy(lngLat), 1)[0]!);
}

const ENGINE_ROWS: Record<string, { row: string; variant?: string }[]> = {
	lianpian: [{ row: 'lianpian, drawn polygon' }],
	valhalla: [
		{ row: 'valhalla polygon, generalize 0, denoise 0', variant: 'exact' },
		{ row: 'valhalla polygon, its defaults', variant: 'defaults' }
	],
	pgrouting: [{ row: 'pgrouting, ST_ConcaveHull of the nodes' }],
	'turf-buffer': [{ row: 'turf, streets reached buffered by 50 m' }]
};

async function listEngineMethods(
	contenders: readonly Contender[],
	places: readonly StreetPlace[],
	query: Query
): Promise<[string, Method][]> {
	const methods: [string, Method][] = [];
	for (const contender of contenders)
		for (const { row, variant } of ENGINE_ROWS[contender.engine.id] ?? []) {
			const polygons = await ask(contender, () => contender.prepared.polygons?.listPolygons(query, variant));
			if (!polygons || polygons instanceof SkippedEngine) continue;
			methods.push([
				row,
				(origin) => {
					const polygon = polygons.get(origin);
					return polygon && toDecide(polygon, places);
				}
			]);
		}
	return methods;
}

function toDecide(polygon: Polygon | MultiPolygon, places: readonly StreetPlace[]): Decide {
	const isInside = buildInsideTest(polygon);
	return (place) => isInside(places[place]!.lngLat);
}
