import type { Feature, FeatureCollection, LineString, Point } from 'geojson';
import type { LngLat } from '#lib/core/geometry/types.ts';
import type { StreetWay } from '#lib/core/network/types.ts';
import type { StreetPlace } from '../street-oracle.ts';
import { installPeer, type Peer } from './install-peers.ts';
import type { BenchCity, Engine } from './types.ts';

/** Pairs are asked for until this much time is used up; the rest is extrapolated. */
const BUDGET_MS = 2000;

interface PathFinder {
	findPath(from: Feature<Point>, to: Feature<Point>): { weight: number } | undefined;
}

type PathFinderClass = new (
	streets: FeatureCollection<LineString>,
	options: { tolerance: number }
) => PathFinder;

type VertexKey = StreetWay['vertexKeys'][number];

let peer: Peer | undefined;

export const geojsonPathFinder: Engine = {
	id: 'geojson-path-finder',
	maxNodes: { count: 100_000, reason: 'building its graph takes half a minute and 2 GB of memory' },
	async install() {
		peer = await installPeer('geojson-path-finder', { 'geojson-path-finder': '2.1.0' });
	},
	async prepare(city) {
		const module = await peer!.load<PathFinderClass | { default: PathFinderClass }>('geojson-path-finder');
		const PathFinder = 'default' in module ? module.default : module;
		let [finder, isReadyFor]: [PathFinder | undefined, unknown] = [undefined, undefined];
		/** It walks between vertices only: origins and targets become vertices of the streets. */
		const getFinder = (targets: readonly (readonly StreetPlace[])[]) => {
			if (isReadyFor !== targets)
				finder = new PathFinder(toStreets(city, targets.flat()), { tolerance: 1e-7 });
			isReadyFor = targets;
			return finder!;
		};
		return {
			times: {
				note: 'pair queries from each origin to 20 places within reach',
				ready: ({ targets }) => getFinder(targets),
				run({ targets }) {
					const finder = getFinder(targets);
					const start = performance.now();
					let asked = 0;
					const pairs = targets[0]!.length * city.origins.length;
					// Origins in turn, so that a part cut short is drawn from all of them.
					for (let k = 0; k < targets[0]!.length; k++)
						for (const [i, { place }] of city.origins.entries()) {
							finder.findPath(toPoint(place.lngLat), toPoint(targets[i]![k]!.lngLat));
							asked++;
							if (performance.now() - start > BUDGET_MS) return { share: asked / pairs };
						}
					return { share: 1 };
				},
				async listTargetMetres({ targets }) {
					const finder = getFinder(targets);
					const start = performance.now();
					return city.origins.map(({ place }, i) =>
						targets[i]!.map(({ lngLat }) =>
							performance.now() - start > BUDGET_MS
								? undefined
								: (finder.findPath(toPoint(place.lngLat), toPoint(lngLat))?.weight ?? Infinity) * 1000
						)
					);
				}
			}
		};
	}
};

const round = (degrees: number) => Math.round(degrees * 1e7) / 1e7;
const roundPoint = ([lng, lat]: LngLat): LngLat => [round(lng), round(lat)];
const toPoint = (lngLat: LngLat): Feature<Point> => ({
	type: 'Feature',
	properties: {},
	geometry: { type: 'Point', coordinates: roundPoint(lngLat) }
});

/** The streets as lines, with `targets` and the origins among their vertices. */
function toStreets(
	{ ways, origins }: BenchCity,
	targets: readonly StreetPlace[]
): FeatureCollection<LineString> {
	const placesOn = new Map<string, StreetPlace[]>();
	for (const place of [...origins.map(({ place }) => place), ...targets]) {
		const key = place.keys.join(' ');
		const known = placesOn.get(key);
		if (known) known.push(place);
		else placesOn.set(key, [place]);
	}
	const listBetween = (from: VertexKey, to: VertexKey): LngLat[] => {
		const forward = placesOn.get(`${from} ${to}`);
		const places = forward ?? placesOn.get(`${to} ${from}`) ?? [];
		const sorted = places.toSorted((p, q) => p.alongM - q.alongM).map(({ lngLat }) => roundPoint(lngLat));
		return forward ? sorted : sorted.toReversed();
	};
	return {
		type: 'FeatureCollection',
		features: ways.map(({ vertexKeys, coordinates }) => ({
			type: 'Feature',
			properties: {},
			geometry: {
				type: 'LineString',
				coordinates: vertexKeys.flatMap((key, i) => [
					...(i > 0 ? listBetween(vertexKeys[i - 1]!, key) : []),
					roundPoint(coordinates[i]!)
				])
			}
		}))
	};
}
