import type { Geometry, Position } from 'geojson';
import iconv from 'iconv-lite';

export interface BuiltColumn {
	name: string;
	type: 'C' | 'N' | 'F' | 'D' | 'L' | 'M';
	length: number;
	decimals?: number;
}

export interface BuiltShapefile {
	columns?: BuiltColumn[];
	/** Values are written as they are told; `isDeleted` marks the record. */
	features: { geometry: Geometry | null; values?: string[]; isDeleted?: boolean }[];
	/** Of the table's names and texts, as iconv names it. */
	encoding?: string;
	languageId?: number;
	cpg?: string;
	prj?: string;
	/** Added to the type of every shape: 10 with Z and M, 20 with M. */
	dimension?: 0 | 10 | 20;
}

/** Parts of a shapefile, by ending; rings are written the way they are given. */
export function buildShapefile(given: BuiltShapefile): Record<string, Uint8Array> {
	const shapes = given.features.map(({ geometry }) => buildShape(geometry, given.dimension ?? 0));
	const length = shapes.reduce((sum, shape) => sum + 8 + shape.length, 100);
	const type = shapes.map((shape) => shape.readInt32LE(0)).find((t) => t !== 0) ?? 0;
	const index = shapes.map((shape, i) => {
		const before = shapes.slice(0, i).reduce((sum, other) => sum + 8 + other.length, 100);
		return bigEndian(before / 2, shape.length / 2);
	});
	const records = shapes.flatMap((shape, i) => [bigEndian(i + 1, shape.length / 2), shape]);
	return {
		shp: Buffer.concat([buildHeader(length, type), ...records]),
		shx: Buffer.concat([buildHeader(100 + 8 * index.length, type), ...index]),
		dbf: buildDbf(given),
		...(given.cpg !== undefined && { cpg: Buffer.from(given.cpg) }),
		...(given.prj !== undefined && { prj: Buffer.from(given.prj) })
	};
}

/** The same as files. */
export const nameParts = (stem: string, parts: Record<string, Uint8Array>): Map<string, Uint8Array> =>
	new Map(Object.entries(parts).map(([ending, bytes]) => [`${stem}.${ending}`, bytes]));

function buildHeader(bytes: number, type: number): Buffer {
	const header = Buffer.alloc(100);
	header.writeInt32BE(9994, 0);
	header.writeInt32BE(bytes / 2, 24);
	header.writeInt32LE(1000, 28);
	header.writeInt32LE(type, 32);
	return header;
}

function buildShape(geometry: Geometry | null, dimension: 0 | 10 | 20): Buffer {
	if (!geometry) return littleEndian(0);
	const rest = dimension === 10 ? [99, 98] : [97];
	if (geometry.type === 'Point') {
		const numbers = [...geometry.coordinates, ...(dimension === 0 ? [] : rest)];
		return Buffer.concat([littleEndian(1 + dimension), doubles(numbers)]);
	}
	const parts = listParts(geometry);
	const positions = parts.flat();
	const boxAndCount = [doubles([0, 0, 0, 0])];
	if (geometry.type !== 'MultiPoint') boxAndCount.push(littleEndian(parts.length));
	boxAndCount.push(littleEndian(positions.length));
	const starts = parts.map((_, i) =>
		littleEndian(parts.slice(0, i).reduce((sum, part) => sum + part.length, 0))
	);
	const more = dimension === 0 ? [] : rest.map((n) => doubles([n, n, ...positions.map(() => n)]));
	const types: Partial<Record<Geometry['type'], number>> = {
		MultiPoint: 8,
		LineString: 3,
		MultiLineString: 3
	};
	return Buffer.concat([
		littleEndian((types[geometry.type] ?? 5) + dimension),
		...boxAndCount,
		...(geometry.type === 'MultiPoint' ? [] : starts),
		doubles(positions.flat()),
		...more
	]);
}

function listParts(geometry: Geometry): Position[][] {
	switch (geometry.type) {
		case 'MultiPoint':
		case 'LineString':
			return [geometry.coordinates];
		case 'MultiLineString':
		case 'Polygon':
			return geometry.coordinates;
		case 'MultiPolygon':
			return geometry.coordinates.flat();
		default:
			throw new TypeError(`no shape: ${geometry.type}`);
	}
}

function buildDbf({ columns = [], features, encoding = 'gbk', languageId = 0 }: BuiltShapefile): Buffer {
	const recordLength = columns.reduce((sum, { length }) => sum + length, 1);
	const header = Buffer.alloc(32 + 32 * columns.length + 1);
	header[0] = 3;
	header.writeUInt32LE(features.length, 4);
	header.writeUInt16LE(header.length, 8);
	header.writeUInt16LE(recordLength, 10);
	header[29] = languageId;
	for (const [i, { name, type, length, decimals = 0 }] of columns.entries()) {
		const at = 32 + 32 * i;
		iconv.encode(name, encoding).copy(header, at, 0, 10);
		header.write(type, at + 11, 'latin1');
		header[at + 16] = length;
		header[at + 17] = decimals;
	}
	header[header.length - 1] = 0x0d;
	const records = features.map(({ values = [], isDeleted }) => {
		const record = Buffer.alloc(recordLength, ' ');
		if (isDeleted) record[0] = 0x2a;
		let at = 1;
		for (const [i, { length }] of columns.entries()) {
			iconv.encode(values[i] ?? '', encoding).copy(record, at, 0, length);
			at += length;
		}
		return record;
	});
	return Buffer.concat([header, ...records, Buffer.from([0x1a])]);
}

function doubles(numbers: readonly number[]): Buffer {
	const bytes = Buffer.alloc(8 * numbers.length);
	for (const [i, number] of numbers.entries()) bytes.writeDoubleLE(number, 8 * i);
	return bytes;
}

function littleEndian(number: number): Buffer {
	const bytes = Buffer.alloc(4);
	bytes.writeInt32LE(number);
	return bytes;
}

function bigEndian(...numbers: number[]): Buffer {
	const bytes = Buffer.alloc(4 * numbers.length);
	for (const [i, number] of numbers.entries()) bytes.writeInt32BE(number, 4 * i);
	return bytes;
}
