import { findLabelPoint } from '#lib/core/geometry/label-point.ts';
import { isInRing } from '#lib/core/geometry/point-in-rings.ts';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { listRuns } from './assemble-osm-ways.ts';
import { joinRings } from './join-rings.ts';
import type { CollectedRelation, OsmCollector } from './osm-collector.ts';
import type { OsmTags } from './osm-elements.ts';
import { findLanduseKind, findLineKind, findNamedKind, isBuilding, nameEnOf, nameOf } from './osm-kinds.ts';
import type { Tally } from './tally.ts';
import { BUILDING, type LanduseFeature, type LandmarkFeature, type LineFeature } from './types.ts';

export interface OsmBasemap {
	/** Buildings too, of the kind {@link BUILDING}. */
	landuse: LanduseFeature[];
	lines: LineFeature[];
	/** Landmarks, and names of places and waters. */
	places: LandmarkFeature[];
}

/**
 * What a collected file holds for the basemap besides streets. An area with nodes or ways outside the file is
 * left out; a line is split there.
 *
 * @param dropped gets a row for each area that is left out
 */
export function assembleOsmBasemap(collector: OsmCollector, dropped: Tally): OsmBasemap {
	const { ways, areas, landmarks } = collector;
	const result: OsmBasemap = { landuse: [], lines: [], places: [] };
	for (const [id, { lngLat, tags }] of landmarks) addLandmark(result, `node ${id}`, lngLat, tags);
	for (const [id, way] of ways) {
		const line = findLineKind(way.tags);
		if (line)
			for (const { coordinates } of listRuns(way, collector).runs)
				result.lines.push({
					type: 'Feature',
					properties: { id: `way ${id}`, name: nameOf(way.tags), ...line },
					geometry: { type: 'LineString', coordinates }
				});
		const isArea = way.refs.length > 3 && way.refs[0] === way.refs.at(-1);
		if (!isArea || way.tags.highway !== undefined) continue;
		if (!findLanduseKind(way.tags) && !isBuilding(way.tags) && !findNamedKind(way.tags)) continue;
		const ring = findRing(way.refs, collector);
		if (ring) addArea(result, `way ${id}`, [[ring]], way.tags);
		else dropped.add('area with nodes the file lacks', `way ${id}`);
	}
	for (const [id, relation] of areas) {
		const polygons = findPolygons(relation, collector);
		if (polygons) addArea(result, `relation ${id}`, polygons, relation.tags);
		else dropped.add('area with ways the file lacks', `relation ${id}`);
	}
	return result;
}

function addArea(result: OsmBasemap, id: string, polygons: Position[][][], tags: OsmTags): void {
	const kinds = [findLanduseKind(tags), isBuilding(tags) ? BUILDING : undefined];
	const geometry: Polygon | MultiPolygon =
		polygons.length === 1
			? { type: 'Polygon', coordinates: polygons[0]! }
			: { type: 'MultiPolygon', coordinates: polygons };
	for (const kind of kinds.filter((one) => one !== undefined))
		result.landuse.push({
			type: 'Feature',
			properties: { id, name: nameOf(tags), nameEn: nameEnOf(tags), kind },
			geometry
		});
	if (nameOf(tags) === '') return;
	const lngLat = findLabelPoint(geometry)?.map((degrees) => Math.round(degrees * 1e7) / 1e7);
	if (lngLat) addLandmark(result, id, lngLat as LngLat, tags);
}

function addLandmark({ places }: OsmBasemap, id: string, lngLat: LngLat, tags: OsmTags): void {
	const isWater = findLanduseKind(tags) === 'water';
	const [name, kind] = [nameOf(tags), findNamedKind(tags) ?? (isWater ? 'water' : undefined)];
	if (name === '' || !kind) return;
	places.push({
		type: 'Feature',
		properties: { id, name, nameEn: nameEnOf(tags), kind, provenance: 'imported' },
		geometry: { type: 'Point', coordinates: lngLat }
	});
}

function findRing(refs: number[], collector: OsmCollector): LngLat[] | undefined {
	const ring: LngLat[] = [];
	for (const ref of refs) {
		const lngLat = collector.findPosition(ref);
		if (!lngLat) return undefined;
		ring.push(lngLat);
	}
	return ring;
}

/** Outer rings with the inner rings that lie in them; undefined unless all of the outer rings close. */
function findPolygons({ members }: CollectedRelation, collector: OsmCollector): LngLat[][][] | undefined {
	const listRings = (isInner: boolean) => {
		const ways = members.filter(({ type, role }) => type === 'way' && (role === 'inner') === isInner);
		const lines = ways.map(({ ref }) => collector.findWay(ref)?.refs ?? []);
		const { rings, isComplete } = joinRings(lines);
		const positions = rings.map((ring) => findRing(ring, collector));
		const found = positions.filter((ring) => ring !== undefined);
		const isWhole = isComplete && lines.every((line) => line.length > 1) && found.length === rings.length;
		return { found, isWhole };
	};
	const outer = listRings(false);
	if (!outer.isWhole || outer.found.length === 0) return undefined;
	const polygons = outer.found.map((ring) => [ring]);
	for (const hole of listRings(true).found) polygons.find(([ring]) => isInRing(ring!, hole[0]!))?.push(hole);
	return polygons;
}
