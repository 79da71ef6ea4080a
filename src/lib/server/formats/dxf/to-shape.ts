import type { Geometry, Position } from 'geojson';
import type { ReadingCode } from '#lib/intake-texts/reading.ts';
import { nestRings } from '../nest-rings.ts';
import { sampleArc } from '../sample-arc.ts';
import { bendLine, type Vertex } from './bend-line.ts';
import { findNumber, findPosition, listNumbers, toNumber, type DxfEntity } from './list-entities.ts';
import { readHatch } from './read-hatch.ts';
import { sampleSpline } from './sample-spline.ts';

/** What an object is on the map, and how many of its arcs and curves became lines. */
export type DxfShape =
	{ geometry: Geometry; arcs: number; curves: number } | { leftOut: ReadingCode } | { isUnknown: true };

/** Bits of the flags of a polyline. */
const CLOSED = 1;
const IS_3D = 8;
const MESH = 16 | 64;
/** Of a vertex: of the frame of a curve, which is not on it. */
const FRAME = 16;
/** Sides that may be looked at to find the holes of a hatched area. */
const STEPS_OF_HATCH = 5_000_000;

/** Objects whose coordinates are in a plane of their own. */
const IN_OWN_PLANE = new Set(['LWPOLYLINE', 'POLYLINE', 'CIRCLE', 'ARC', 'TEXT', 'INSERT', 'HATCH']);

/**
 * The shape of an object of a drawing, from above: closed lines, circles, ellipses and hatched areas are areas, and
 * so is a line that ends where it begins. Of texts and inserted blocks it is where they are set.
 *
 * @see AutoCAD 2012 DXF Reference
 */
export function toShape(entity: DxfEntity): DxfShape {
	const upward = findNumber(entity, 230, 1);
	const tilt = Math.hypot(findNumber(entity, 210), findNumber(entity, 220));
	if (!(Math.abs(Math.abs(upward) - 1) < 1e-6 && tilt < 1e-3)) return { leftOut: 'tilted-entity' };
	const shape = toPlaneShape(entity, upward < 0);
	if (!('geometry' in shape)) return shape;
	const positions = listPositions(shape.geometry);
	const is3d = entity.type === 'POLYLINE' && (findNumber(entity, 70) & IS_3D) !== 0;
	// A plane that is seen from below: its x runs westward.
	if (upward < 0 && IN_OWN_PLANE.has(entity.type) && !is3d)
		for (const position of positions) position[0] = 0 - position[0]!;
	const isFinite = positions.every(([x, y]) => Number.isFinite(x) && Number.isFinite(y));
	return isFinite ? shape : { leftOut: 'bad-coordinate' };
}

function toPlaneShape(entity: DxfEntity, isBelow: boolean): DxfShape {
	switch (entity.type) {
		case 'POINT':
		case 'INSERT':
		case 'MTEXT':
			return asIs({ type: 'Point', coordinates: findPosition(entity, 10) });
		case 'TEXT': {
			// Text that is not aligned left on its base line is set by its second position.
			const isAligned = findNumber(entity, 72) !== 0 || findNumber(entity, 73) !== 0;
			const code = isAligned && listNumbers(entity, 11).length > 0 ? 11 : 10;
			return asIs({ type: 'Point', coordinates: findPosition(entity, code) });
		}
		case 'LINE':
			return asIs({
				type: 'LineString',
				coordinates: [findPosition(entity, 10), findPosition(entity, 11)]
			});
		case 'LWPOLYLINE':
			return toLine(listVertices(entity), (findNumber(entity, 70) & CLOSED) !== 0);
		case 'POLYLINE':
			return toPolyline(entity);
		case 'CIRCLE':
		case 'ARC':
			return toArc(entity);
		case 'ELLIPSE':
			return toEllipse(entity, isBelow);
		case 'HATCH':
			return toHatched(entity);
		case 'SPLINE': {
			const line = sampleSpline(entity);
			return line ? build(line, false, { arcs: 0, curves: 1 }) : { leftOut: 'broken-shape' };
		}
		default:
			return { isUnknown: true };
	}
}

const asIs = (geometry: Geometry): DxfShape => ({ geometry, arcs: 0, curves: 0 });

