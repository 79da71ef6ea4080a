import { describeCrs } from '#lib/core/intake/coordinates/describe-crs.ts';
import { isPlainDegrees } from '#lib/core/intake/coordinates/is-plain-degrees.ts';
import { nameCrs } from '#lib/core/intake/coordinates/name-crs.ts';
import { findCrsName } from './find-crs-name.ts';
import { InputError, quoteValue } from './input-error.ts';

/** A feature of a GeoJSON file whose geometry is not checked yet. */
export interface RawFeature {
	/** `feature 3 (id "x")`, counted from 1, for messages. */
	label: string;
	/**
	 * As the file has it: the feature's own, else the property `id`. Where there is none, the feature's number, or
	 * `row-` and the number if another feature has that for its id.
	 */
	id: string;
	properties: Readonly<Record<string, unknown>>;
	/** undefined where the feature has none. */
	geometry: RawGeometry | undefined;
}

export interface RawGeometry {
	type: string;
	coordinates?: unknown;
	geometries?: unknown;
}

const GEOMETRY_TYPES = new Set([
	'Point',
	'MultiPoint',
	'LineString',
	'MultiLineString',
	'Polygon',
	'MultiPolygon',
	'GeometryCollection'
]);

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The features of a FeatureCollection, a Feature or a bare geometry.
 *
 * @throws InputError if `json` is none of these, or names another coordinate system than degrees
 */
export function listGeojsonFeatures(file: string, json: unknown): RawFeature[] {
	const remedy = 'give a GeoJSON FeatureCollection, Feature or geometry in WGS-84';
	if (!isRecord(json))
		throw new InputError({
			file,
			problem: Array.isArray(json) ? 'is a bare list, not GeoJSON' : 'is not GeoJSON',
			remedy: Array.isArray(json) ? 'put the features into a FeatureCollection' : remedy
		});
	for (const [isOther, problem, hint] of [
		[
			Array.isArray(json.elements),
			'is OpenStreetMap JSON, not GeoJSON',
			'convert it, for example with osmtogeojson'
		],
		[json.geometryType !== undefined, 'is Esri JSON, not GeoJSON', 'export it as GeoJSON (f=geojson)']
	] as const)
		if (isOther && json.type === undefined) throw new InputError({ file, problem, remedy: hint });
	checkCrs(file, json.crs ?? json.spatialReference);
	if (json.type === 'FeatureCollection') {
		if (!Array.isArray(json.features))
			throw new InputError({ file, field: 'features', problem: 'is not a list', remedy });
		return nameRows(json.features.map((feature: unknown, i) => parseFeature(file, feature, i + 1)));
	}
	if (json.type === 'Feature') return nameRows([parseFeature(file, json, 1)]);
	if (typeof json.type === 'string' && GEOMETRY_TYPES.has(json.type))
		return nameRows([parseFeature(file, { type: 'Feature', geometry: json }, 1)]);
	throw new InputError({ file, field: 'type', problem: `${quoteValue(json.type)} is not GeoJSON`, remedy });
}

/** Gives the features without an id one that no other has. */
function nameRows(features: (Omit<RawFeature, 'id'> & { id: string | undefined })[]): RawFeature[] {
	const given = new Set(features.map(({ id }) => id));
	return features.map((feature, i) => {
		let id = feature.id ?? String(i + 1);
		if (feature.id === undefined) while (given.has(id)) id = `row-${id}`;
		return { ...feature, id };
	});
}

function parseFeature(file: string, feature: unknown, number: number) {
	const label = `feature ${number}`;
	if (!isRecord(feature) || feature.type !== 'Feature')
		throw new InputError({
			file,
			feature: label,
			field: 'type',
			problem: `${quoteValue(isRecord(feature) ? feature.type : feature)} is not "Feature"`,
			remedy: 'put each geometry into a Feature'
		});
	const properties = isRecord(feature.properties) ? feature.properties : {};
	const given = [feature.id, properties.id].find(
		(id) => id !== undefined && id !== null && !(typeof id === 'string' && id.trim() === '')
	);
	if (given !== undefined && typeof given !== 'string' && typeof given !== 'number')
		throw new InputError({
			file,
			feature: label,
			field: 'id',
			problem: `${quoteValue(given)} is neither text nor a number`,
			remedy: 'give each feature its own id'
		});
	const geometry = feature.geometry ?? undefined;
	checkCrs(file, feature.crs ?? (isRecord(geometry) ? geometry.crs : undefined), label);
	const labelWithId = given === undefined ? label : `${label} (id ${quoteValue(given)})`;
	if (geometry !== undefined && !(isRecord(geometry) && GEOMETRY_TYPES.has(String(geometry.type))))
		throw new InputError({
			file,
			feature: labelWithId,
			field: 'geometry',
			problem: `${quoteValue(isRecord(geometry) ? geometry.type : geometry)} is not a geometry type`,
			remedy: 'export it again as GeoJSON'
		});
	return {
		label: labelWithId,
		id: given === undefined ? undefined : String(given),
		properties,
		geometry: geometry as RawGeometry | undefined
	};
}

/** GeoJSON of 2008 could name its coordinate system, and programs still write it. */
function checkCrs(file: string, crs: unknown, feature?: string): void {
	const name = findCrsName(crs);
	if (name === undefined) return;
	const described = describeCrs({ text: name });
	if (described.crs ? isPlainDegrees(described.crs) : described.reason.code === 'crs-says-nothing') return;
	const meaning = described.crs ? ` (${nameCrs(described.crs).en})` : '';
	throw new InputError({
		file,
		feature,
		field: 'crs',
		problem: `coordinates are in ${quoteValue(name)}${meaning}, not degrees of WGS-84`,
		remedy: 'reproject to WGS-84 (EPSG:4326)'
	});
}
