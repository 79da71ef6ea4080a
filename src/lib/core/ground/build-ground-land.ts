import { polygonsOf } from '../geometry/area-rings.ts';
import type { LngLat } from '../geometry/types.ts';
import { AreaSplitter } from './area-splitter.ts';
import { polygonAreaM2 } from './overlay.ts';
import { NOTHING_M2 } from './settings.ts';
import type { GroundSource, NamedArea } from './types.ts';

/** A polygon and its parts by district: the polygon itself if it lies wholly in one. */
export interface DividedPolygon {
	polygon: LngLat[][];
	areaM2: number;
	/** Empty where it lies in none. */
	inDistricts: { districtId: string; polygon: LngLat[][]; areaM2: number }[];
}

/** A cluster, or district, with what lies in it. */
export interface GroundUnit {
	area: NamedArea;
	land: DividedPolygon[];
	/** Residential land in it; empty where none is known. */
	plots: DividedPolygon[];
}

/** A city's land, ready to be compared with any circle. */
export interface GroundLand {
	basis: 'clusters' | 'districts';
	units: GroundUnit[];
	source: GroundSource;
	/** Parts of a polygon by district. */
	divide: (polygon: LngLat[][]) => DividedPolygon;
}

/**
 * Divides a city's land by cluster and district, once for all circles. The clusters are the city's land; where it has
 * none, its districts are. Ground of a district that is in no cluster, fields around the city for the most part, does
 * not count. Clusters that overlap count twice.
 *
 * @returns `null` where the city has neither clusters nor districts
 */
export function buildGroundLand(source: GroundSource): GroundLand | null {
	const basis = source.clusters.length > 0 ? 'clusters' : 'districts';
	if (source[basis].length === 0) return null;
	const divide = buildDivider(source.districts);
	const units = source[basis].map((area): GroundUnit => ({
		area,
		land: polygonsOf(area.geometry).map(divide),
		plots: []
	}));
	const { splitter, owners } = splitterOf(source[basis].map(({ geometry }) => polygonsOf(geometry)));
	for (const geometry of source.residential ?? [])
		for (const polygon of polygonsOf(geometry))
			for (const piece of splitter.split(polygon)) {
				const plot = divide(piece.polygon);
				if (plot.areaM2 >= NOTHING_M2) units[owners[piece.index]!]!.plots.push(plot);
			}
	return { basis, units, source, divide };
}

function buildDivider(districts: readonly NamedArea[]): (polygon: LngLat[][]) => DividedPolygon {
	const { splitter, owners } = splitterOf(districts.map(({ geometry }) => polygonsOf(geometry)));
	return (polygon) => ({
		polygon,
		areaM2: polygonAreaM2(polygon),
		inDistricts: splitter
			.split(polygon)
			.map((piece) => ({
				districtId: districts[owners[piece.index]!]!.id,
				polygon: piece.polygon,
				areaM2: polygonAreaM2(piece.polygon)
			}))
			.filter(({ areaM2 }) => areaM2 >= NOTHING_M2)
	});
}

/** A splitter by the polygons of areas that may have several, and the index of the area of each. */
function splitterOf(areas: readonly LngLat[][][][]): { splitter: AreaSplitter; owners: number[] } {
	const owners = areas.flatMap((polygons, i) => polygons.map(() => i));
	return { splitter: new AreaSplitter(areas.flat()), owners };
}
