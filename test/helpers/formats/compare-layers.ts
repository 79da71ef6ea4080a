import type { Geometry } from 'geojson';
import { expect } from 'vitest';
import type { ExportLayer, ExportValue } from '#lib/server/formats/export-layer.ts';
import type { ExportCrs } from '#lib/server/formats/export-crs.ts';
import { toFileGeometry } from '#lib/server/formats/to-file-geometry.ts';
import { writeListText } from '#lib/core/intake/list-text.ts';
import type { OgrLayer } from './ogr.ts';

export interface ReadRules {
	/** Name of a column in the file; default: its own. */
	nameOf?: (column: ExportLayer['columns'][number]) => string;
	/** Value as the format has it, and as GDAL tells it; default: as it is, lists as text. */
	toValue?: (value: ExportValue) => unknown;
	/** Default: areas of several parts always, rings as they are. */
	shapeOf?: (geometry: Geometry) => Geometry;
}

const asMulti = (geometry: Geometry): Geometry =>
	geometry.type === 'Polygon' ? { type: 'MultiPolygon', coordinates: [geometry.coordinates] } : geometry;

/** GDAL's GeoJSON has texts that are JSON as what they stand for. */
function asJson(value: unknown): unknown {
	if (typeof value === 'object' && value !== null) return JSON.stringify(value);
	if (typeof value !== 'string' || !/^[[{]/.test(value)) return value;
	try {
		return JSON.stringify(JSON.parse(value));
	} catch {
		return value;
	}
}

/** Expects that GDAL has read every feature of a layer, with every value and every coordinate. */
export function expectSameLayer(
	read: OgrLayer,
	layer: ExportLayer,
	crs: ExportCrs,
	{ nameOf = ({ name }) => name, toValue = (value) => value, shapeOf = asMulti }: ReadRules = {}
): void {
	expect(
		read.features.map(({ properties, geometry }) => ({
			properties: Object.fromEntries(
				Object.entries(properties ?? {}).map(([name, value]) => [name, asJson(value)])
			),
			geometry: shapeOf(geometry)
		}))
	).toEqual(
		layer.features.map(({ values, geometry }) => ({
			properties: Object.fromEntries(
				layer.columns.map((column, i) => {
					const value = values[i]!;
					const plain = typeof value === 'object' && value !== null ? writeListText(value) : value;
					return [nameOf(column), asJson(toValue(plain))];
				})
			),
			geometry: shapeOf(toFileGeometry(geometry!, crs))
		}))
	);
}
