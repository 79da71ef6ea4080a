import type { MultiPolygon, Point, Polygon } from 'geojson';
import { AreaBoundaries } from '../geometry/area-boundaries.ts';
import { findInside } from '../geometry/find-inside.ts';
import { PEOPLE_PER_HOUSEHOLD } from './settings.ts';
import type { StreetBlock } from './types.ts';

interface Community {
	id: string;
	geometry: Point | Polygon | MultiPolygon;
	/** 0 or NaN where not known. */
	people: number;
	households: number;
}

export interface PeopleInBlocks {
	/** Of each block, in the order of blocks. */
	population: number[];
	/** Communities in no block, in their order; they are not counted. */
	outsideIds: string[];
}

/**
 * People of the communities in each block, for blocks without a population. A community belongs to the block
 * that a position inside it lies in, the first of several; its people are {@link PEOPLE_PER_HOUSEHOLD} for each household
 * where only households are known.
 */
export function countPeople(
	blocks: readonly Pick<StreetBlock, 'id' | 'geometry'>[],
	communities: readonly Community[]
): PeopleInBlocks {
	const boundaries = new AreaBoundaries(blocks.map(({ geometry }) => geometry));
	const population = blocks.map(() => 0);
	const outsideIds: string[] = [];
	for (const { id, geometry, people, households } of communities) {
		const inside = findInside(geometry);
		const [block] = inside ? boundaries.listHolding(boundaries.plane.toXy(inside)) : [];
		if (block === undefined) outsideIds.push(id);
		else population[block]! += people > 0 ? people : PEOPLE_PER_HOUSEHOLD * households;
	}
	return { population, outsideIds };
}
