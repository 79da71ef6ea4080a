import type { Geometry, Point } from 'geojson';
import { getLayerSchema, type Column } from '../../city/layers.ts';
import type { LayerName } from '../../city/types.ts';
import type { FacilityKind } from '../../facilities/facility-codes.ts';
import { FACILITY_KINDS } from '../../facilities/facility-kinds.ts';
import { findFacilityKind } from '../../facilities/find-facility-kind.ts';
import { findInside } from '../../geometry/find-inside.ts';
import type { PlaceGeometry } from '../../geometry/area-rings.ts';
import type { LngLat } from '../../geometry/types.ts';
import type { PlanFeature } from '../../plan/types.ts';
import { measureShape } from '../../shaping/measure-shape.ts';
import type { ReferredFinder } from './find-referred.ts';
import { outlineOfPoint } from './outline-of-point.ts';
import type { IntakeRow, Rejected } from './types.ts';

/** What is assumed where a file says nothing: fields of which nothing is known have to hold something. */
const ASSUMED: Readonly<Record<string, unknown>> = {
	state: 'not-renovated',
	streetClass: 'residential',
	openTo: 'all',
	open: true,
	walled: true,
	kind: 'other',
	certainty: 'medium',
	/** Old communities are those built by the end of 2000. */
	yearBuilt: 1995,
	halfWidthM: 16,
	heightFrom: 'unknown',
	use: 'unknown'
};

export interface Drafted {
	feature: PlanFeature;
	/** Fields that the file says nothing of. */
	assumed: string[];
	/** The boundary is a square around the point that the file has. */
	isSketched: boolean;
}

/**
 * A new feature of a layer from a row: what the file says, what follows from where it is, and assumptions for the rest.
 *
 * @param options.nextNumber for clusters without a number
 * @returns `undefined` where nothing says where it is; else the draft, or why it cannot be one
 */
export function draftFeature(
	layer: LayerName,
	{ row, values, geometry: given }: IntakeRow,
	{ id, finder, nextNumber }: { id: string; finder: ReferredFinder; nextNumber: number }
): Drafted | { rejected: Rejected[] } | undefined {
	if (!given) return undefined;
	const schema = getLayerSchema(layer);
	const isSketched = given.type === 'Point' && !(schema.geometryTypes as readonly string[]).includes('Point');
	const canSketch = schema.geometryTypes.some((type) => type === 'Polygon');
	if (isSketched && !canSketch) return { rejected: [wrongShape(row, given, schema.geometryTypes)] };
	const geometry: Geometry = isSketched
		? outlineOfPoint((given as Point).coordinates as LngLat, groundOf(layer, values))
		: given;
	if (!(schema.geometryTypes as readonly string[]).includes(geometry.type))
		return { rejected: [wrongShape(row, geometry, schema.geometryTypes)] };
	const at = geometry.type === 'LineString' ? undefined : findInside(geometry as PlaceGeometry);
	const properties: PlanFeature['properties'] = { id };
	const implied = layer === 'facilities' ? readFacilityName(values) : {};
	const assumed: string[] = [];
	const rejected: Rejected[] = [];
	for (const [field, column] of Object.entries(schema.columns) as [string, Column][]) {
		if (field === 'id') continue;
		const said = values[field];
		if (column.refersTo && column.type === 'text') {
			const found = said === undefined ? at && finder.byPlace(column.refersTo, at) : String(said);
			if (found !== undefined) properties[field] = found;
			else if (column.orNone) properties[field] = '';
			else rejected.push(unplacedIn(row, field));
		} else if (said !== undefined) properties[field] = said;
		else if (field === 'provenance') properties[field] = isSketched ? 'approximate' : 'imported';
		else if ((field === 'areaM2' || field === 'siteAreaM2') && !isSketched)
			properties[field] = Math.round(measureShape(geometry as PlaceGeometry).areaM2);
		else if (field === 'number') properties[field] = nextNumber;
		else if (field === 'streetName') properties[field] = values.name ?? '';
		else if (column.filled && !(field in ASSUMED))
			rejected.push({
				row,
				field,
				value: '',
				reason: { zh: '没有填写；请补上后再导入', en: 'is not given; fill it in and bring the row again' }
			});
		else {
			properties[field] = implied[field] ?? defaultOf(field, column);
			if (field in ASSUMED) assumed.push(field);
		}
	}
	if (schema.points) properties[schema.points.property] = listPoints(schema.points.isPlace, id, at);
	if (rejected.length > 0) return { rejected };
	return { feature: { type: 'Feature', properties, geometry }, assumed, isSketched };
}

/** A slab of five stairwells, as most old blocks of flats are. */
const BUILDING_M2 = 600;

/** Ground that a row says it stands on, m²; 0 where it says nothing. */
function groundOf(
	layer: LayerName,
	{ siteAreaM2, areaM2, floorAreaM2, floors }: IntakeRow['values']
): number {
	if (layer === 'buildings') return Number(floorAreaM2) / Number(floors) || BUILDING_M2;
	return Number(siteAreaM2 ?? areaM2 ?? 0);
}

/** What the name of a facility says of it where its row says nothing: 红星幼儿园 is a kindergarten, and has places. */
function readFacilityName({ name, kind, capacity }: IntakeRow['values']): Record<string, unknown> {
	const found = (kind as FacilityKind | undefined) ?? findFacilityKind(String(name ?? ''));
	if (found === undefined) return {};
	// A unit of what is not counted says nothing.
	return {
		kind: found,
		...(capacity === undefined ? {} : { capacityUnit: FACILITY_KINDS[found].capacityUnit })
	};
}

/** A centre's point is its first door; a community's entrances are not known. */
const listPoints = (isPlace: boolean, id: string, at: LngLat | undefined) =>
	isPlace && at ? [{ id: `${id}-1`, openTo: 'all', lngLat: at }] : [];

function defaultOf(field: string, { type, min, values }: Column): unknown {
	if (field in ASSUMED && (!values || values.includes(ASSUMED[field] as string))) return ASSUMED[field];
	if (type === 'text[]') return [];
	if (type === 'boolean') return false;
	if (type === 'text') return values?.[0] ?? '';
	return Math.max(0, min === undefined ? 0 : Math.ceil(min));
}

const wrongShape = (row: number, { type }: Geometry, allowed: readonly string[]): Rejected => ({
	row,
	field: 'geometry',
	value: type,
	reason: {
		zh: `是 ${type}，应为 ${allowed.join('、')}`,
		en: `is a ${type}, where a ${allowed.join(' or ')} is needed`
	}
});

const unplacedIn = (row: number, field: string): Rejected => ({
	row,
	field,
	value: '',
	reason: {
		zh: '没有填写，其位置也不在任何一个范围内；请填写，或调整范围边界',
		en: 'is not given, and the place lies in none; fill it in, or mend the borders'
	}
});
