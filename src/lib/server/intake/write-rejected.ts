import { writeXlsx } from 'hucre';
import iconv from 'iconv-lite';
import type { Geometry } from 'geojson';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { describeCrs } from '#lib/core/intake/coordinates/describe-crs.ts';
import type { Crs } from '#lib/core/intake/coordinates/types.ts';
import { guardFormula } from '#lib/core/intake/formula-guard.ts';
import type { RejectedFile } from '#lib/core/intake/intake-answer.ts';
import type { FileFormat, SourceFile, SourceLayer, SourceValue } from '#lib/core/intake/types.ts';
import { findExportCrs, WGS84 } from '../formats/crs/get-export-crs.ts';
import type { ExportCrs } from '../formats/export-crs.ts';
import { EXPORT_FORMATS, type ExportFormat } from '../formats/export-formats.ts';
import type { Export } from '../formats/export-layer.ts';
import { writeExport } from '../formats/write-export.ts';
import { writeWktGeometry } from '../formats/write-wkt-geometry.ts';
import { toExportLayer } from './rejected-to-export.ts';
import type { RejectedLayer } from './to-rejected-layer.ts';

/** The kind of file that each goes out as: the same, or the nearest that can be written. */
const OUT: Readonly<Record<FileFormat, ExportFormat>> = {
	xlsx: 'xlsx',
	xls: 'xlsx',
	csv: 'csv',
	geojson: 'geojson',
	shapefile: 'shp',
	geopackage: 'gpkg',
	flatgeobuf: 'gpkg',
	kml: 'kml',
	kmz: 'kml',
	// A drawing has no place for reasons.
	dxf: 'gpkg'
};
const NAME = '不能导入的行';
/** Any day: the same rows give the same bytes. */
const DAY = '2000-01-01';

/**
 * Rejected rows as a file of the kind that they came in, to be mended and brought in again: the file's own headings,
 * encoding and coordinates, and the reasons as the last column. Excel 97 goes out as `.xlsx`, KMZ as KML, a drawing as
 * GeoPackage. It does not say that it is of a plan: rows that it lacks were not taken out.
 *
 * @param crs in which the file is read; `null`: none is known
 */
export async function writeRejected(
	layer: RejectedLayer,
	source: SourceFile,
	declared: SourceLayer['crs'],
	crs: Crs | null
): Promise<RejectedFile> {
	const format = OUT[source.format];
	const ending = format === 'shp' ? 'zip' : format === 'csv' && isTabbed(source) ? 'tsv' : format;
	const said = declared ? (describeCrs(declared).crs ?? crs) : crs;
	const bytes = await write(format, layer, source, declared, toOwnCrs(said?.id, declared));
	return {
		fileName: `${source.file.replace(/^.*[\\/]/, '').replace(/\.[^.]+$/, '')}-${NAME}.${ending}`,
		contentType: EXPORT_FORMATS[format].contentType,
		base64: Buffer.from(bytes).toString('base64')
	};
}

async function write(
	format: ExportFormat,
	layer: RejectedLayer,
	source: SourceFile,
	declared: SourceLayer['crs'],
	crs: ExportCrs
): Promise<Uint8Array> {
	if (format === 'xlsx') return writeSheet(layer);
	if (format === 'csv') return writeLines(layer, source);
	if (format === 'geojson') return writeFeatures(layer, declared?.text);
	const given: Export = {
		// Of no city, and so of no plan: see `writeExportMark`.
		about: {
			city: { id: '', name: NAME, nameEn: '' },
			revision: 0,
			asOf: DAY,
			attribution: '',
			isIllustrative: false,
			provenances: []
		},
		crs: format === 'kml' ? { ...WGS84, fromWgs84: asItIs } : crs,
		layers: [toExportLayer(layer, format)]
	};
	const encoding = /^(?:gbk|gb2312|cp936)$/i.test(source.encoding?.name ?? '')
		? 'gbk'
		: /^gb18030$/i.test(source.encoding?.name ?? '')
			? 'gb18030'
			: 'utf-8';
	return (await writeExport(format, given, { encoding })).bytes;
}

const isTabbed = ({ file }: SourceFile): boolean => /\.tsv$/i.test(file);
const asItIs = ([x, y]: LngLat): [number, number] => [x, y];

/** Coordinates stay as the file has them; what the file says of its system is said again. */
function toOwnCrs(id: string | undefined, declared: SourceLayer['crs']): ExportCrs {
	const known = id === undefined ? undefined : findExportCrs(id);
	const esriWkt = declared?.from === 'prj' ? declared.text : declared ? (known?.esriWkt ?? '') : '';
	return { ...(known ?? WGS84), esriWkt, fromWgs84: asItIs };
}

async function writeSheet({ name, headings, rows }: RejectedLayer): Promise<Uint8Array> {
	return writeXlsx({
		sheets: [
			{
				name: name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31) || NAME,
				rows: withShapes({ headings, rows }).map((cells) => [...cells])
			}
		]
	});
}

function writeLines({ headings, rows }: RejectedLayer, source: SourceFile): Uint8Array {
	const mark = isTabbed(source) ? '\t' : ',';
	const quote = (text: string) =>
		/[",\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
	const toText = (value: SourceValue) =>
		value === null ? '' : typeof value === 'string' ? quote(guardFormula(value)) : String(value);
	const text = withShapes({ headings, rows })
		.map((cells) => `${cells.map(toText).join(mark)}\r\n`)
		.join('');
	const encoding = source.encoding?.name ?? 'utf-8';
	const isKnown = iconv.encodingExists(encoding) && !/^utf-?8/i.test(encoding);
	const encoded = isKnown ? iconv.encode(text, encoding, { addBOM: /utf-?16/i.test(encoding) }) : undefined;
	// Reasons may have characters that the file's own encoding lacks.
	if (encoded && iconv.decode(encoded, encoding) === text) return encoded;
	return new TextEncoder().encode(`\uFEFF${text}`);
}

/** A table with shapes had them as WKT. */
function withShapes({ headings, rows }: Pick<RejectedLayer, 'headings' | 'rows'>): SourceValue[][] {
	const hasShapes = rows.some(({ geometry }) => geometry);
	return [
		[...headings, ...(hasShapes ? ['WKT'] : [])],
		...rows.map(({ values, geometry }) => [
			...values,
			...(hasShapes
				? [geometry && geometry.type !== 'GeometryCollection' ? writeWktGeometry(geometry) : null]
				: [])
		])
	];
}

/** Shapes of every kind as they are, also those that no layer of a plan has. */
function writeFeatures({ name, headings, rows }: RejectedLayer, crs: string | undefined): Uint8Array {
	const features = rows.map(({ values, geometry }: { values: SourceValue[]; geometry: Geometry | null }) =>
		JSON.stringify({
			type: 'Feature',
			properties: Object.fromEntries(headings.map((heading, i) => [heading, values[i] ?? null])),
			geometry
		})
	);
	const head = {
		type: 'FeatureCollection',
		name,
		...(crs === undefined ? {} : { crs: { type: 'name', properties: { name: crs } } })
	};
	return new TextEncoder().encode(
		`${JSON.stringify(head).slice(0, -1)},"features":[\n${features.join(',\n')}\n]}\n`
	);
}
