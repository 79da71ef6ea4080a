import type { StreetClass } from '#lib/core/network/types.ts';
import type { OsmTags } from './osm-elements.ts';
import {
	ACCESS_VALUES,
	BARRIER_KINDS,
	PLAN_CLASSES,
	HIGHWAYS,
	LIFECYCLE_KEYS,
	NEVER_WALKED,
	OTHER_LINES,
	SPELLINGS,
	type AccessSays
} from './walk-table.ts';

/** A way that walkers use, or why they do not; what its tags say that is not taken into account. */
export type WalkVerdict = ({ streetClass: StreetClass } | { dropped: string }) & { unread: string[] };

/** Whether walkers pass a node, and why not. */
export interface NodeVerdict {
	/** undefined where they pass. */
	shutBy: string | undefined;
	unread: string[];
}

interface Access {
	says: AccessSays;
	/** In the words of the table: `private;customers`. */
	value: string;
	unread: string[];
}

const PAVEMENTS: ReadonlySet<string> = new Set(['yes', 'both', 'left', 'right']);
const STRICTEST_FIRST = ['shuts', 'silent', 'passes', 'opens'] as const;

/** Keys of a node that only says who may pass: treated as a barrier. */
const MERE_ACCESS_KEYS =
	/^(foot|access|locked|vehicle|motor_vehicle|motorcar|motorcycle|bicycle|horse|name.*|note.*|description|fixme|source.*|created_by|.*:conditional)$/;

/**
 * Whether walkers use an OpenStreetMap way with this `highway` value, and its class; else the tag that excludes
 * it. Tags for pedestrians take precedence over those for all traffic, and those over the class. `oneway` and
 * what is said of vehicles do not matter on foot.
 */
export function judgeHighway(highway: string, tags: OsmTags): WalkVerdict {
	const value = highway.trim().toLowerCase();
	return judge({ field: 'highway', value, row: find(HIGHWAYS, value), whereUnknown: 'invited' }, tags);
}

/**
 * The same for a street of a planning file, where a class that is not known is a street nonetheless, and so is a
 * line without a class that is nothing else.
 *
 * @param className as in OpenStreetMap, in Geofabrik's shapes, ours (`lane`) or Chinese; '' where none
 */
export function judgeClass(className: string, tags: OsmTags): WalkVerdict {
	const value = className.trim().toLowerCase();
	const other = value === '' ? OTHER_LINES.find((key) => isSet(tags[key])) : undefined;
	if (other !== undefined) return { dropped: `${other}=${tags[other]}`, unread: [] };
	const row =
		find(HIGHWAYS, value) ??
		find(PLAN_CLASSES, value) ??
		(value.startsWith('track_') ? HIGHWAYS['track'] : undefined);
	return judge({ field: 'class', value, row, whereUnknown: 'always' }, tags);
}

interface JudgedClass {
	field: string;
	value: string;
	row: { streetClass: StreetClass; walkers: 'always' | 'invited' } | undefined;
	whereUnknown: 'always' | 'invited';
}

function judge({ field, value, row, whereUnknown }: JudgedClass, tags: OsmTags): WalkVerdict {
	const foot = readAccess('foot', tags);
	const access = readAccess('access', tags);
	const unread = [...foot.unread, ...access.unread];
	const drop = (dropped: string): WalkVerdict => ({ dropped, unread });
	if (NEVER_WALKED.has(value)) return drop(`${field}=${value}`);
	for (const key of LIFECYCLE_KEYS) if (isYes(tags[key])) return drop(`${key}=yes`);
	if (foot.says === 'shuts') return drop(`foot=${foot.value}`);
	if (foot.says === 'silent' && access.says === 'shuts') return drop(`access=${access.value}`);
	const isInvited = foot.says === 'opens' || PAVEMENTS.has(normalize(tags['sidewalk'] ?? ''));
	if (!isInvited && (row?.walkers ?? whereUnknown) === 'invited') return drop(`${field}=${value}`);
	if (!isInvited && isYes(tags['motorroad'])) return drop('motorroad=yes');
	return { streetClass: row?.streetClass ?? (whereUnknown === 'always' ? 'unclassified' : 'path'), unread };
}

/**
 * Whether walkers pass a node of a way: `foot` decides, then `locked`, then `access`, then the kind of barrier.
 * A node that is something else too (a crossing, a bus stop, a building's door) is no barrier.
 */
export function judgeNode(tags: OsmTags): NodeVerdict {
	const { barrier } = tags;
	const isMereAccess = barrier === undefined && Object.keys(tags).every((key) => MERE_ACCESS_KEYS.test(key));
	if (barrier === undefined && !isMereAccess) return { shutBy: undefined, unread: [] };
	const foot = readAccess('foot', tags);
	const access = readAccess('access', tags);
	const kinds = listParts(barrier ?? '');
	const unread = [
		...foot.unread,
		...access.unread,
		...kinds.filter((kind) => !find(BARRIER_KINDS, kind)).map((kind) => `barrier=${kind} is not known`),
		...(barrier !== undefined && tags['opening_hours'] !== undefined ? ['opening_hours of a barrier'] : [])
	];
	const what = kinds.length > 0 ? `barrier=${kinds.join(';')} ` : '';
	const shut = (by: string): NodeVerdict => ({ shutBy: `${what}${by}`.trim(), unread });
	const open: NodeVerdict = { shutBy: undefined, unread };
	if (foot.says === 'shuts') return shut(`foot=${foot.value}`);
	if (foot.says === 'opens') return open;
	if (isYes(tags['locked'])) return shut('locked=yes');
	if (foot.says === 'passes') return open;
	if (access.says === 'shuts') return shut(`access=${access.value}`);
	if (access.says !== 'silent') return open;
	return kinds.some((kind) => find(BARRIER_KINDS, kind)?.isShut) ? shut('') : open;
}

/** What a tag says of walkers. Of a list (`private;customers`) the strictest part counts. */
function readAccess(key: 'foot' | 'access', tags: OsmTags): Access {
	const parts = listParts(tags[key] ?? '').map(normalize);
	const unread = parts
		.filter((part) => !find(ACCESS_VALUES, part))
		.map((part) => `${key}=${part} is not known`);
	if (tags[`${key}:conditional`] !== undefined) unread.push(`${key}:conditional`);
	const said = new Set(parts.map((part) => find(ACCESS_VALUES, part)?.says));
	const says = STRICTEST_FIRST.find((one) => said.has(one)) ?? 'silent';
	return { says, value: parts.join(';'), unread };
}

/** Whether a tag is set, in any spelling. */
export function isYes(value: string | undefined): boolean {
	return value !== undefined && normalize(value) === 'yes';
}

/** Whether a tag is set to something that is not a no. */
export function isSet(value: string | undefined): boolean {
	return value !== undefined && !['', 'no'].includes(normalize(value));
}

const listParts = (text: string) =>
	text
		.normalize('NFKC')
		.split(/[;,|]/)
		.map((part) => part.trim().toLowerCase())
		.filter((part) => part !== '');

function normalize(text: string): string {
	const value = text.normalize('NFKC').trim().toLowerCase();
	return find(SPELLINGS, value) ?? value;
}

/** A row of a table; what an object inherits is no row of it. */
function find<Row>(table: Readonly<Record<string, Row>>, key: string): Row | undefined {
	return Object.hasOwn(table, key) ? table[key] : undefined;
}
