import type { CrsDeclaration, ReadOptions, SourceFile } from '#lib/core/intake/types.ts';
import { checkSize, FeatureGatherer, leaveOut, stemOf } from '../build-layer.ts';
import { gatherCollection } from '../gather-collection.ts';
import { checkGeometry, GeometryFault } from '../geojson/check-geometry.ts';
import { UnreadableFile } from '../unreadable-file.ts';
import { FlatTable } from './flat-table.ts';
import { BINARY, readProperties, type FlatColumn } from './read-properties.ts';
import { readShape, type PositionBudget } from './read-shape.ts';

const MAX_MB = 300;
const ROWS_A_STEP = 5_000;
/** `fgb`, the version, and `fgb` again; the last byte is that of a patch. */
const MAGIC = [0x66, 0x67, 0x62, 3, 0x66, 0x67, 0x62];
const MAGIC_BYTES = 8;
const NODE_BYTES = 40;
const POSITION_BYTES = 16;

export const isFlatGeobuf = (bytes: Uint8Array): boolean => MAGIC.every((byte, i) => bytes[i] === byte);

interface Header {
	name: string;
	type: number;
	columns: FlatColumn[];
	crs: CrsDeclaration | null;
	/** Where features begin. */
	end: number;
}

/**
 * A FlatGeobuf file as one layer. Heights are dropped, collections become one shape, see `gatherCollection`; curves and
 * columns of bytes are left out and told. The index is passed over: all features are read, in the order of the file.
 *
 * @throws UnreadableFile if it is damaged
 * @see https://flatgeobuf.org, version 3
 */
export function readFlatGeobuf(file: string, bytes: Uint8Array, options: ReadOptions = {}): SourceFile {
	if (bytes.length > MAX_MB * 1e6) throw new UnreadableFile(file, 'file-too-large', { mostMB: MAX_MB });
	try {
		return readAll(file, bytes, options);
	} catch (error) {
		// A view ends where the file, or the feature, does.
		if (!(error instanceof RangeError)) throw error;
		throw new UnreadableFile(file, 'broken-flatgeobuf');
	}
}

function readAll(file: string, bytes: Uint8Array, { onProgress, signal }: ReadOptions): SourceFile {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const { name, type, columns, crs, end } = readHeader(file, view);
	const gatherer = new FeatureGatherer(file, name);
	for (const column of columns)
		if (column.type === BINARY)
			gatherer.leftOut.push(leaveOut(null, 'binary-column', { column: column.name }));
	const budget: PositionBudget = { left: bytes.length / POSITION_BYTES + ROWS_A_STEP };
	let row = 0;
	for (let at = end; at < bytes.length;) {
		if (++row % ROWS_A_STEP === 0) {
			signal?.throwIfAborted();
			onProgress?.(at / bytes.length);
		}
		const length = view.getUint32(at, true);
		const own = new DataView(bytes.buffer, bytes.byteOffset + at + 4, length);
		if (at + 4 + length > bytes.length) throw new RangeError('A feature ends outside.');
		at += 4 + length;
		addFeature(gatherer, row, new FlatTable(own), { type, columns, budget });
	}
	return { file, format: 'flatgeobuf', encoding: null, layers: [gatherer.build(crs)] };
}

function readHeader(file: string, view: DataView): Header {
	const length = view.getUint32(MAGIC_BYTES, true);
	const start = MAGIC_BYTES + 4;
	const header = new FlatTable(new DataView(view.buffer, view.byteOffset + start, length));
	const name = header.text(0) || stemOf(file);
	const columns: FlatColumn[] = [];
	for (const column of header.tables(7)) {
		columns.push({ name: column.text(0), type: column.byte(1) });
		checkSize(file, name, 0, columns.length);
	}
	const index = indexBytes(header.long(8), header.short(9, 16));
	return { name, type: header.byte(2), columns, crs: readCrs(header.table(10)), end: start + length + index };
}

/** Bytes of the packed tree of boxes: all levels of it, from the features to the root. */
function indexBytes(features: number, nodeSize: number): number {
	if (features === 0 || nodeSize === 0) return 0;
	let level = features;
	let nodes = features;
	do {
		level = Math.ceil(level / Math.max(2, nodeSize));
		nodes += level;
	} while (level !== 1);
	return nodes * NODE_BYTES;
}

function readCrs(crs: FlatTable | undefined): CrsDeclaration | null {
	if (!crs) return null;
	const [organization, code, wkt] = [crs.text(0), crs.int(1), crs.text(4)];
	if (code > 0 && /^(epsg)?$/i.test(organization)) return { from: 'crs-member', text: `EPSG:${code}` };
	return wkt === '' ? null : { from: 'crs-member', text: wkt };
}

function addFeature(
	gatherer: FeatureGatherer,
	row: number,
	feature: FlatTable,
	{ type, columns, budget }: Pick<Header, 'type' | 'columns'> & { budget: PositionBudget }
): void {
	const attributes = [...readProperties(feature.bytes(1), columns)];
	const table = feature.table(0);
	try {
		const read = table && readShape(table, type, budget);
		if (table && !read) throw new GeometryFault('unknown-shape', 'FlatGeobuf');
		const shape = checkGeometry(read);
		const gathered = shape ? gatherCollection(shape) : { geometry: null };
		if (!gathered) throw new GeometryFault('broken-shape');
		if (gathered.told) gatherer.leftOut.push(leaveOut(row, gathered.told));
		gatherer.add(row, attributes, gathered.geometry);
	} catch (error) {
		if (!(error instanceof GeometryFault)) throw error;
		const { code, value } = error;
		gatherer.leftOut.push(leaveOut(row, code, code === 'unknown-shape' ? { type: value } : {}, value));
		if (attributes.some(([, one]) => one !== null)) gatherer.add(row, attributes, null);
	}
}
