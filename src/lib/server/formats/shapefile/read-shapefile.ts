import { decodeText, detectEncoding, type DeclaredEncoding } from '#lib/core/intake/detect-encoding.ts';
import type {
	CrsDeclaration,
	EncodingFound,
	LeftOut,
	ReadOptions,
	SourceFile,
	SourceLayer,
	SourceRow,
	Told
} from '#lib/core/intake/types.ts';
import { buildLayer, checkSize, leaveOut, stemOf, tellReading } from '../build-layer.ts';
import { UnreadableFile } from '../unreadable-file.ts';
import { openZip } from '../zip/open-zip.ts';
import { openDbf, type OpenDbf } from './open-dbf.ts';
import { isShp, readShp } from './read-shp.ts';

/** Parts that are used; others, such as indexes of search, are passed over. */
const PART = /\.(shp|shx|dbf|prj|cpg|cst)$/i;
const ROWS_A_STEP = 5_000;
/** Of all parts together. */
const MAX_MB = 300;

/** Parts of one shapefile, by ending. */
interface Parts {
	/** Path without ending, as given. */
	path: string;
	byEnding: Map<string, [name: string, bytes: Uint8Array]>;
}

export const isShapefilePart = (name: string): boolean => PART.test(name);

/** A shapefile, or several, in a zip; see {@link readShapefile}. */
export function readZippedShapefile(file: string, bytes: Uint8Array, options: ReadOptions = {}): SourceFile {
	const zip = openZip(file, bytes);
	return readShapefile(file, zip.unpack(zip.names.filter(isShapefilePart)), options);
}

/**
 * One shapefile or several, each a layer, from their parts. A part that is missing costs what it holds: without `.dbf`
 * there are no attributes, without `.prj` no coordinate system; a `.dbf` alone is a layer without shapes. The encoding
 * is judged by all names and texts of a table together; `.cpg` and language byte are heard, but may be wrong. Records
 * that are marked as deleted are left out. Rings become polygons with holes whichever way they run, see `nestRings`.
 *
 * @param file as the planner gave it
 * @param parts by name; folders before it tell shapefiles of the same name apart
 * @throws UnreadableFile if there is no shapefile or a `.shp` is damaged, or parts are too large; shapes that cannot be read are left out
 */
