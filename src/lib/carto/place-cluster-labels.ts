import type { MultiPolygon, Polygon } from 'geojson';
import type { CityFeatures } from '#lib/core/city/types.ts';
import { polygonsOf } from '#lib/core/geometry/area-rings.ts';
import { bboxOf } from '#lib/core/geometry/bbox.ts';
import { findLabelPoint, poleOf } from '#lib/core/geometry/label-point.ts';
import { buildLocalMetres, haversineM } from '#lib/core/geometry/local-metres.ts';
import { isInRings } from '#lib/core/geometry/point-in-rings.ts';
import { squaredDistanceTo } from '#lib/core/geometry/nearest-on-segment.ts';
import type { LngLat, Xy } from '#lib/core/geometry/types.ts';

/** A metre farther from the middle of the cluster has to be bought with so much more room around the name, m. */
const AWAY_COST = 0.12;
const PRECISION_M = 20;
/** A centre's sign this near is written over, since a name is wide; it costs as much as so much less room. */
const SIGN_M = { aside: 320, above: 90 };
const SIGN_COST_M = 60;

const placed = new WeakMap<object, ReadonlyMap<string, LngLat>>();

/**
 * Position of each cluster's name: on open ground within one of its street blocks, so that it lies beside the
 * roads and not on them nor on communities, and near the middle of the cluster. Without blocks: where `findLabelPoint` says. By cluster
 * id; one without positions has none. What was placed for a plan's clusters is kept.
 */
export function placeClusterLabels(
	features: Pick<CityFeatures, 'clusters' | 'blocks' | 'communities' | 'centres'>
): ReadonlyMap<string, LngLat> {
	const known = placed.get(features.clusters);
	if (known) return known;
	const blocksOf = byCluster(features.blocks.features);
	const communitiesOf = byCluster(features.communities.features);
	const signs = features.centres.features.map(({ geometry }) => geometry.coordinates as LngLat);
	const places = new Map<string, LngLat>();
	for (const { geometry, properties } of features.clusters.features) {
		const middle = findLabelPoint(geometry);
		if (!middle) continue;
		const { id } = properties;
		places.set(id, placeAmong(blocksOf.get(id) ?? [], { built: communitiesOf.get(id) ?? [], signs, middle }));
	}
	placed.set(features.clusters, places);
	return places;
}

type Area = Polygon | MultiPolygon;

function byCluster(
	features: readonly { geometry: Area; properties: { clusterId: string } }[]
): Map<string, Area[]> {
	const grouped = new Map<string, Area[]>();
	for (const { geometry, properties } of features) {
		const group = grouped.get(properties.clusterId);
		if (group) group.push(geometry);
		else grouped.set(properties.clusterId, [geometry]);
	}
	return grouped;
}

/** The best point of open ground in any of the blocks; `middle` without blocks. */
function placeAmong(
	blocks: readonly Area[],
	{ built, signs, middle }: { built: readonly Area[]; signs: readonly LngLat[]; middle: LngLat }
): LngLat {
	const plane = buildLocalMetres(middle);
	const toRings = (area: Area) => polygonsOf(area).map((rings) => rings.map((ring) => ring.map(plane.toXy)));
	const taken = built.flatMap(toRings).map(([outer]) => outer!);
	const signsXy = signs.map(plane.toXy);
	let best = { score: -Infinity, lngLat: middle };
	for (const rings of blocks.flatMap(toRings)) {
		const [outer] = rings;
		if (!outer || outer.length < 4) continue;
		const inside = taken.filter((ring) => isInRings(rings, middleOf(ring)));
		const open = [...rings, ...inside];
		const at = poleOf(open, PRECISION_M);
		const lngLat = plane.toLngLat(at);
		const isOnSign = signsXy.some(
			([x, y]) => Math.abs(x - at[0]) < SIGN_M.aside && Math.abs(y - at[1]) < SIGN_M.above
		);
		const cost = AWAY_COST * haversineM(...middle, ...lngLat) + (isOnSign ? SIGN_COST_M : 0);
		const score = roomAt(open, at) - cost;
		if (score > best.score) best = { score, lngLat };
	}
	return best.lngLat;
}

function middleOf(ring: readonly Xy[]): Xy {
	const [west, south, east, north] = bboxOf(ring);
	return [(west + east) / 2, (south + north) / 2];
}

/** How far a point is from the nearest of the rings, m; outside of them it has no room. */
function roomAt(rings: readonly (readonly Xy[])[], [x, y]: Xy): number {
	if (!isInRings(rings, [x, y])) return -Infinity;
	let least = Infinity;
	for (const ring of rings)
		for (let i = 1; i < ring.length; i++)
			least = Math.min(
				least,
				squaredDistanceTo(ring[i - 1]![0], ring[i - 1]![1], ring[i]![0], ring[i]![1], x, y)
			);
	return Math.sqrt(least);
}
