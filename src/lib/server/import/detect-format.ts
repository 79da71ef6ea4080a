import { open, stat } from 'node:fs/promises';
import { isDxf } from '../formats/dxf/read-dxf.ts';
import { InputError, toInputError } from './input-error.ts';
import type { InputFormat } from './types.ts';

const HEAD_BYTES = 4096;
export const FORMATS_REMEDY =
	'give an OpenStreetMap extract (.osm.pbf, .osm or .osm.gz), or lines as GeoJSON, shapefile, GeoPackage, KML or DXF';

/** First bytes of files people mistake for one of ours, and what to do with them. */
const OTHER_FORMATS: [signature: number[], problem: string, remedy: string][] = [
	[[0x1f, 0x8b], 'is compressed with gzip', 'unpack it first'],
	[[0x50, 0x4b, 0x03, 0x04], 'is a ZIP archive', 'unpack it first'],
	[[0x42, 0x5a, 0x68], 'is compressed with bzip2', 'unpack it first'],
	[[0x00, 0x00, 0x27, 0x0a], 'is a Shapefile', 'export it as GeoJSON in WGS-84'],
	[[0x53, 0x51, 0x4c, 0x69], 'is a GeoPackage or SQLite database', 'export the layer as GeoJSON in WGS-84'],
	[[0xff, 0xfe], 'is UTF-16 text', 'save it as UTF-8'],
	[[0xfe, 0xff], 'is UTF-16 text', 'save it as UTF-8']
];

/**
 * What a file is by its first bytes; its name decides only where they say nothing.
 *
 * @throws InputError if it is missing, a directory, unreadable, empty or none of the formats
 */
export async function detectFormat(path: string): Promise<InputFormat> {
	const head = await readHead(path);
	const isNamedPbf = path.toLowerCase().endsWith('.pbf');
	if (looksLikePbf(head)) return 'osm-pbf';
	for (const [signature, problem, remedy] of OTHER_FORMATS)
		if (signature.every((byte, i) => head[i] === byte)) throw new InputError({ file: path, problem, remedy });
	const text = head
		.toString('latin1')
		.replace(/^\u00ef\u00bb\u00bf/, '')
		.trimStart();
	if (text === '' && !isNamedPbf)
		throw new InputError({ file: path, problem: 'the file is empty', remedy: FORMATS_REMEDY });
	if (text.startsWith('<')) return 'osm-xml';
	if (text.startsWith('{') || text.startsWith('[')) return 'geojson';
	if (isNamedPbf)
		throw new InputError({
			file: path,
			problem: 'is not an OpenStreetMap PBF file: it does not begin with an OSMHeader block',
			remedy: 'download or export it again'
		});
	if (/\.(geo)?json$/i.test(path)) return 'geojson';
	throw new InputError({ file: path, problem: 'is neither PBF, XML nor JSON', remedy: FORMATS_REMEDY });
}

/** First bytes of files with layers of features: a zip, a shapefile, a GeoPackage, a FlatGeobuf. */
const LAYER_FILES = [
	[0x50, 0x4b, 0x03, 0x04],
	[0x00, 0x00, 0x27, 0x0a],
	[0x53, 0x51, 0x4c, 0x69],
	[0x66, 0x67, 0x62, 0x03]
];

/**
 * Whether a file is one of those that planners hold, with layers of features: a shapefile, a zip, a GeoPackage, KML, DXF.
 *
 * @throws InputError as {@link detectFormat} for what is no file
 */
export async function isLayerFile(path: string): Promise<boolean> {
	const head = await readHead(path);
	return (
		LAYER_FILES.some((signature) => signature.every((byte, i) => head[i] === byte)) ||
		isDxf(head) ||
		/<kml[\s>]/i.test(head.toString('latin1'))
	);
}

async function readHead(path: string): Promise<Buffer> {
	const stats = await stat(path).catch((error: unknown) => {
		throw toInputError(path, error);
	});
	if (stats.isDirectory())
		throw new InputError({ file: path, problem: 'is a directory', remedy: 'name a file in it' });
	if (!stats.isFile())
		throw new InputError({ file: path, problem: 'is not a regular file', remedy: 'save it as a file first' });
	if (stats.size === 0)
		throw new InputError({ file: path, problem: 'the file is empty', remedy: FORMATS_REMEDY });
	const file = await open(path).catch((error: unknown) => {
		throw toInputError(path, error);
	});
	try {
		const head = Buffer.alloc(HEAD_BYTES);
		const { bytesRead } = await file.read(head, 0, HEAD_BYTES, 0);
		return head.subarray(0, bytesRead);
	} finally {
		await file.close();
	}
}

/** A block header: its length in four bytes, then the field `type` (tag 1, text) with one of two values. */
function looksLikePbf(head: Buffer): boolean {
	return head[4] === 0x0a && /^OSM(Header|Data)/.test(head.toString('latin1', 6, 15));
}
