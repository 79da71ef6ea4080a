import type { FileFormat, ReadOptions, SourceFile } from '#lib/core/intake/types.ts';
import { stemOf } from './build-layer.ts';
import { readCsv } from './csv/read-csv.ts';
import { isDxf, readDxf } from './dxf/read-dxf.ts';
import { isFlatGeobuf, readFlatGeobuf } from './flatgeobuf/read-flatgeobuf.ts';
import { readGeojson } from './geojson/read-geojson.ts';
import { isSqlite, readGeopackage } from './geopackage/read-geopackage.ts';
import { isKmlName, readKml, readKmz } from './kml/read-kml.ts';
import { isDbf } from './shapefile/open-dbf.ts';
import { isShp } from './shapefile/read-shp.ts';
import { isShapefilePart, readShapefile, readZippedShapefile } from './shapefile/read-shapefile.ts';
import { isCompoundFile, readSpreadsheet } from './spreadsheet/read-spreadsheet.ts';
import { UnreadableFile } from './unreadable-file.ts';
import { isZip, openZip } from './zip/open-zip.ts';

const HEAD_BYTES = 4_000;
/** What a zip may hold beside a shapefile, if it is the only one of its kind. */
const ALONE = /\.(gpkg|fgb|geojson|json|geojsonl|ndjson|dxf|csv|tsv|txt|xlsx|xls|kmz)$/i;

/** A file as the planner gave it. */
export interface GivenFile {
	name: string;
	bytes: Uint8Array;
	/** Files that were given with it, by name: the other parts of a shapefile. */
	beside?: ReadonlyMap<string, Uint8Array>;
}

/**
 * Reads a file that a planner gives, whatever it is. The format is that of its bytes; the name only tells the
 * parts of a shapefile that are text. In a zip there may be shapefiles, a workbook, or one file of another format.
 *
 * @throws UnreadableFile if it is of no format that can be read, or damaged
 */
export async function readFile(given: GivenFile, options: ReadOptions = {}): Promise<SourceFile> {
	const { name, bytes } = given;
	if (bytes.length === 0) throw new UnreadableFile(name, 'empty-file');
	switch (detectFormat(given)) {
		case 'shapefile':
			if (isZip(bytes)) return readZippedShapefile(name, bytes, options);
			return readShapefile(name, gatherParts(given), options);
		case 'geopackage':
			return readGeopackage(name, bytes, options);
		case 'flatgeobuf':
			return readFlatGeobuf(name, bytes, options);
		case 'kmz':
			return readKmz(name, bytes, options);
		case 'kml':
			return readKml(name, bytes, options);
		case 'dxf':
			return readDxf(name, bytes, options);
		case 'geojson':
			return readGeojson(name, bytes, options);
		case 'xlsx':
		case 'xls':
			return readSpreadsheet(name, bytes, options);
		case 'csv':
			return readCsv(name, bytes, options);
		case undefined:
			return readAlone(given, options);
	}
}

/**
 * The format of a file by its bytes.
 *
 * @returns undefined for a zip that may hold one file of another format
 */
export function detectFormat({ name, bytes }: GivenFile): FileFormat | undefined {
	if (isZip(bytes)) {
		const { names } = openZip(name, bytes);
		if (names.includes('xl/workbook.xml') || names.includes('[Content_Types].xml')) return 'xlsx';
		if (names.some((one) => /\.(shp|dbf)$/i.test(one))) return 'shapefile';
		return names.some(isKmlName) ? 'kmz' : undefined;
	}
	if (isSqlite(bytes)) return 'geopackage';
	if (isFlatGeobuf(bytes)) return 'flatgeobuf';
	if (isCompoundFile(bytes)) return 'xls';
	if (isShp(bytes) || isDbf(bytes) || isShapefilePart(name)) return 'shapefile';
	if (isDxf(bytes)) return 'dxf';
	return detectText(name, bytes);
}

/** Of text the first character tells, in whatever encoding it is. */
function detectText(name: string, bytes: Uint8Array): FileFormat {
	const head = bytes.subarray(0, HEAD_BYTES);
	const text = Buffer.from(head)
		.toString('latin1')
		.replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
		.replaceAll('\0', '')
		.trimStart();
	const isSequence = text.startsWith('\u001E');
	if (isSequence || text.startsWith('{') || (text.startsWith('[') && /json$/i.test(name))) return 'geojson';
	// A web page that is named as a workbook is what some systems export.
	if (/^<(html|table|!doctype html|meta|head)\b/i.test(text)) return 'xls';
	return text.startsWith('<') ? 'kml' : 'csv';
}

/** The file and the other parts of the same shapefile, in one folder; names are compared without regard to capitals. */
function gatherParts({ name, bytes, beside = new Map() }: GivenFile): Map<string, Uint8Array> {
	const parts = new Map<string, Uint8Array>();
	const keyOf = (path: string) => stemOf(path).toLowerCase();
	for (const [part, content] of [...beside, [name, bytes] as const])
		if (isShapefilePart(part) && keyOf(part) === keyOf(name))
			parts.set(part.replace(/^.*[\\/]/, ''), content);
	// A part whose name does not say so.
	if (!isShapefilePart(name)) parts.set(`${stemOf(name)}.${isShp(bytes) ? 'shp' : 'dbf'}`, bytes);
	return parts;
}

/** Of several files it is not known which is meant. */
async function readAlone({ name, bytes }: GivenFile, options: ReadOptions): Promise<SourceFile> {
	const zip = openZip(name, bytes);
	const [found, ...others] = zip.names.filter((one) => ALONE.test(one));
	if (found === undefined || others.length > 0) throw new UnreadableFile(name, 'zip-without-file');
	const inside = zip.unpack([found]).get(found)!;
	if (isZip(inside) && detectFormat({ name: found, bytes: inside }) === undefined)
		throw new UnreadableFile(name, 'zip-without-file');
	return { ...(await readFile({ name: found.replace(/^.*\//, ''), bytes: inside }, options)), file: name };
}
