import { PROVENANCES, type Provenance } from '#lib/core/city/types.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import type { StreetWay } from '#lib/core/network/types.ts';
import { InputError, quoteValue } from './input-error.ts';
import { listGeojsonFeatures, type RawFeature, type RawGeometry } from './list-geojson-features.ts';
import { PositionCheck } from './position-check.ts';
import { readJson } from './read-json.ts';
import type { Tally } from './tally.ts';
import { judgeClass, type WalkVerdict } from './walk-rules.ts';

const UNITS_PER_DEGREE = 1e7;
const NAME_FIELDS = ['name:zh', 'name', 'NAME', '名称'];
const CLASS_FIELDS = ['highway', 'class', 'streetClass', 'fclass', '等级'];

/**
 * Streets of a GeoJSON file: its lines, joined where vertices agree to 10⁻⁷ degrees. Lines that merely cross do
 * not join. Other geometries are left out and counted.
 *
 * Properties used where present: name, class (see {@link judgeClass}), foot, access, area, provenance.
 */
export async function readGeojsonStreets(
	path: string,
	{ dropped, repaired }: { dropped: Tally; repaired: Tally }
): Promise<{ ways: StreetWay[]; attribution: string }> {
	const json = await readJson(path);
	const check = new PositionCheck(path);
	const ways: StreetWay[] = [];
	for (const feature of listGeojsonFeatures(path, json)) {
		const lines = listLines(path, feature, dropped);
		const verdict = judge(feature);
		for (const [i, line] of lines.entries()) {
			const way = buildWay(path, feature, line, check, repaired);
			if ('dropped' in verdict) dropped.add(verdict.dropped, feature.label);
			else if (way.coordinates.length < 2) dropped.add('fewer than two distinct positions', feature.label);
			else
				ways.push({
					id: i === 0 ? feature.id : `${feature.id}#${i + 1}`,
					...way,
					name: findText(feature, NAME_FIELDS),
					streetClass: verdict.streetClass,
					provenance: findProvenance(feature)
				});
		}
	}
	check.finish();
	const { attribution } = json as { attribution?: unknown };
	return { ways, attribution: typeof attribution === 'string' ? attribution : '' };
}

function listLines(file: string, feature: RawFeature, dropped: Tally): unknown[][] {
	const fail = (coordinates: unknown) =>
		new InputError({
			file,
			feature: feature.label,
			field: 'coordinates',
			problem: `${quoteValue(coordinates)} is not a list of positions`,
			remedy: 'export it again as GeoJSON'
		});
	const collect = (geometry: RawGeometry | null): unknown[][] => {
		if (typeof geometry !== 'object' || geometry === null) throw fail(geometry);
		const { type, coordinates, geometries } = geometry;
		if (type === 'GeometryCollection')
			return Array.isArray(geometries) ? (geometries as (RawGeometry | null)[]).flatMap(collect) : [];
		if (type !== 'LineString' && type !== 'MultiLineString') {
			dropped.add(`not a line but a ${type}`, feature.label);
			return [];
		}
		if (!Array.isArray(coordinates)) throw fail(coordinates);
		const lines: unknown[] = type === 'LineString' ? [coordinates] : coordinates;
		return lines.map((line) => {
			if (Array.isArray(line)) return line as unknown[];
			throw fail(line);
		});
	};
	if (feature.geometry) return collect(feature.geometry);
	dropped.add('no geometry', feature.label);
	return [];
}

function buildWay(
	file: string,
	{ label }: RawFeature,
	line: unknown[],
	check: PositionCheck,
	repaired: Tally
) {
	const positions = line.map((position) => check.parse(position, label));
	if (positions.length < 2)
		throw new InputError({
			file,
			feature: label,
			field: 'coordinates',
			problem: `a line has ${positions.length} position${positions.length === 1 ? '' : 's'}`,
			remedy: 'give it at least two or remove the feature'
		});
	const coordinates: LngLat[] = [];
	const vertexKeys: string[] = [];
	for (const [lng, lat] of positions) {
		const key = `${Math.round(lng * UNITS_PER_DEGREE)},${Math.round(lat * UNITS_PER_DEGREE)}`;
		if (key === vertexKeys.at(-1)) continue;
		vertexKeys.push(key);
		coordinates.push([lng, lat]);
	}
	if (coordinates.length < positions.length)
		repaired.add('position repeated at once: kept once', label, positions.length - coordinates.length);
	return { coordinates, vertexKeys };
}

function judge(feature: RawFeature): WalkVerdict {
	const { foot, access, area } = feature.properties;
	const tags = { foot: toText(foot), access: toText(access), area: toText(area) };
	return judgeClass(findText(feature, CLASS_FIELDS), tags);
}

function findProvenance({ properties }: RawFeature): Provenance {
	return PROVENANCES.find((name) => name === properties.provenance) ?? 'imported';
}

const toText = (value: unknown) =>
	typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';

function findText({ properties }: RawFeature, fields: string[]): string {
	for (const field of fields) {
		const text = toText(properties[field]);
		if (text !== '') return text;
	}
	return '';
}
