import type { Geometry, Position } from 'geojson';
import type { ReadingCode } from '#lib/intake-texts/reading.ts';
import { quoteJson } from './quote-json.ts';

const MAX_DEPTH = 32;

/** Why a shape is left out. */
export class GeometryFault extends Error {
	readonly code: ReadingCode;
	readonly value: string;
	constructor(code: ReadingCode, value = '') {
		super(code);
		this.code = code;
		this.value = value;
	}
}

/**
 * A geometry of a file in which anything may stand, with x and y alone; rings are closed. Empty ones are `null`.
 *
 * @throws GeometryFault if it is none
 */
export function checkGeometry(value: unknown, depth = 0): Geometry | null {
	if (value === null || value === undefined) return null;
	if (typeof value !== 'object' || depth > MAX_DEPTH)
		throw new GeometryFault('broken-shape', quoteJson(value));
	const { type, coordinates, geometries } = value as Record<string, unknown>;
	switch (type) {
		case 'Point':
			return isEmpty(coordinates) ? null : { type, coordinates: toPosition(coordinates) };
		case 'MultiPoint':
			return toShape(type, toList(coordinates, toPosition));
		case 'LineString':
			return isEmpty(coordinates) ? null : { type, coordinates: toLine(coordinates) };
		case 'MultiLineString':
			return toShape(type, toList(withoutEmpty(coordinates), toLine));
		case 'Polygon':
			return toShape(type, toArea(coordinates));
		case 'MultiPolygon':
			return toShape(
				type,
				toList(coordinates, toArea).filter(({ length }) => length > 0)
			);
		case 'GeometryCollection': {
			const members = toList(geometries, (member) => checkGeometry(member, depth + 1));
			return { type, geometries: members.filter((member) => member !== null) };
		}
		default:
			throw new GeometryFault('unknown-shape', quoteJson(type));
	}
}

const toShape = <Type extends string, Part>(type: Type, coordinates: Part[]) =>
	coordinates.length > 0 ? { type, coordinates } : null;

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

const withoutEmpty = (value: unknown): unknown =>
	Array.isArray(value) ? value.filter((part) => !isEmpty(part)) : value;

function toList<T>(value: unknown, to: (item: unknown) => T): T[] {
	if (!Array.isArray(value)) throw new GeometryFault('broken-shape', quoteJson(value));
	return value.map((item) => to(item));
}

function toPosition(value: unknown): Position {
	const [x, y] = Array.isArray(value) ? (value as unknown[]) : [];
	if (Number.isFinite(x) && Number.isFinite(y)) return [x as number, y as number];
	throw new GeometryFault('bad-coordinate', quoteJson(value));
}

function toLine(value: unknown): Position[] {
	const line = toList(value, toPosition);
	if (line.length < 2) throw new GeometryFault('too-few-positions', quoteJson(value));
	return line;
}

function toArea(value: unknown): Position[][] {
	return toList(withoutEmpty(value), (item) => {
		const ring = toList(item, toPosition);
		const [first, last] = [ring[0]!, ring.at(-1)!];
		if (first[0] !== last[0] || first[1] !== last[1]) ring.push([...first]);
		if (ring.length < 4) throw new GeometryFault('too-few-positions', quoteJson(item));
		return ring;
	});
}