/** Each begins with its x. */
function listVertices({ groups }: DxfEntity): Vertex[] {
	const vertices: Vertex[] = [];
	for (const { code, value } of groups) {
		const last = vertices.at(-1);
		if (code === 10) vertices.push({ position: [toNumber(value), Number.NaN], bulge: 0 });
		else if (code === 20 && last) last.position[1] = toNumber(value);
		else if (code === 42 && last) last.bulge = toNumber(value);
	}
	return vertices;
}

function toPolyline(entity: DxfEntity): DxfShape {
	const flags = findNumber(entity, 70);
	if ((flags & MESH) !== 0) return { isUnknown: true };
	const vertices = entity.parts
		.filter((part) => part.type === 'VERTEX' && (findNumber(part, 70) & FRAME) === 0)
		.map((part): Vertex => ({ position: findPosition(part, 10), bulge: findNumber(part, 42) }));
	return toLine(vertices, (flags & CLOSED) !== 0);
}

function toLine(vertices: readonly Vertex[], isClosed: boolean): DxfShape {
	const bent = bendLine(vertices, isClosed);
	if (!bent) return { leftOut: 'too-many-positions' };
	return build(bent.line, isClosed, { arcs: bent.arcs, curves: 0 });
}

function toHatched(entity: DxfEntity): DxfShape {
	const read = readHatch(entity);
	if (!read) return { isUnknown: true };
	const { rings, arcs } = read;
	if (rings.length === 0) return { leftOut: 'too-few-positions' };
	const { polygons } = nestRings(rings, { steps: STEPS_OF_HATCH });
	const geometry: Geometry =
		polygons.length === 1
			? { type: 'Polygon', coordinates: polygons[0]! }
			: { type: 'MultiPolygon', coordinates: polygons };
	return { geometry, arcs, curves: 0 };
}

/** An area if it is closed, by its flag or by ending where it begins. */
function build(line: Position[], isClosed: boolean, counts: { arcs: number; curves: number }): DxfShape {
	const [first, last] = [line[0], line.at(-1)];
	const isRound = line.length > 1 && first![0] === last![0] && first![1] === last![1];
	if (isClosed && !isRound && first) line.push([...first]);
	if (line.length < 2) return { leftOut: 'too-few-positions' };
	const isArea = (isClosed || isRound) && line.length >= 4;
	return {
		geometry: isArea ? { type: 'Polygon', coordinates: [line] } : { type: 'LineString', coordinates: line },
		...counts
	};
}

function toArc(entity: DxfEntity): DxfShape {
	const centre = findPosition(entity, 10);
	const radius = findNumber(entity, 40, Number.NaN);
	const counts = { arcs: 1, curves: 0 };
	if (entity.type === 'CIRCLE') return build(sampleArc(centre, radius, 0, 2 * Math.PI), true, counts);
	const start = findNumber(entity, 50, Number.NaN) * (Math.PI / 180);
	const end = findNumber(entity, 51, Number.NaN) * (Math.PI / 180);
	return build(sampleArc(centre, radius, start, turnTo(start, end)), false, counts);
}

/** Counter-clockwise from one angle to another; to the same it is once round. */
function turnTo(start: number, end: number): number {
	const turn = (end - start) % (2 * Math.PI);
	return turn > 1e-9 ? turn : turn + 2 * Math.PI;
}

function toEllipse(entity: DxfEntity, isBelow: boolean): DxfShape {
	const [x, y] = findPosition(entity, 10);
	const [ax, ay] = findPosition(entity, 11);
	const ratio = findNumber(entity, 40, 1) * (isBelow ? -1 : 1);
	const start = findNumber(entity, 41, 0);
	const sweep = turnTo(start, findNumber(entity, 42, 2 * Math.PI));
	const line = sampleArc([0, 0], 1, start, sweep).map(([along, across]): Position => {
		const [u, v] = [along!, across! * ratio];
		return [x + u * ax - v * ay, y + u * ay + v * ax];
	});
	return build(line, Math.abs(sweep - 2 * Math.PI) < 1e-9, { arcs: 1, curves: 0 });
}

/** Each is an object of its own, that of a closed line's end too. */
function listPositions(geometry: Geometry): Position[] {
	switch (geometry.type) {
		case 'Point':
			return [geometry.coordinates];
		case 'LineString':
			return geometry.coordinates;
		case 'Polygon':
			return geometry.coordinates.flat();
		case 'MultiPolygon':
			return geometry.coordinates.flat(2);
		default:
			return [];
	}
}
