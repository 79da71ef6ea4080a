import { writeCsv } from './csv/write-csv.ts';
import type { ExportEncoding } from './encode-text.ts';
import { EXPORT_FORMATS, type ExportFormat } from './export-formats.ts';
import type { Export, ExportLayer } from './export-layer.ts';
import { writeGeojson } from './geojson/write-geojson.ts';
import { writeGeopackage } from './geopackage/write-geopackage.ts';
import { writeDxf } from './dxf/write-dxf.ts';
import { writeKml } from './kml/write-kml.ts';
import { writeShapefile } from './shapefile/write-shapefile.ts';
import { writeReadme } from './write-readme.ts';
import { fillLedger, type FilledLedger } from './xlsx/fill-ledger.ts';
import type { LedgerTemplate } from './xlsx/read-headings.ts';
import { writeXlsx } from './xlsx/write-xlsx.ts';
import { packZip } from './zip/pack-zip.ts';

export interface ExportOptions {
	/** Of CSV and shapefiles; other formats have one that is fixed. */
	encoding: ExportEncoding;
	/** Of XLSX: a bureau's own headings, or its own workbook. */
	template?: LedgerTemplate | Uint8Array | undefined;
	/** Name of what a column refers to, by layer and id, as a bureau's own workbook has it. */
	nameOf?: (layer: string, id: string) => string | undefined;
}

export interface WrittenExport {
	bytes: Uint8Array;
	/** Plain ASCII, as `baoding-communities-2022-01-01-r1-epsg4547.geojson`. */
	fileName: string;
	contentType: string;
	/** Headings of a bureau's own workbook that nothing answers; left out: there are none. */
	blank?: readonly string[];
}

type Written = Uint8Array | FilledLedger;
type Writer = (given: Export, options: ExportOptions) => Promise<Written> | Written;

const WRITERS: Record<ExportFormat, Writer> = {
	geojson: (given) => each('geojson', given, (layer) => writeGeojson(layer, given)),
	gpkg: writeGeopackage,
	shp: writeShapefile,
	xlsx: (given, { template, nameOf = () => undefined }) =>
		template instanceof Uint8Array
			? fillLedger(given, template, nameOf)
			: writeXlsx(given, { ...(template && { template }) }),
	kml: writeKml,
	dxf: writeDxf,
	csv: (given, { encoding }) => each('csv', given, (layer) => writeCsv(layer, { crs: given.crs, encoding }))
};

/**
 * A file of layers. The same layers give the same bytes. Formats that hold one layer a file give a zip with a file a
 * layer and a README where several are asked for.
 *
 * @param given at least one layer
 * @throws ExportRefused if the format or encoding has no place for something
 */
export async function writeExport(
	format: ExportFormat,
	given: Export,
	options: ExportOptions
): Promise<WrittenExport> {
	const written = await WRITERS[format](given, options);
	const { bytes, blank = [] } = written instanceof Uint8Array ? { bytes: written } : written;
	const isZip = isZipped(format, given.layers);
	return {
		bytes,
		fileName: nameFile(format, given, isZip),
		contentType: isZip ? 'application/zip' : EXPORT_FORMATS[format].contentType,
		...(blank.length > 0 && { blank })
	};
}

/** Whether layers in a format come as a zip. */
export const isZipped = (format: ExportFormat, layers: readonly unknown[]): boolean =>
	format === 'shp' || (!EXPORT_FORMATS[format].holdsSeveral && layers.length > 1);

function each(ending: string, given: Export, write: (layer: ExportLayer) => Uint8Array): Uint8Array {
	const [only, ...more] = given.layers;
	if (more.length === 0) return write(only!);
	const files = new Map(given.layers.map((layer) => [`${layer.name}.${ending}`, write(layer)]));
	return packZip(files.set('README.txt', writeReadme(given)));
}

function nameFile(format: ExportFormat, { about, crs, layers }: Export, isZip: boolean): string {
	const what = layers.length === 1 ? layers[0]!.name : 'plan';
	const system = crs.id === 'EPSG:4326' ? [] : [crs.id.toLowerCase().replace(':', '')];
	const parts = [about.city.id, what, about.asOf, `r${about.revision}`, ...system];
	const stem = parts.map((part) => part.replaceAll(/[^\w.-]+/g, '-')).join('-');
	return isZip && format !== 'shp' ? `${stem}-${format}.zip` : `${stem}.${format === 'shp' ? 'zip' : format}`;
}
