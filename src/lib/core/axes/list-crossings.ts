import { crossingShares } from '../geometry/segment-crossing.ts';
import { lengthOf, type Side } from '../geometry/sides.ts';
import { MAIN_STREET_CLASSES } from '../network/types.ts';
import type { AxisView } from './axis-view.ts';
import type { AxisLine, ClassedStreet } from './types.ts';

/** Streets that end this near to the axis line end on it, metres. */
const TOUCH_M = 2;

/** The carriageways and pieces of one street cross within this, metres. */
const ONE_CROSSING_M = 60;

/** Where a street crosses an axis, or ends on it. */
export interface AxisCrossing {
	/** Metres of axis line from its start. */
	atM: number;
	name: string;
}

/**
 * The named main streets that cross an axis or end on it; carriageways and pieces of one street at one crossing once, at
 * their middle. The axis's own street does not cross it.
 *
 * @returns in street order, then by name
 */
export function listCrossings(
	{ line, startM, plane }: Pick<AxisView, 'line' | 'startM' | 'plane'>,
	{ streetName }: Pick<AxisLine, 'streetName'>,
	streets: readonly ClassedStreet[]
): AxisCrossing[] {
	const placesOf = new Map<string, number[]>();
	for (const { name, streetClass, lngLats } of streets) {
		if (name === '' || name === streetName || !MAIN_STREET_CLASSES.includes(streetClass)) continue;
		const points = lngLats.map(plane.toXy);
		for (let i = 1; i < points.length; i++)
			for (let j = 1; j < line.length; j++) {
				const atM = findMeeting([points[i - 1]!, points[i]!], [line[j - 1]!, line[j]!]);
				if (atM !== undefined) placesOf.set(name, [...(placesOf.get(name) ?? []), startM[j - 1]! + atM]);
			}
	}
	return [...placesOf]
		.flatMap(([name, places]) => groupPlaces(places).map((atM) => ({ atM, name })))
		.toSorted((m, n) => m.atM - n.atM || (m.name < n.name ? -1 : 1));
}

/** Where along the second segment the first one, a little lengthened, meets it; metres. */
function findMeeting(street: Side, piece: Side): number | undefined {
	const shares = crossingShares(street, piece);
	if (!shares) return undefined;
	const [s, t] = shares;
	const [slackS, axisM] = [TOUCH_M / lengthOf(street), lengthOf(piece)];
	const isMeeting = s >= -slackS && s <= 1 + slackS && t >= -TOUCH_M / axisM && t <= 1 + TOUCH_M / axisM;
	return isMeeting ? Math.min(axisM, Math.max(0, t * axisM)) : undefined;
}

/** The middles of places that lie together. */
function groupPlaces(places: readonly number[]): number[] {
	const groups: number[][] = [];
	for (const place of places.toSorted((m, n) => m - n)) {
		const group = groups.at(-1);
		if (group && place - group.at(-1)! <= ONE_CROSSING_M) group.push(place);
		else groups.push([place]);
	}
	return groups.map((group) => (group[0]! + group.at(-1)!) / 2);
}
