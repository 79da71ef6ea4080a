import type { Database, SqlValue, Statement } from 'sql.js';
import type {
	CrsDeclaration,
	ReadOptions,
	SourceFile,
	SourceLayer,
	SourceValue
} from '#lib/core/intake/types.ts';
import {
	buildLayer,
	checkArcs,
	checkSize,
	leaveOut,
	tellReading,
	toTextValue,
	type LayerDraft
} from '../build-layer.ts';
import { gatherCollection } from '../gather-collection.ts';
import { ARC_SHARE, SIDES_OF_CIRCLE } from '../sample-arc.ts';
import { UnreadableFile } from '../unreadable-file.ts';
import { isViewBounded, quoteName } from './bound-view.ts';
import { openSqlite } from './open-sqlite.ts';
import { readGpb } from './read-gpb.ts';

const MAX_MB = 300;
const ROWS_A_STEP = 5_000;
/** Bytes of the header that say whether what is new is kept in a file beside. */
const WRITE_VERSION = 18;
const READ_VERSION = 19;
const BESIDE = 2;

/** Tables of programs, which no planner filled. */
const TABLES_OF_PROGRAMS = new Set(['layer_styles', 'qgis_projects']);
/** What programs call the number of a feature, where it is no attribute. */
const FEATURE_NUMBER = /^(fid|ogc_fid|objectid)$/i;

/** What its types leave out of a statement. */
interface ExactStatement {
	get: (parameters: null, options: { useBigInt: true }) => unknown[];
}

interface Column {
	name: string;
	type: string;
	isKey: boolean;
}

export const isSqlite = (bytes: Uint8Array): boolean =>
	bytes.length >= 100 &&
	Buffer.from(bytes.buffer, bytes.byteOffset, 15).toString('latin1') === 'SQLite format 3';

/**
 * The layers of a GeoPackage: tables and views of features, and tables of attributes. Rows are numbered by their integer
 * key where there is one. A layer that cannot be read is kept without rows and says why.
 *
 * @throws UnreadableFile if it is damaged, too large, or an SQLite database without a list of layers
 */
export async function readGeopackage(
	file: string,
	bytes: Uint8Array,
	options: ReadOptions = {}
): Promise<SourceFile> {
	if (bytes.length > MAX_MB * 1e6) throw new UnreadableFile(file, 'file-too-large', { mostMB: MAX_MB });
	const isOpenElsewhere = bytes[READ_VERSION] === BESIDE || bytes[WRITE_VERSION] === BESIDE;
	const database = await openSqlite(isOpenElsewhere ? withoutLog(bytes) : bytes);
	try {
		return readLayers(file, database, isOpenElsewhere, options);
	} catch (error) {
		// What SQLite finds damaged beside the tables of layers, which are looked after one by one.
		if (isSqlError(error)) throw new UnreadableFile(file, 'broken-geopackage', { detail: error.message });
		throw error;
	} finally {
		database.close();
	}
}

const isSqlError = (error: unknown): error is Error =>
	error instanceof Error &&
	(('code' in error && String(error.code).startsWith('SQLITE')) || error instanceof WebAssembly.RuntimeError);

/** Without a log beside it SQLite opens the file only if it says that there is none. */
function withoutLog(bytes: Uint8Array): Uint8Array {
	const copy = bytes.slice();
	copy[WRITE_VERSION] = 1;
	copy[READ_VERSION] = 1;
	return copy;
}