export function readShapefile(
	file: string,
	parts: ReadonlyMap<string, Uint8Array>,
	options: ReadOptions = {}
): SourceFile {
	const total = [...parts.values()].reduce((sum, { length }) => sum + length, 0);
	if (total > MAX_MB * 1e6) throw new UnreadableFile(file, 'file-too-large', { mostMB: MAX_MB });
	const groups = groupParts(parts).filter(({ byEnding }) => byEnding.has('shp') || byEnding.has('dbf'));
	if (groups.length === 0) throw new UnreadableFile(file, 'no-shapefile');
	const stems = groups.map(({ path }) => path.replace(/^.*\//, ''));
	const read = groups.map((group, i) => {
		const isAlone = stems.filter((stem) => stem.toLowerCase() === stems[i]!.toLowerCase()).length === 1;
		const name = isAlone ? stems[i]! : group.path;
		return readOne(file, groups.length === 1 && parts.size === 1 ? stemOf(file) : name, group, {
			...options,
			onProgress: options.onProgress && ((share) => options.onProgress!((i + share) / groups.length))
		});
	});
	const encoding = read.find(({ found }) => found !== null && isTelling(found))?.found ?? read[0]!.found;
	const layers = read.map(({ layer, found }) => {
		if (!found || !encoding || !isTelling(found) || found.name === encoding.name) return layer;
		const note = tellReading('layer-encoding', { encoding: found.name });
		return { ...layer, notes: [...(layer.notes ?? []), note] };
	});
	return { file, format: 'shapefile', encoding, layers };
}

const isTelling = ({ evidence }: EncodingFound): boolean => evidence.code !== 'encoding-ascii';

function groupParts(parts: ReadonlyMap<string, Uint8Array>): Parts[] {
	const groups = new Map<string, Parts>();
	for (const [given, bytes] of parts) {
		const name = given.replaceAll('\\', '/');
		const ending = PART.exec(name)?.[1]?.toLowerCase();
		if (ending === undefined) continue;
		const path = name.slice(0, -ending.length - 1);
		const key = path.toLowerCase();
		const group = groups.get(key) ?? { path, byEnding: new Map() };
		groups.set(key, group);
		group.byEnding.set(ending, [name, bytes]);
	}
	return [...groups.values()];
}

function readOne(
	file: string,
	name: string,
	{ byEnding }: Parts,
	{ encoding: chosen, onProgress, signal }: ReadOptions
): { layer: SourceLayer; found: EncodingFound | null } {
	const [shpName, shp] = byEnding.get('shp') ?? [];
	if (shp && !isShp(shp)) throw new UnreadableFile(file, 'broken-shp', { part: shpName! });
	const [dbfName, dbfBytes] = byEnding.get('dbf') ?? [];
	const dbf = dbfBytes && openDbf(dbfBytes);
	if (!shp && !dbf) throw new UnreadableFile(file, 'broken-dbf', { part: dbfName! });
	const leftOut: LeftOut[] = [];
	const notes: Told[] = [];
	if (!dbf) notes.push(tellReading(dbfBytes ? 'broken-attributes' : 'no-attributes'));
	const found = dbf ? judgeEncoding(dbf, byEnding, chosen) : null;
	const decoder = new TextDecoder(found?.name ?? 'utf-8');
	// A character that the end of its column cut in half is no character.
	const decode = (bytes: Uint8Array) => decoder.decode(bytes).replace(/\uFFFD$/, '');
	const { columns, leftOut: leftColumns } = dbf?.listColumns(decode) ?? { columns: [], leftOut: [] };
	leftOut.push(...leftColumns);
	const rows: SourceRow[] = [];
	const total = Math.max(dbf?.count ?? 0, shp ? shp.length / 100 : 0);
	const blank = columns.map(() => null);
	let hasDirections = false;
	const add = (index: number, geometry: SourceRow['geometry']) => {
		const row = index + 1;
		if (row % ROWS_A_STEP === 0) checkSize(file, name, rows.length + leftOut.length, columns.length);
		const tell = (column: number, value: string) =>
			leftOut.push(leaveOut(row, 'bad-number', { column: columns[column]! }, value));
		const values = dbf && index < dbf.count ? dbf.readRecord(index, decode, tell) : blank;
		if (geometry === null && values.every((value) => value === null)) leftOut.push(leaveOut(row, 'no-shape'));
		else rows.push({ row, values, geometry });
	};
	let index = 0;
	for (const record of shp ? readShp(shp, byEnding.get('shx')?.[1]) : []) {
		if (index % ROWS_A_STEP === 0) {
			signal?.throwIfAborted();
			onProgress?.(Math.min(1, index / total));
			checkSize(file, name, rows.length + leftOut.length, columns.length);
		}
		if (dbf && index < dbf.count && dbf.isDeleted(index)) leftOut.push(leaveOut(index + 1, 'deleted-record'));
		else if ('leftOut' in record)
			leftOut.push(
				leaveOut(index + 1, record.leftOut, record.type === undefined ? {} : { type: record.type })
			);
		else {
			hasDirections ||= record.isByDirection === true;
			add(index, record.geometry);
		}
		index++;
	}
	if (hasDirections) notes.push(tellReading('rings-by-direction'));
	if (dbf && shp && dbf.count !== index)
		notes.push(
			tellReading(dbf.count < index ? 'fewer-records' : 'more-records', { records: dbf.count, shapes: index })
		);
	const recordCount = dbf?.count ?? 0;
	for (; index < recordCount; index++)
		if (dbf!.isDeleted(index)) leftOut.push(leaveOut(index + 1, 'deleted-record'));
		else add(index, null);
	const crs = readPrj(byEnding.get('prj')?.[1]);
	return { layer: buildLayer(file, { name, columns, rows, leftOut, notes, crs }), found };
}

function judgeEncoding(dbf: OpenDbf, byEnding: Parts['byEnding'], chosen: string | undefined): EncodingFound {
	return detectEncoding(dbf.sampleText(), { declared: findDeclared(dbf, byEnding, chosen) });
}

function findDeclared(
	{ languageId }: OpenDbf,
	byEnding: Parts['byEnding'],
	chosen: string | undefined
): DeclaredEncoding | undefined {
	if (chosen !== undefined) return { label: chosen, from: 'user' };
	const cpg = (byEnding.get('cpg') ?? byEnding.get('cst'))?.[1];
	const label = cpg ? decodeText(cpg.subarray(0, 100), 'utf-8').replaceAll('\0', '').trim() : '';
	if (label !== '') return { label, from: 'cpg' };
	return languageId === 0 ? undefined : { label: String(languageId), from: 'ldid' };
}

function readPrj(bytes: Uint8Array | undefined): CrsDeclaration | null {
	if (!bytes) return null;
	const sample = bytes.subarray(0, 20_000);
	const text = decodeText(sample, detectEncoding(sample).name).trim();
	return text === '' ? null : { from: 'prj', text };
}
