import { STREET_CLASSES, type StreetClass } from '#lib/core/network/types.ts';

/** OpenStreetMap's `highway` values that walkers use. */
const CLASS_OF_HIGHWAY = new Map<string, StreetClass>([
	...STREET_CLASSES.filter((name) => name !== 'lane').map((name) => [name, name] as const),
	['trunk_link', 'trunk'],
	['primary_link', 'primary'],
	['secondary_link', 'secondary'],
	['tertiary_link', 'tertiary'],
	['road', 'unclassified']
]);

/** Street classes as Chinese planning files name them (GB/T 51328—2018, 3.0.2 and usage). */
const CLASS_OF_CHINESE = new Map<string, StreetClass>([
	['快速路', 'trunk'],
	['主干路', 'primary'],
	['主干道', 'primary'],
	['次干路', 'secondary'],
	['次干道', 'secondary'],
	['支路', 'tertiary'],
	['步行街', 'pedestrian']
]);

/** Values nobody walks on, is to walk on yet, or that are no street: OpenStreetMap's and Chinese ones. */
const CLOSED_CLASSES = new Set(
	(
		'motorway motorway_link raceway bridleway busway bus_guideway escape platform rest_area services elevator ' +
		'corridor via_ferrata ladder construction proposed planned abandoned disused razed demolished removed no ' +
		'高速公路 高速路'
	).split(' ')
);
const INVITING = new Set(['yes', 'designated', 'permissive']);

export type WalkVerdict = { streetClass: StreetClass } | { dropped: string };

/** Tags of a street as they may be missing from a file. */
export interface AccessTags {
	readonly foot?: string | undefined;
	readonly access?: string | undefined;
	readonly area?: string | undefined;
}

/**
 * Whether walkers use an OpenStreetMap way with this `highway` value, and its class; else the tag that excludes
 * it. `oneway` does not matter on foot. `access=no|private` yields to `foot=yes|designated|permissive`.
 */
export function judgeHighway(highway: string, tags: AccessTags): WalkVerdict {
	const streetClass = CLASS_OF_HIGHWAY.get(highway);
	if (streetClass === undefined) return { dropped: `highway=${highway}` };
	return judgeAccess(streetClass, tags);
}

/**
 * The same for a street of a planning file, where a class that is not known is a street nonetheless.
 *
 * @param className as in OpenStreetMap, in Geofabrik's shapes, ours (`lane`) or Chinese; '' where none
 */
export function judgeClass(className: string, tags: AccessTags): WalkVerdict {
	const value = className.trim().toLowerCase();
	if (CLOSED_CLASSES.has(value)) return { dropped: `class=${value}` };
	const streetClass =
		CLASS_OF_HIGHWAY.get(value) ??
		CLASS_OF_CHINESE.get(value) ??
		(value === 'lane' ? 'lane' : value.startsWith('track_') ? 'track' : 'unclassified');
	return judgeAccess(streetClass, tags);
}

function judgeAccess(streetClass: StreetClass, { foot = '', access = '', area }: AccessTags): WalkVerdict {
	if (foot === 'no') return { dropped: 'foot=no' };
	if ((access === 'no' || access === 'private') && !INVITING.has(foot))
		return { dropped: `access=${access}` };
	if (area === 'yes') return { dropped: 'area=yes' };
	return { streetClass };
}
