import type { MultiPolygon, Polygon } from 'geojson';
import { polygonsOf, ringsOf } from '#lib/core/geometry/area-rings.ts';
import { bboxOf } from '#lib/core/geometry/bbox.ts';
import { isInRings } from '#lib/core/geometry/point-in-rings.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import type { StreetWay } from '#lib/core/network/types.ts';
import type { StreetSource } from '../import/types.ts';

/**
 * What of a file lies within a boundary. Streets are kept from vertex to vertex where one of the two lies within, so that
 * each leads over the boundary to its next vertex and joints stay where they were; a part that follows another of its way
 * is numbered: `12`, `12#in2`, …. Areas and lines of the basemap are kept whole where any of them lies within, places
 * where they do.
 *
 * @param source not changed
 */
export function clipSource<Source extends Pick<StreetSource, 'ways' | 'landuse' | 'lines' | 'places'>>(
	source: Source,
	boundary: Polygon | MultiPolygon
): Source {
	const isIn = buildTest(boundary);
	const [corner] = ringsOf(boundary)[0]!;
	return {
		...source,
		ways: source.ways.flatMap((way) => clipWay(way, isIn)),
		lines: source.lines.filter(({ geometry }) => geometry.coordinates.some((at) => isIn(at))),
		landuse: source.landuse.filter(({ geometry }) => {
			const rings = ringsOf(geometry);
			return rings.some((ring) => ring.some(isIn)) || isInRings(rings, corner!);
		}),
		places: source.places.filter(({ geometry }) => isIn(geometry.coordinates))
	};
}

function buildTest(boundary: Polygon | MultiPolygon): (at: readonly number[]) => boolean {
	const parts = polygonsOf(boundary).map((rings) => ({ rings, bbox: bboxOf(rings.flat()) }));
	return (at) =>
		parts.some(
			({ rings, bbox: [west, south, east, north] }) =>
				at[0]! >= west && at[0]! <= east && at[1]! >= south && at[1]! <= north && isInRings(rings, at)
		);
}

function clipWay(way: StreetWay, isIn: (at: LngLat) => boolean): StreetWay[] {
	const { coordinates, vertexKeys } = way;
	const inside = coordinates.map(isIn);
	if (inside.every(Boolean)) return [way];
	const parts: StreetWay[] = [];
	const add = (start: number, end: number) => {
		if (end - start < 1) return;
		parts.push({
			...way,
			id: parts.length === 0 ? way.id : `${way.id}#in${parts.length + 1}`,
			coordinates: coordinates.slice(start, end + 1),
			vertexKeys: vertexKeys.slice(start, end + 1)
		});
	};
	let start = 0;
	for (let i = 1; i < coordinates.length; i++) {
		if (inside[i - 1] || inside[i]) continue;
		add(start, i - 1);
		start = i;
	}
	add(start, coordinates.length - 1);
	return parts;
}
