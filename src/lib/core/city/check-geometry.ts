import type { LayerSchema } from './layers.ts';

type GeometryType = LayerSchema['geometryTypes'][number];

/**
 * What keeps a geometry from being stored: another type than allowed, positions that are no WGS-84 degrees,
 * lines of one position, rings that are short or not closed. Crossing rings are not looked for.
 *
 * @returns at most one fault, since a broken geometry would otherwise have one for each position
 */
export function listGeometryFaults(geometry: unknown, allowed: readonly GeometryType[]): string[] {
	const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
	if (!allowed.includes(type as GeometryType)) return [`is ${String(type)}, not ${allowed.join(' or ')}`];
	const fault = CHECKS[type as GeometryType](coordinates);
	return fault ? [fault] : [];
}

type Check = (coordinates: unknown) => string | undefined;

const checkPosition: Check = (position) => {
	if (!Array.isArray(position) || position.length !== 2) return 'has a position that is not [lng, lat]';
	const [lng, lat] = position;
	const isInside = Math.abs(lng) <= 180 && Math.abs(lat) <= 90;
	if (typeof lng === 'number' && typeof lat === 'number' && isInside) return undefined;
	return `has the position ${String(position)}, which is not in WGS-84 degrees`;
};

const checkLine: Check = (line) => {
	if (!Array.isArray(line) || line.length < 2) return 'has a line of fewer than 2 positions';
	return findFirst(line, checkPosition);
};

const checkRing: Check = (ring) => {
	if (!Array.isArray(ring) || ring.length < 4) return 'has a ring of fewer than 4 positions';
	if (String(ring[0]) !== String(ring.at(-1))) return 'has a ring that does not end where it starts';
	return findFirst(ring, checkPosition);
};

const checkPolygon: Check = (rings) => {
	if (!Array.isArray(rings) || rings.length === 0) return 'has a polygon without a ring';
	return findFirst(rings, checkRing);
};

const checkMultiPolygon: Check = (polygons) => {
	if (!Array.isArray(polygons) || polygons.length === 0) return 'has no polygon';
	return findFirst(polygons, checkPolygon);
};

const CHECKS: Record<GeometryType, Check> = {
	Point: checkPosition,
	LineString: checkLine,
	Polygon: checkPolygon,
	MultiPolygon: checkMultiPolygon
};

function findFirst(list: unknown[], check: Check): string | undefined {
	for (const one of list) {
		const fault = check(one);
		if (fault) return fault;
	}
	return undefined;
}
