import { STREET_CLASSES, STREET_HALF_WIDTH_M } from '../network/types.ts';
import { chainStreet } from './chain-street.ts';
import type { AxisLine, ClassedStreet } from './types.ts';

/** A street that could be a main axis, and how long it is. */
export interface AxisStreet extends Pick<AxisLine, 'streetName' | 'halfWidthM' | 'lngLats'> {
	lengthM: number;
}

/** Shorter streets are no axes of a city, metres. */
const SHORTEST_M = 500;

/**
 * Streets with a name by how long they go on without a gap, the longest first: what a main axis is chosen from.
 *
 * @returns each name once, with the half-width of its widest class; ties by name
 */
export function listAxisStreets(streets: readonly ClassedStreet[]): AxisStreet[] {
	const byName = new Map<string, ClassedStreet[]>();
	for (const street of streets) {
		if (street.name === '') continue;
		const same = byName.get(street.name);
		if (same) same.push(street);
		else byName.set(street.name, [street]);
	}
	return [...byName]
		.flatMap(([streetName, parts]): AxisStreet[] => {
			const chain = chainStreet(parts.map(({ lngLats }) => lngLats));
			if (!chain || chain.lengthM < SHORTEST_M) return [];
			const rank = Math.min(...parts.map(({ streetClass }) => STREET_CLASSES.indexOf(streetClass)));
			return [{ streetName, halfWidthM: STREET_HALF_WIDTH_M[STREET_CLASSES[rank]!], ...chain }];
		})
		.toSorted((a, b) => b.lengthM - a.lengthM || (a.streetName < b.streetName ? -1 : 1));
}
