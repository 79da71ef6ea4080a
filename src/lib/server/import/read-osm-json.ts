import { InputError, quoteValue } from './input-error.ts';
import { NO_TAGS, type OsmMember, type OsmSink, type OsmTags } from './osm-elements.ts';
import { NO_NODE, PlaceIds } from './place-ids.ts';

type Raw = Record<string, unknown>;

const isRecord = (value: unknown): value is Raw =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const isType = (value: unknown): value is OsmMember['type'] =>
	value === 'node' || value === 'way' || value === 'relation';

/** Whether a parsed JSON file is OpenStreetMap's (from Overpass or the API) and not GeoJSON. */
export function isOsmJson(json: unknown): json is { elements: unknown[]; remark?: unknown } {
	return isRecord(json) && json.type === undefined && Array.isArray(json.elements);
}

/**
 * Hands the elements of an OpenStreetMap JSON file (0.6, as from Overpass' `out:json` or the API) to a sink.
 * Positions may stand on the ways (`out geom`).
 *
 * @throws InputError where an element has no number or no position that is one, or the answer was cut short
 */
export function readOsmJson(
	path: string,
	{ elements, remark }: { elements: unknown[]; remark?: unknown },
	sink: OsmSink
): void {
	const fail = (problem: string, feature?: string, field?: string) =>
		new InputError({ file: path, problem, remedy: 'download or export it again', feature, field });
	if (typeof remark === 'string' && /error/i.test(remark)) throw fail(`is incomplete: "${remark}"`);
	const placeIds = new PlaceIds();
	const getNumber = (raw: Raw, field: string, feature: string): number => {
		const value = raw[field];
		if (typeof value === 'number' && Number.isFinite(value)) return value;
		throw fail(`${quoteValue(value)} is not a number`, feature, field);
	};
	/** Nodes of a way, or of a way as its relation shows it. */
	const readNodes = (raw: Raw, feature: string): number[] => {
		const refs: unknown[] = Array.isArray(raw.nodes) ? raw.nodes : [];
		const places: unknown[] = Array.isArray(raw.geometry) ? raw.geometry : [];
		// Overpass has null where a node lies outside the requested box.
		return Array.from({ length: Math.max(refs.length, places.length) }, (_, i) => {
			const place = places[i];
			const lngLat =
				isRecord(place) && ([getNumber(place, 'lon', feature), getNumber(place, 'lat', feature)] as const);
			const ref = refs[i];
			const id = typeof ref === 'number' ? ref : lngLat ? placeIds.get(...lngLat) : NO_NODE;
			if (lngLat) sink.position(id, ...lngLat);
			return id;
		});
	};
	const readRelation = (raw: Raw, id: number, tags: OsmTags) => {
		const members = listMembers(raw.members);
		for (const { type, ref, shape } of members) {
			const refs = type === 'way' ? readNodes(shape, `relation ${id}`) : [];
			if (refs.length > 1) sink.memberWay(ref, refs);
		}
		sink.relation(id, members, tags);
	};
	for (const [i, raw] of elements.entries()) {
		// Counts and areas that Overpass adds are none of the three.
		if (!isRecord(raw) || !isType(raw.type)) continue;
		const { type } = raw;
		const id = getNumber(raw, 'id', `element ${i + 1}`);
		const feature = `${type} ${id}`;
		const version = typeof raw.version === 'number' ? raw.version : undefined;
		const isDeleted = raw.visible === false || raw.action === 'delete';
		if (!sink.admit({ type, id, version, isDeleted })) continue;
		const tags = readTags(raw.tags);
		if (type === 'way') sink.way(id, readNodes(raw, feature), tags);
		else if (type === 'relation') readRelation(raw, id, tags);
		else if (raw.lat !== undefined || raw.lon !== undefined)
			sink.node(id, getNumber(raw, 'lon', feature), getNumber(raw, 'lat', feature), tags);
	}
}

function readTags(tags: unknown): OsmTags {
	if (!isRecord(tags) || Object.keys(tags).length === 0) return NO_TAGS;
	return Object.fromEntries(Object.entries(tags).map(([key, value]) => [key, String(value)]));
}

function listMembers(members: unknown): (OsmMember & { shape: Raw })[] {
	if (!Array.isArray(members)) return [];
	return members.flatMap((member: unknown) =>
		isRecord(member) && isType(member.type) && typeof member.ref === 'number'
			? [
					{
						type: member.type,
						ref: member.ref,
						role: typeof member.role === 'string' ? member.role : '',
						shape: { geometry: member.geometry }
					}
				]
			: []
	);
}
