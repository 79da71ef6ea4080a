import type { Geometry, Position } from 'geojson';
import type { LngLat } from '#lib/core/geometry/types.ts';
import type { BothTexts } from '#lib/core/text/both-texts.ts';
import { ExportRefused } from './export-refused.ts';
import type { ExportCrs } from './export-crs.ts';

/** A tenth of a millimetre, in degrees and in metres. */
const PER_DEGREE = 1e9;
const PER_METRE = 1e4;

/**
 * A position in the coordinate system of a file, east before north, to a tenth of a millimetre.
 *
 * @throws ExportRefused if the system does not reach there
 */
export function toFilePosition(
	lngLat: LngLat,
	{ id, title, fromWgs84, isGeographic }: ExportCrs
): [x: number, y: number] {
	const [x, y] = fromWgs84(lngLat);
	if (!Number.isFinite(x) || !Number.isFinite(y)) throw outOfReach(lngLat, id, title);
	const per = isGeographic ? PER_DEGREE : PER_METRE;
	// Adding 0 turns −0 into 0. Positions on the plan's grid of 7 decimals stay the same numbers.
	return [Math.round(x * per) / per + 0, Math.round(y * per) / per + 0];
}

const outOfReach = ([lng, lat]: LngLat, id: string, title: BothTexts) =>
	new ExportRefused({
		zh: `坐标系 ${title.zh}（${id}）不能表示位置 ${lng},${lat}；请改用其他坐标系。`,
		en: `${title.en} (${id}) does not reach ${lng},${lat}; take another coordinate system.`
	});

/** The same of all positions of a geometry. */
export function toFileGeometry<Shape extends Geometry>(geometry: Shape, crs: ExportCrs): Shape {
	const move = (coordinates: unknown): unknown => {
		const list = coordinates as readonly unknown[];
		return typeof list[0] === 'number' ? toFilePosition(list as unknown as LngLat, crs) : list.map(move);
	};
	if (geometry.type === 'GeometryCollection') throw new TypeError('No layer has collections of geometries.');
	return { type: geometry.type, coordinates: move(geometry.coordinates) } as unknown as Shape;
}

/** The polygons of an area of one or more parts. @throws TypeError for other geometries */
export function listPolygons(geometry: Geometry): Position[][][] {
	if (geometry.type === 'Polygon') return [geometry.coordinates];
	if (geometry.type === 'MultiPolygon') return geometry.coordinates;
	throw new TypeError(`A ${geometry.type} is no area.`);
}

/** A number without exponent, as every reader of text takes it. */
export function toPlainNumber(value: number): string {
	const text = String(value);
	return text.includes('e') ? value.toFixed(9).replace(/\.?0+$/, '') : text;
}
