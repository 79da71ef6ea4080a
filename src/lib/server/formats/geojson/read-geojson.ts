import { decodeText, detectEncoding } from '#lib/core/intake/detect-encoding.ts';
import type { CrsDeclaration, ReadOptions, SourceFile, SourceValue, Told } from '#lib/core/intake/types.ts';
import { FeatureGatherer, leaveOut, stemOf, toTextValue } from '../build-layer.ts';
import { gatherCollection } from '../gather-collection.ts';
import { UnreadableFile } from '../unreadable-file.ts';
import { checkGeometry, GeometryFault } from './check-geometry.ts';
import { parseGeojsonText } from './parse-geojson-text.ts';
import { quoteJson, toJson } from './quote-json.ts';

const MAX_MB = 300;
const ROWS_A_STEP = 5_000;
/** Deeper properties are kept as their JSON. */
const MAX_DEPTH = 8;

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A GeoJSON file as one layer: a FeatureCollection, a Feature or a geometry, or features one a line. Properties in each
 * other are columns with names joined by `.`; lists are kept as their JSON; a feature's `id` is a column where no
 * property has that name. Whole numbers that a number cannot hold exactly are texts. Heights are dropped, collections
 * become one shape, see `gatherCollection`. Rows are numbered by feature; in a file of lines, by line.
 *
 * @throws UnreadableFile if it is no GeoJSON; features that are none are left out
 */
export function readGeojson(file: string, bytes: Uint8Array, options: ReadOptions = {}): SourceFile {
	if (bytes.length > MAX_MB * 1e6) throw new UnreadableFile(file, 'file-too-large', { mostMB: MAX_MB });
	const encoding = detectEncoding(bytes, {
		declared: options.encoding === undefined ? undefined : { label: options.encoding, from: 'user' }
	});
	const { records, leftOut } = parseGeojsonText(file, decodeText(bytes, encoding.name));
	const gatherer = new FeatureGatherer(file, stemOf(file));
	for (const one of leftOut) gatherer.leftOut.push(one);
	let crs: CrsDeclaration | null = null;
	let row = 0;
	for (const { json, line } of records) {
		if (line === undefined || records.length === 1) refuseOthers(file, json);
		const features = listFeatures(json);
		if (!features) {
			if (line === undefined) throw new UnreadableFile(file, 'not-geojson');
			gatherer.leftOut.push(leaveOut(line, 'not-a-feature', {}, quoteJson(json)));
			continue;
		}
		crs ??= readCrs((json as Fields).crs);
		for (const [i, feature] of features.entries()) {
			row++;
			if (row % ROWS_A_STEP === 0) {
				options.signal?.throwIfAborted();
				options.onProgress?.(Math.max(i / features.length, row / records.length) / 2 + 0.5);
			}
			addFeature(gatherer, feature, features.length === 1 && line !== undefined ? line : row);
			// What was taken of it is held elsewhere: a large file is not in memory twice.
			features[i] = undefined;
		}
	}
	return { file, format: 'geojson', encoding, layers: [gatherer.build(crs)] };
}

/** Formats that look alike. */
function refuseOthers(file: string, json: unknown): void {
	if (!isFields(json)) throw new UnreadableFile(file, 'not-geojson');
	if (json.type === 'Topology') throw new UnreadableFile(file, 'topojson');
	if (json.type === undefined && Array.isArray(json.elements)) throw new UnreadableFile(file, 'osm-json');
	const isEsri = json.geometryType !== undefined || json.spatialReference !== undefined;
	if (json.type === undefined && isEsri) throw new UnreadableFile(file, 'esri-json');
}

/** @returns undefined if it is no GeoJSON */
function listFeatures(json: unknown): unknown[] | undefined {
	if (!isFields(json)) return undefined;
	if (json.type === 'FeatureCollection') return Array.isArray(json.features) ? json.features : undefined;
	if (json.type === 'Feature') return [json];
	const isGeometry = Array.isArray(json.coordinates) || Array.isArray(json.geometries);
	return isGeometry ? [{ type: 'Feature', geometry: json }] : undefined;
}

/** As GDAL writes it, and older ways. */
function readCrs(crs: unknown): CrsDeclaration | null {
	if (typeof crs === 'string' && crs !== '') return { from: 'crs-member', text: crs };
	if (!isFields(crs) || !isFields(crs.properties)) return null;
	const { name, code, href } = crs.properties;
	const said = name ?? href ?? (code === undefined ? undefined : `EPSG:${String(code)}`);
	return typeof said === 'string' && said !== '' ? { from: 'crs-member', text: said } : null;
}

function addFeature(gatherer: FeatureGatherer, feature: unknown, row: number): void {
	if (!isFields(feature) || (feature.type !== undefined && feature.type !== 'Feature')) {
		gatherer.leftOut.push(leaveOut(row, 'not-a-feature', {}, quoteJson(feature)));
		return;
	}
	try {
		const shape = checkGeometry(feature.geometry);
		const gathered = shape ? gatherCollection(shape) : { geometry: null };
		if (!gathered) throw new GeometryFault('broken-shape');
		if (gathered.told) gatherer.leftOut.push(leaveOut(row, gathered.told));
		gatherer.add(row, listAttributes(feature), gathered.geometry);
	} catch (error) {
		if (!(error instanceof GeometryFault)) throw error;
		const parameters: Told['parameters'] = error.code === 'unknown-shape' ? { type: error.value } : {};
		gatherer.leftOut.push(leaveOut(row, error.code, parameters, error.value));
	}
}

function listAttributes({ id, properties }: Fields): [column: string, value: SourceValue][] {
	const attributes: [string, SourceValue][] = [];
	const own = isFields(properties) ? properties : {};
	if ((typeof id === 'string' || typeof id === 'number') && own.id === undefined) attributes.push(['id', id]);
	const add = (fields: Fields, prefix: string, depth: number) => {
		for (const [name, value] of Object.entries(fields)) {
			const column = prefix + name;
			if (isFields(value) && depth < MAX_DEPTH) add(value, `${column}.`, depth + 1);
			else attributes.push([column, toValue(value)]);
		}
	};
	add(own, '', 0);
	return attributes;
}

function toValue(value: unknown): SourceValue {
	if (typeof value === 'string') return toTextValue(value);
	if (typeof value === 'number') return Number.isFinite(value) ? value : null;
	if (typeof value === 'boolean') return value;
	return value === null || value === undefined ? null : toTextValue(toJson(value));
}
