import type { Geometry, Position } from 'geojson';

/** How deep collections may lie in each other. */
const MAX_DEPTH = 32;

interface Gathered {
	/** `null` if there is no position in it. */
	geometry: Geometry | null;
	/** What was taken of a collection of several kinds; left out: it had one kind. */
	told?: 'areas-of-collection' | 'lines-of-collection';
}

/**
 * Takes a collection of shapes apart: members of one kind become one shape of several parts, and a member alone is the
 * shape. Of several kinds those of most dimensions are kept, as a point beside an area is its label. Other shapes are
 * returned as they are. Empty members are passed over.
 *
 * @returns undefined if collections lie deeper in each other than anybody would draw
 */
export function gatherCollection(geometry: Geometry): Gathered | undefined {
	if (geometry.type !== 'GeometryCollection') return { geometry };
	const points: Position[] = [];
	const lines: Position[][] = [];
	const areas: Position[][][] = [];
	const add = (member: Geometry, depth: number): boolean => {
		switch (member.type) {
			case 'Point':
				points.push(member.coordinates);
				return true;
			case 'MultiPoint':
				for (const position of member.coordinates) points.push(position);
				return true;
			case 'LineString':
				lines.push(member.coordinates);
				return true;
			case 'MultiLineString':
				for (const line of member.coordinates) lines.push(line);
				return true;
			case 'Polygon':
				areas.push(member.coordinates);
				return true;
			case 'MultiPolygon':
				for (const area of member.coordinates) areas.push(area);
				return true;
			case 'GeometryCollection':
				return depth < MAX_DEPTH && member.geometries.every((one) => add(one, depth + 1));
		}
	};
	if (!add(geometry, 0)) return undefined;
	const kinds = [points, lines, areas].filter(({ length }) => length > 0).length;
	if (areas.length > 0)
		return {
			geometry:
				areas.length === 1
					? { type: 'Polygon', coordinates: areas[0]! }
					: { type: 'MultiPolygon', coordinates: areas },
			...(kinds > 1 && { told: 'areas-of-collection' })
		};
	if (lines.length > 0)
		return {
			geometry:
				lines.length === 1
					? { type: 'LineString', coordinates: lines[0]! }
					: { type: 'MultiLineString', coordinates: lines },
			...(kinds > 1 && { told: 'lines-of-collection' })
		};
	if (points.length === 0) return { geometry: null };
	if (points.length === 1) return { geometry: { type: 'Point', coordinates: points[0]! } };
	return { geometry: { type: 'MultiPoint', coordinates: points } };
}
