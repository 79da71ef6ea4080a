import type { Position } from 'geojson';

/** A closed line and the area it goes round, in square degrees: positive counter-clockwise. */
export interface Ring {
	readonly line: Position[];
	readonly area: number;
}

/** Closes a line of at least three positions, in place, and measures it. */
export function closeRing(line: Position[]): Ring {
	const [x0, y0] = line[0] as [number, number];
	let twice = 0;
	for (let i = 2; i < line.length; i++)
		twice += (line[i - 1]![0]! - x0) * (line[i]![1]! - y0) - (line[i]![0]! - x0) * (line[i - 1]![1]! - y0);
	line.push([x0, y0]);
	return { line, area: twice / 2 };
}

/**
 * Puts each hole (clockwise) into the polygon it lies in, the smallest of those round it.
 *
 * @param rings that do not meet
 * @returns coordinates of a MultiPolygon
 */
export function nestRings(rings: readonly Ring[]): Position[][][] {
	const outers = rings.filter(({ area }) => area > 0).toSorted((a, b) => a.area - b.area);
	const polygons = outers.map(({ line }) => [line]);
	if (outers.length === rings.length) return polygons;
	const boxes = outers.length > 1 ? outers.map(({ line }) => boundsOf(line)) : [];
	for (const { line, area } of rings) {
		if (area > 0) continue;
		const [lng, lat] = line[0] as [number, number];
		let at = 0;
		if (outers.length > 1)
			at = outers.findIndex((outer, i) => {
				const [west, south, east, north] = boxes[i]!;
				if (lng < west || lng > east || lat < south || lat > north || outer.area < -area) return false;
				return isInside(lng, lat, outer.line);
			});
		polygons[at]?.push(line);
	}
	return polygons;
}

function boundsOf(line: readonly Position[]): [number, number, number, number] {
	let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
	for (const position of line) {
		const [lng, lat] = position as [number, number];
		if (lng < west) west = lng;
		if (lng > east) east = lng;
		if (lat < south) south = lat;
		if (lat > north) north = lat;
	}
	return [west, south, east, north];
}

function isInside(lng: number, lat: number, ring: readonly Position[]): boolean {
	let inside = false;
	for (let i = 1; i < ring.length; i++) {
		const [x1, y1] = ring[i - 1] as [number, number];
		const [x2, y2] = ring[i] as [number, number];
		if (y1 > lat !== y2 > lat && lng < x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
	}
	return inside;
}