function readLayers(
	file: string,
	database: Database,
	isOpenElsewhere: boolean,
	options: ReadOptions
): SourceFile {
	// Pages that point to each other would be followed for ever.
	const verdict = String(database.exec('pragma quick_check(1)')[0]?.values[0]?.[0] ?? 'ok');
	if (verdict !== 'ok' && !/^(NULL value|non-\w+ value|CHECK constraint)/i.test(verdict))
		throw new UnreadableFile(file, 'broken-geopackage', { detail: verdict.slice(0, 100) });
	const objects = new Map(
		select(database, `select lower(name), type from sqlite_master where type in ('table', 'view')`).map(
			([name, type]) => [String(name), String(type)]
		)
	);
	if (!objects.has('gpkg_contents')) throw new UnreadableFile(file, 'geopackage-without-layer');
	const geometryColumns = new Map(
		objects.has('gpkg_geometry_columns')
			? select(database, 'select table_name, column_name, srs_id from gpkg_geometry_columns').map(
					([table, column, srs]) => [
						String(table).toLowerCase(),
						{ column: String(column), srs: Number(srs) }
					]
				)
			: []
	);
	const contents = select(database, 'select table_name, data_type from gpkg_contents').filter(
		([table]) => !TABLES_OF_PROGRAMS.has(String(table).toLowerCase())
	);
	const layers = contents.map(([table, type], i): SourceLayer => {
		const name = String(table);
		const draft: LayerDraft = { name, columns: [], rows: [], leftOut: [], notes: [], crs: null };
		const geometryColumn = geometryColumns.get(name.toLowerCase());
		const object = objects.get(name.toLowerCase());
		if (isOpenElsewhere) draft.notes.push(tellReading('pending-changes'));
		if (!/^(features|attributes|aspatial)$/.test(String(type)))
			draft.leftOut.push(leaveOut(null, 'raster-layer'));
		else if (object === undefined) draft.leftOut.push(leaveOut(null, 'table-missing'));
		else {
			if (geometryColumn) draft.crs = findCrs(database, objects, geometryColumn.srs);
			const told = (share: number) => options.onProgress?.((i + share) / contents.length);
			const rowCount = object === 'view' ? countLargest(database, objects) : undefined;
			fillDraft(
				file,
				database,
				draft,
				{ geometryColumn: geometryColumn?.column, rowCount },
				{ ...options, onProgress: told }
			);
		}
		return buildLayer(file, draft);
	});
	if (layers.length === 0) throw new UnreadableFile(file, 'geopackage-without-layer');
	return { file, format: 'geopackage', encoding: null, layers };
}

const select = (database: Database, sql: string): SqlValue[][] => database.exec(sql)[0]?.values ?? [];

function countLargest(database: Database, objects: ReadonlyMap<string, string>): number {
	let largest = 1;
	for (const [name, type] of objects)
		if (type === 'table' && !/^(sqlite|rtree)_/.test(name)) {
			try {
				const [[count] = []] = select(database, `select count(*) from ${quoteName(name)}`);
				largest = Math.max(largest, Number(count));
			} catch {
				// A table of an extension that is not here holds nothing a view could use.
			}
		}
	return largest;
}

function findCrs(
	database: Database,
	objects: ReadonlyMap<string, string>,
	srs: number
): CrsDeclaration | null {
	// 0 and −1 stand for unknown coordinates in degrees and in the plane.
	if (!objects.has('gpkg_spatial_ref_sys') || srs <= 0 || !Number.isFinite(srs)) return null;
	const [found] = select(
		database,
		`select organization, organization_coordsys_id, definition from gpkg_spatial_ref_sys where srs_id = ${srs}`
	);
	if (!found) return null;
	const [organization, id, definition] = found.map((value) => String(value ?? '').trim());
	if (/^epsg$/i.test(organization!) && /^\d+$/.test(id!)) return { from: 'gpkg', text: `EPSG:${id}` };
	return /^(undefined)?$/i.test(definition!) ? null : { from: 'gpkg', text: definition! };
}

/**
 * Reads rows until the end, or until SQLite finds the table damaged: what was read by then is kept.
 *
 * @param from.rowCount of the largest table, for a view; undefined for a table
 */
