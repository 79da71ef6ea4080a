import type { LngLat } from '#lib/core/geometry/types.ts';
import { InputError, quoteValue } from './input-error.ts';
import { linkRings } from './link-rings.ts';
import type { RawFeature, RawGeometry } from './list-geojson-features.ts';
import type { PositionCheck } from './position-check.ts';
import type { Tally } from './tally.ts';

interface Options {
	check: PositionCheck;
	/** Gets a row for each geometry that is left out. */
	dropped: Tally;
	/** Whether an area is a square, walked along its edge; other areas are left out. */
	isSquare: boolean;
}

/**
 * The lines of a feature, those of a collection or of several parts each for itself. An area gives its rings and
 * the lines that tie its holes to its edge.
 *
 * @throws InputError where a line has fewer than two positions, or one that is none
 */
export function listFeatureLines(
	file: string,
	{ label, geometry }: RawFeature,
	{ check, dropped, isSquare }: Options
): LngLat[][] {
	const fail = (problem: string, remedy = 'export it again as GeoJSON') =>
		new InputError({ file, feature: label, field: 'coordinates', problem, remedy });
	const toList = (value: unknown): unknown[] => {
		if (Array.isArray(value)) return value;
		throw fail(`${quoteValue(value)} is not a list of positions`);
	};
	const parseLine = (line: unknown): LngLat[] => {
		const positions = toList(line).map((position) => check.parse(position, label));
		if (positions.length > 1) return positions;
		throw fail(
			`a line has ${positions.length} position${positions.length === 1 ? '' : 's'}`,
			'give it at least two or remove the feature'
		);
	};
	const parseArea = (area: unknown): LngLat[][] => {
		const rings = toList(area).map(parseLine);
		const corners = rings.map((ring) => ring.map((lngLat) => ({ key: lngLat.join(), lngLat })));
		return [...rings, ...linkRings(corners).map((link) => link.map(toLngLat))];
	};
	const collect = (part: RawGeometry | null): LngLat[][] => {
		if (typeof part !== 'object' || part === null)
			throw fail(`${quoteValue(part)} is not a list of positions`);
		const { type, coordinates, geometries } = part;
		if (type === 'GeometryCollection')
			return Array.isArray(geometries) ? (geometries as (RawGeometry | null)[]).flatMap(collect) : [];
		if (type === 'LineString') return [parseLine(coordinates)];
		if (type === 'MultiLineString') return toList(coordinates).map(parseLine);
		if (isSquare && type === 'Polygon') return parseArea(coordinates);
		if (isSquare && type === 'MultiPolygon') return toList(coordinates).flatMap(parseArea);
		dropped.add(`not a line but a ${type}`, label);
		return [];
	};
	if (geometry) return collect(geometry);
	dropped.add('no geometry', label);
	return [];
}

const toLngLat = (key: number | string) => String(key).split(',').map(Number) as LngLat;
