import type { Geometry, Position } from 'geojson';
import { expect } from 'vitest';

type Nested = number | Nested[];

/**
 * Two shapes have the same coordinates; rings may begin elsewhere and run the other way, parts may be in another order.
 *
 * @param slack of a coordinate
 */
export function expectSameGeometry(found: Geometry | null, wanted: Geometry | null, slack = 1e-9): void {
	expect(found?.type).toBe(wanted?.type);
	if (!found || !wanted || found.type === 'GeometryCollection' || wanted.type === 'GeometryCollection')
		return;
	const [a, b] = [normalize(found), normalize(wanted)] as [Nested, Nested];
	expectClose(a, b, slack);
}

function expectClose(found: Nested, wanted: Nested, slack: number): void {
	if (typeof found === 'number' || typeof wanted === 'number') {
		expect(Math.abs((found as number) - (wanted as number))).toBeLessThanOrEqual(slack);
		return;
	}
	expect(found).toHaveLength(wanted.length);
	for (const [i, part] of found.entries()) expectClose(part, wanted[i]!, slack);
}

function normalize(geometry: Exclude<Geometry, { type: 'GeometryCollection' }>): unknown {
	switch (geometry.type) {
		case 'Polygon':
			return normalizePolygon(geometry.coordinates);
		case 'MultiPolygon':
			return sortParts(geometry.coordinates.map(normalizePolygon));
		case 'MultiLineString':
			return sortParts(geometry.coordinates);
		default:
			return geometry.coordinates;
	}
}

function normalizePolygon([outer = [], ...holes]: Position[][]): Position[][] {
	return [normalizeRing(outer), ...sortParts(holes.map(normalizeRing))];
}

function normalizeRing(ring: Position[]): Position[] {
	const open = ring.slice(0, -1).map(([x, y]) => [x!, y!]);
	const isAfter = (a: Position, b: Position) => a[0]! - b[0]! || a[1]! - b[1]!;
	const first = open.reduce((best, position, i) => (isAfter(position, open[best]!) < 0 ? i : best), 0);
	const turned = [...open.slice(first), ...open.slice(0, first)];
	const [second, last] = [turned[1]!, turned.at(-1)!];
	return isAfter(second, last) <= 0 ? turned : [turned[0]!, ...turned.slice(1).reverse()];
}

const sortParts = <T>(parts: T[]): T[] =>
	[...parts].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
