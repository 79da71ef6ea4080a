import type { Geometry, Position } from 'geojson';

/** An area of one or more parts with rings that start at their smallest position and turn the same way; others as they are. */
export function toCanonicalArea(geometry: Geometry): Geometry {
	if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return geometry;
	const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
	return {
		type: 'MultiPolygon',
		coordinates: polygons.map((rings) => rings.map((ring, i) => turn(ring, i === 0)))
	};
}

function turn(ring: readonly Position[], isOuter: boolean): Position[] {
	const open = ring.slice(0, -1);
	const twice = open.reduce((sum, [ax, ay], i) => {
		const [bx, by] = open[(i + 1) % open.length]!;
		const [x, y] = open[0]!;
		return sum + (ax! - x!) * (by! - y!) - (bx! - x!) * (ay! - y!);
	}, 0);
	const turned = twice > 0 === isOuter ? open : open.toReversed();
	const first = turned.reduce((least, position, i) => (isBefore(position, turned[least]!) ? i : least), 0);
	const ordered = [...turned.slice(first), ...turned.slice(0, first)];
	return [...ordered, ordered[0]!];
}

const isBefore = ([ax, ay]: Position, [bx, by]: Position) => ax! < bx! || (ax === bx && ay! < by!);
