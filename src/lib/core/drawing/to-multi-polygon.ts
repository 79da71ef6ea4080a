import type { MultiPolygon, Position } from 'geojson';
import { nestRings } from './nest-rings.ts';
import { UNITS_PER_DEGREE, type Outline } from './outline.ts';

/** An outline as GeoJSON: outer rings counter-clockwise, holes in the polygons round them. */
export function toMultiPolygon(outline: Outline): MultiPolygon {
	const { units, ringStart } = outline;
	const toLine = (ring: number): Position[] => {
		const [start, end] = [ringStart[ring]!, ringStart[ring + 1]!];
		const line: Position[] = [];
		for (let i = start; i < end; i += 2)
			line.push([units[i]! / UNITS_PER_DEGREE, units[i + 1]! / UNITS_PER_DEGREE]);
		line.push([units[start]! / UNITS_PER_DEGREE, units[start + 1]! / UNITS_PER_DEGREE]);
		return line;
	};
	return { type: 'MultiPolygon', coordinates: nestRings(outline).map((rings) => rings.map(toLine)) };
}
