import { isIsoDate } from '../text/is-iso-date.ts';
import type { City, LayerName } from './types.ts';
import { isCityId } from './is-city-id.ts';
import { REPLY_TO_REPLY } from '../notes/reply-to-reply.ts';
import { findColumnFault, showValue } from './find-column-fault.ts';
import { listGeometryFaults } from './check-geometry.ts';
import { getLayerSchema, LAYER_NAMES, type Column, type PointList } from './layers.ts';

export interface CityProblem {
	layer: LayerName | 'city';
	/** Of the feature; '' if it has none, then `reason` gives its place. */
	id: string;
	/** Of its properties, or `geometry`. */
	field: string;
	/** With the value, and what is allowed. */
	reason: string;
}

type Properties = Record<string, unknown>;
type Report = (field: string, reason: string) => void;

/**
 * What keeps a city from being stored: wrong types, values out of range, references to features that are not
 * there, ids used twice (anywhere in the city), broken geometries.
 *
 * @param city is not trusted: it may come from a file, whatever its type says
 * @returns in the order of the layers and features; empty if it can be stored
 */
export function listCityProblems(city: City): CityProblem[] {
	const problems: CityProblem[] = checkMeta(city.meta);
	const ids = Object.fromEntries(LAYER_NAMES.map((layer) => [layer, listIds(city, layer)]));
	const taken = new Map<string, string>();
	const replies = listReplies(city.features?.notes?.features);
	for (const layer of LAYER_NAMES) {
		const collection = city.features?.[layer];
		if (collection?.type !== 'FeatureCollection' || !Array.isArray(collection.features)) {
			problems.push({ layer, id: '', field: 'type', reason: 'is not a FeatureCollection' });
			continue;
		}
		const { columns, geometryTypes, points } = getLayerSchema(layer);
		for (const [index, feature] of collection.features.entries()) {
			const properties: Properties = { ...feature?.properties };
			const id = typeof properties.id === 'string' ? properties.id : '';
			const place = id === '' ? ` (feature ${index + 1})` : '';
			const report: Report = (field, reason) => problems.push({ layer, id, field, reason: reason + place });

			checkColumns(columns, properties, (refersTo) => ids[refersTo], report);
			checkUnique(id, `${layer} "${id}"`, 'id', taken, report);
			for (const fault of listGeometryFaults(feature?.geometry, geometryTypes)) report('geometry', fault);
			if (points) checkPoints(points, properties, feature?.geometry, taken, report);
			if (replies.has(properties.replyTo)) report('replyTo', REPLY_TO_REPLY.en(properties.replyTo));
		}
	}
	return problems;
}

function listIds(city: City, layer: LayerName): Set<unknown> {
	const features: unknown = city.features?.[layer]?.features;
	return new Set(Array.isArray(features) ? features.map((feature) => feature?.properties?.id) : []);
}

/** Ids of notes that are replies. */
function listReplies(notes: unknown): Set<unknown> {
	const properties = Array.isArray(notes)
		? notes.map((note) => note?.properties as Properties | undefined)
		: [];
	return new Set(properties.filter((of) => of && of.replyTo !== '').map((of) => of!.id));
}

function checkMeta(meta: City['meta'] | undefined): CityProblem[] {
	const problems: CityProblem[] = [];
	const report: Report = (field, reason) =>
		problems.push({ layer: 'city', id: String(meta?.id ?? ''), field, reason });
	if (typeof meta?.id !== 'string' || !isCityId(meta.id)) {
		report('id', `is ${showValue(meta?.id)}; use small letters, digits and "-"`);
	}
	for (const field of ['name', 'nameEn', 'title', 'titleEn', 'attribution'] as const) {
		if (typeof meta?.[field] !== 'string') report(field, `is ${showValue(meta?.[field])}, not text`);
	}
	if (typeof meta?.asOf !== 'string' || !isIsoDate(meta.asOf))
		report('asOf', `is ${showValue(meta?.asOf)}, not a date such as 2022-03-01`);
	const [west, south, east, north] = meta?.bbox ?? [];
	const isBox = isBetween(west, -180, east) && isBetween(east, west, 180);
	const isTall = isBetween(south, -90, north) && isBetween(north, south, 90);
	if (!isBox || !isTall || west === east || south === north) {
		report('bbox', `is ${showValue(meta?.bbox)}, not [west, south, east, north] in degrees`);
	}
	return problems;
}

function checkColumns(
	columns: Readonly<Record<string, Column>>,
	values: Properties,
	getIds: (layer: LayerName) => Set<unknown> | undefined,
	report: Report,
	prefix = ''
): void {
	for (const [field, column] of Object.entries(columns)) {
		const fault = findColumnFault(column, values[field]);
		if (fault) report(prefix + field, fault.en);
		else if (column.refersTo) {
			const { refersTo } = column;
			for (const id of [values[field]].flat())
				if (!(column.orNone && id === '') && !getIds(refersTo)?.has(id))
					report(prefix + field, `is ${showValue(id)}, which none of the ${refersTo} has as id`);
		}
	}
}

function checkPoints(
	points: PointList,
	properties: Properties,
	geometry: { type: string } | undefined,
	taken: Map<string, string>,
	report: Report
): void {
	const { property } = points;
	const list = properties[property];
	if (!Array.isArray(list)) return report(property, `is ${showValue(list)}, not a list`);
	for (const [index, point] of list.entries()) {
		const prefix = `${property}[${index}].`;
		checkColumns(points.columns, { ...point }, () => undefined, report, prefix);
		if (typeof point?.id === 'string') {
			checkUnique(point.id, `${points.what} "${point.id}"`, `${prefix}id`, taken, report);
		}
		const place = { type: 'Point', coordinates: point?.lngLat };
		for (const fault of listGeometryFaults(place, ['Point'])) report(`${prefix}lngLat`, fault);
	}
	if (!points.isPlace) return;
	const own: unknown = geometry && 'coordinates' in geometry ? geometry.coordinates : undefined;
	if (String(list[0]?.lngLat) !== String(own)) report(property, "must start with the feature's own point");
}

function checkUnique(
	id: string,
	what: string,
	field: string,
	taken: Map<string, string>,
	report: Report
): void {
	if (id === '') return;
	const other = taken.get(id);
	if (other) report(field, `is ${showValue(id)}, which ${other} has already`);
	else taken.set(id, what);
}

function isBetween(value: unknown, min: unknown, max: unknown): boolean {
	return (
		[value, min, max].every(Number.isFinite) && Number(value) >= Number(min) && Number(value) <= Number(max)
	);
}