function fillDraft(
	file: string,
	database: Database,
	draft: LayerDraft,
	{ geometryColumn, rowCount }: { geometryColumn: string | undefined; rowCount: number | undefined },
	options: ReadOptions
): void {
	let statement: Statement | undefined;
	try {
		const table = quoteName(draft.name);
		if (rowCount !== undefined && !isViewBounded(database, draft.name, rowCount)) {
			draft.leftOut.push(leaveOut(null, 'view-too-heavy'));
			return;
		}
		const all = select(database, `pragma table_info(${table})`).map(([, name, type, , , key]): Column => ({
			name: String(name),
			type: String(type).toUpperCase(),
			isKey: Number(key) === 1
		}));
		const isGeometry = ({ name }: Column) => name.toLowerCase() === geometryColumn?.toLowerCase();
		const key = all.find(({ isKey, type }) => isKey && type === 'INTEGER');
		const columns = all.filter((column) => {
			if (isGeometry(column) || (column === key && FEATURE_NUMBER.test(column.name))) return false;
			if (!/BLOB/.test(column.type)) return true;
			draft.leftOut.push(leaveOut(null, 'binary-column', { column: column.name }));
			return false;
		});
		draft.columns = columns.map(({ name }) => name);
		const shape = all.find(isGeometry);
		const listed = [key, shape, ...columns].map((column) => (column ? quoteName(column.name) : 'null'));
		statement = database.prepare(`select ${listed.join(', ')} from ${table}`);
		fillRows(file, statement, columns, draft, options);
	} catch (error) {
		if (!isSqlError(error)) throw error;
		draft.leftOut.push(leaveOut(null, 'table-unreadable', { detail: error.message }));
	} finally {
		statement?.free();
	}
}

function fillRows(
	file: string,
	statement: Statement,
	columns: readonly Column[],
	draft: LayerDraft,
	{ onProgress, signal }: ReadOptions
): void {
	const { rows, leftOut } = draft;
	let curves = 0;
	for (let i = 1; statement.step(); i++) {
		if (i % ROWS_A_STEP === 0) {
			signal?.throwIfAborted();
			// How many rows there are is not known before.
			onProgress?.(1 - ROWS_A_STEP / (i + ROWS_A_STEP));
			checkSize(file, draft.name, rows.length + leftOut.length, columns.length);
		}
		const [key, shape, ...cells] = statement.get();
		const row = typeof key === 'number' && Number.isSafeInteger(key) ? key : i;
		const values = cells.map((cell, c) => toValue(statement, cell!, columns[c]!, c + 2));
		const read = shape instanceof Uint8Array ? readGpb(shape) : { geometry: null, curves: 0 };
		if ('leftOut' in read) {
			leftOut.push(
				leaveOut(row, read.leftOut, read.leftOut === 'unknown-shape' ? { type: 'GeoPackage' } : {})
			);
			// What its columns say holds still, and it was not taken out.
			if (values.some((value) => value !== null)) rows.push({ row, values, geometry: null });
			continue;
		}
		curves += read.curves;
		checkArcs(file, curves * SIDES_OF_CIRCLE);
		const gathered = read.geometry ? gatherCollection(read.geometry) : { geometry: null };
		if (!gathered) leftOut.push(leaveOut(row, 'broken-shape'));
		else if (!gathered.geometry && values.every((value) => value === null))
			leftOut.push(leaveOut(row, 'no-shape'));
		else {
			if (gathered.told) leftOut.push(leaveOut(row, gathered.told));
			rows.push({ row, values, geometry: gathered.geometry });
		}
	}
	if (curves > 0) draft.notes.push(tellReading('arcs-as-lines', { count: curves, share: ARC_SHARE }));
}

function toValue(statement: Statement, cell: SqlValue, { type }: Column, index: number): SourceValue {
	if (typeof cell === 'string') return toTextValue(cell);
	if (typeof cell !== 'number') return null;
	if (type === 'BOOLEAN') return cell !== 0;
	if (!Number.isFinite(cell)) return null;
	if (Number.isInteger(cell) && !Number.isSafeInteger(cell)) {
		const exact = (statement as ExactStatement).get(null, { useBigInt: true })[index];
		return typeof exact === 'bigint' ? String(exact) : cell;
	}
	return cell;
}
