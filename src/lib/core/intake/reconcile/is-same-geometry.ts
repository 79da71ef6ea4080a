import type { Geometry, Position } from 'geojson';

/**
 * Whether two geometries are the same place: the same positions, whatever ring or part comes first, where a ring begins
 * and which way it runs, and whether a single part is written as one of many. Coordinates are compared as they are stored.
 */
export function isSameGeometry(a: Geometry, b: Geometry): boolean {
	return geometryKey(a) === geometryKey(b);
}

/** The same text for the same place, see {@link isSameGeometry}. */
export function geometryKey(geometry: Geometry): string {
	switch (geometry.type) {
		case 'Polygon':
			return `A${polygonForm(geometry.coordinates)}`;
		case 'MultiPolygon':
			return `A${geometry.coordinates.map(polygonForm).toSorted().join('&')}`;
		case 'LineString':
			return `L${lineForm(geometry.coordinates)}`;
		case 'MultiLineString':
			return `L${geometry.coordinates.map(lineForm).toSorted().join('&')}`;
		case 'Point':
			return `P${geometry.coordinates.slice(0, 2).join(' ')}`;
		case 'MultiPoint':
			return `P${geometry.coordinates
				.map((one) => one.slice(0, 2).join(' '))
				.toSorted()
				.join('&')}`;
		case 'GeometryCollection':
			return geometry.geometries.map(geometryKey).toSorted().join('+');
	}
}

/** The outline first, then holes in any order. */
const polygonForm = ([outline = [], ...holes]: Position[][]): string =>
	[ringForm(outline), ...holes.map(ringForm).toSorted()].join('|');

function ringForm(ring: Position[]): string {
	const open = ring.slice(0, -1).map(([x, y]) => `${x} ${y}`);
	if (open.length === 0) return '';
	const first = open.reduce((least, one, i) => (one < open[least]! ? i : least), 0);
	const turned = [...open.slice(first), ...open.slice(0, first)];
	const back = [turned[0]!, ...turned.slice(1).toReversed()];
	const [forth, other] = [turned.join(','), back.join(',')];
	return forth < other ? forth : other;
}

/** A line is the same from either end. */
function lineForm(line: Position[]): string {
	const forth = line.map(([x, y]) => `${x} ${y}`);
	const [a, b] = [forth.join(','), forth.toReversed().join(',')];
	return a < b ? a : b;
}
