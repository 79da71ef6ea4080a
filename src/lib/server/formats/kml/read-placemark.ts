import type { Geometry, Position } from 'geojson';
import type { SourceValue } from '#lib/core/intake/types.ts';
import type { ReadingCode } from '#lib/intake-texts/reading.ts';
import { toTextValue } from '../build-layer.ts';
import type { XmlElement } from './walk-xml.ts';

/** Types of columns by schema and column. */
export type KmlSchemas = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Elements of a placemark that are attributes. */
const TEXTS = new Set(['name', 'description', 'address', 'phoneNumber']);

/** Why a shape of a placemark cannot be read. */
export class KmlFault extends Error {
	readonly code: ReadingCode;
	readonly type: string;
	constructor(code: ReadingCode, type = '') {
		super(code);
		this.code = code;
		this.type = type;
	}
}

/**
 * The attributes of a placemark: name, description, and what its `ExtendedData` holds. Numbers are numbers where a
 * schema says so; all else is text, as `0012` is no number.
 */
export function readAttributes(placemark: XmlElement, schemas: KmlSchemas): Map<string, SourceValue> {
	const attributes = new Map<string, SourceValue>();
	const counts = new Map<string, number>();
	const add = (column: string, value: SourceValue) => {
		if (attributes.get(column) === value) return;
		const count = (counts.get(column) ?? 0) + 1;
		counts.set(column, count);
		attributes.set(count === 1 ? column : `${column}_${count}`, value);
	};
	for (const { name, text } of placemark.children) if (TEXTS.has(name)) add(name, toTextValue(text.trim()));
	for (const extended of placemark.children.filter(({ name }) => name === 'ExtendedData'))
		for (const child of extended.children) {
			const column = child.attributes.name ?? '';
			if (child.name === 'Data')
				add(column, toTextValue(child.children.find(({ name }) => name === 'value')?.text.trim() ?? ''));
			if (child.name !== 'SchemaData') continue;
			const types = schemas.get((child.attributes.schemaUrl ?? '').replace(/^.*#/, ''));
			for (const { name, attributes: own, text } of child.children)
				if (name === 'SimpleData') add(own.name ?? '', toTyped(text.trim(), types?.get(own.name ?? '')));
		}
	return attributes;
}

function toTyped(text: string, type: string | undefined): SourceValue {
	if (text === '') return null;
	if (type === 'bool') return /^(1|true)$/i.test(text);
	if (type === undefined || !/^u?(int|short)$|^float$|^double$/.test(type)) return text;
	const number = Number(text);
	const isExact = Number.isFinite(number) && (!Number.isInteger(number) || Number.isSafeInteger(number));
	return isExact ? number : text;
}

/**
 * The shape of a placemark; several are a collection.
 *
 * @throws KmlFault if one cannot be read
 */
export function readShape(placemark: XmlElement): Geometry | null {
	const shapes = placemark.children.flatMap((child) => readGeometry(child) ?? []);
	if (shapes.length === 0) return null;
	return shapes.length === 1 ? shapes[0]! : { type: 'GeometryCollection', geometries: shapes };
}

/** @returns undefined if the element is no shape */
function readGeometry(element: XmlElement): Geometry | undefined {
	switch (element.name) {
		case 'Point': {
			const [point] = readCoordinates(element);
			if (!point) throw new KmlFault('too-few-positions');
			return { type: 'Point', coordinates: point };
		}
		case 'LineString':
		case 'LinearRing':
			return toLine(readCoordinates(element));
		case 'Polygon':
			return { type: 'Polygon', coordinates: readRings(element) };
		case 'Track':
			return toTrack(element);
		case 'MultiGeometry':
		case 'MultiTrack':
			return {
				type: 'GeometryCollection',
				geometries: element.children.flatMap((child) => readGeometry(child) ?? [])
			};
		case 'Model':
			throw new KmlFault('unknown-shape', 'Model');
		default:
			return undefined;
	}
}

function toLine(coordinates: Position[]): Geometry {
	if (coordinates.length < 2) throw new KmlFault('too-few-positions');
	return { type: 'LineString', coordinates };
}

function toTrack({ children }: XmlElement): Geometry {
	const coordinates = children
		.filter(({ name }) => name === 'coord')
		.map(({ text }) => toPosition(text.trim().split(/\s+/)));
	return coordinates.length === 1 ? { type: 'Point', coordinates: coordinates[0]! } : toLine(coordinates);
}

function readRings({ children }: XmlElement): Position[][] {
	const listRings = (side: string) =>
		children
			.filter(({ name }) => name === side)
			.flatMap((boundary) => boundary.children.filter(({ name }) => name === 'LinearRing'))
			.map((ring) => closeRing(readCoordinates(ring)));
	const [outer] = listRings('outerBoundaryIs');
	if (!outer || outer.length < 4) throw new KmlFault('too-few-positions');
	return [outer, ...listRings('innerBoundaryIs').filter((ring) => ring.length >= 4)];
}

function closeRing(ring: Position[]): Position[] {
	const [first, last] = [ring[0], ring.at(-1)];
	if (!first || !last || (first[0] === last[0] && first[1] === last[1])) return ring;
	return [...ring, first];
}

/** Tuples between blanks; people also put blanks after commas. */
function readCoordinates({ children }: XmlElement): Position[] {
	const text = children.find(({ name }) => name === 'coordinates')?.text ?? '';
	const tuples: string[] = [];
	let isOpen = false;
	for (const part of text.split(/\s+/)) {
		if (part === '') continue;
		if (isOpen || part.startsWith(',')) tuples.push((tuples.pop() ?? '') + part);
		else tuples.push(part);
		isOpen = part.endsWith(',');
	}
	return tuples.map((tuple) => toPosition(tuple.split(',')));
}

function toPosition([x = '', y = '']: readonly string[]): Position {
	const position = [x === '' ? Number.NaN : Number(x), y === '' ? Number.NaN : Number(y)];
	if (!position.every(Number.isFinite)) throw new KmlFault('bad-coordinate');
	return position;
}
