import type { Geometry, Position } from 'geojson';
import { roundPlanGeometry } from '../../plan/round-geometry.ts';
import type { LngLat } from '../../geometry/types.ts';
import type { IntakeKind } from '../kinds.ts';
import type { IntakeRow, Rejected } from '../reconcile/types.ts';
import type { SourceLayer } from '../types.ts';
import { listIntakeFields } from './list-intake-fields.ts';
import { readCapacityUnit } from './read-capacity-unit.ts';
import { readCell } from './read-cell.ts';
import { tidyValue } from './tidy-value.ts';
import type { ColumnMatch } from './types.ts';

interface ReadRowsOptions {
	kind: IntakeKind;
	matches: readonly ColumnMatch[];
	/** From the file's coordinates, and from those in its columns `lng` and `lat`. */
	toLngLat: (xy: Position) => LngLat;
	/** A file that this program wrote: texts are taken as they are. Others are tidied, see `tidyValue`. */
	isOwn?: boolean;
}

/**
 * The rows of a layer as values of the plan's fields. A row of which a value cannot be read is rejected as a whole, with
 * each such value and the reason: half a row would look as if the rest were not said.
 */
export function readRows(
	layer: Pick<SourceLayer, 'rows'> & Partial<Pick<SourceLayer, 'columns'>>,
	{ kind, matches, toLngLat, isOwn = false }: ReadRowsOptions
): { rows: IntakeRow[]; rejected: Rejected[] } {
	const fields = new Map(listIntakeFields(kind).map((field) => [field.name, field]));
	const rows: IntakeRow[] = [];
	const rejected: Rejected[] = [];
	for (const { row, values: cells, geometry } of layer.rows) {
		const values: Record<string, unknown> = {};
		const faults: Rejected[] = [];
		for (const { column, field, factor } of matches) {
			const cell = cells[column] ?? null;
			const reading = readCell(cell, fields.get(field)!, factor);
			if ('value' in reading) {
				const unit = field === 'capacity' ? readCapacityUnit(cell, layer.columns?.[column] ?? '') : undefined;
				// A column of its own says it, too, wherever it stands.
				if (unit) values.capacityUnit ??= unit;
				const value = isOwn ? reading.value : tidyValue(field, reading.value);
				if (value !== undefined) values[field] = value;
			} else if ('refused' in reading)
				faults.push({ row, field, value: cell === null ? '' : String(cell), reason: reading.refused });
		}
		const shape = placeRow(geometry, values, toLngLat);
		if ('fault' in shape) faults.push({ row, field: 'geometry', value: '', reason: shape.fault });
		if (faults.length > 0) rejected.push(...faults);
		else rows.push({ row, values, geometry: 'fault' in shape ? null : shape.geometry });
	}
	return { rows, rejected };
}

type Placed = { geometry: Geometry | null } | { fault: Rejected['reason'] };

function placeRow(
	geometry: Geometry | null,
	{ lng, lat }: Record<string, unknown>,
	toLngLat: (xy: Position) => LngLat
): Placed {
	const raw: Geometry | null =
		geometry ??
		(typeof lng === 'number' && typeof lat === 'number' ? { type: 'Point', coordinates: [lng, lat] } : null);
	if (!raw) return { geometry: null };
	if (raw.type === 'GeometryCollection')
		return { fault: { zh: '是几何集合，请拆成单个图形', en: 'is a collection of shapes; take it apart' } };
	const placed = { type: raw.type, coordinates: mapPositions(raw.coordinates, toLngLat) } as Geometry;
	const lost = findPosition(placed, ([x, y]) => !(Math.abs(x!) <= 180) || !(Math.abs(y!) <= 90));
	if (lost)
		return {
			fault: {
				zh: `的坐标 ${lost.join('，')} 不在经纬度范围内，请核对坐标系`,
				en: `has the position ${lost.join(', ')}, which is no longitude and latitude; check the coordinate system`
			}
		};
	return { geometry: unwrap(roundPlanGeometry(placed)) };
}

function mapPositions(coordinates: unknown, to: (xy: Position) => LngLat): unknown {
	const list = coordinates as unknown[];
	return typeof list[0] === 'number' ? to(list as Position) : list.map((one) => mapPositions(one, to));
}

function findPosition(geometry: Geometry, is: (position: Position) => boolean): Position | undefined {
	const look = (coordinates: unknown): Position | undefined => {
		const list = coordinates as unknown[];
		if (list.length === 0) return undefined;
		if (typeof list[0] === 'number') return is(list as Position) ? (list as Position) : undefined;
		for (const one of list) {
			const found = look(one);
			if (found) return found;
		}
		return undefined;
	};
	return 'coordinates' in geometry ? look(geometry.coordinates) : undefined;
}

/** A multi-part geometry of one part is that part: formats that know no other write all areas so. */
function unwrap(geometry: Geometry): Geometry {
	if (geometry.type === 'MultiPolygon' && geometry.coordinates.length === 1)
		return { type: 'Polygon', coordinates: geometry.coordinates[0]! };
	if (geometry.type === 'MultiLineString' && geometry.coordinates.length === 1)
		return { type: 'LineString', coordinates: geometry.coordinates[0]! };
	if (geometry.type === 'MultiPoint' && geometry.coordinates.length === 1)
		return { type: 'Point', coordinates: geometry.coordinates[0]! };
	return geometry;
}
