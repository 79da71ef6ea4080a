import type { MultiPolygon, Polygon } from 'geojson';
import type { LngLat } from '../geometry/types.ts';

/** What is known of the ground beside streets and communities: new links do not run across it. WGS-84. */
export interface KnownGround {
	/** Railways, rivers, canals: nobody crosses them but on a street. */
	lines: readonly LngLat[][];
	/** Water and buildings. */
	areas: readonly (Polygon | MultiPolygon)[];
	/** Whether the areas hold the buildings too; without them it is not known what stands in a link's way. */
	hasBuildings: boolean;
}

/** A city of which streets and communities are all that is known. */
export const UNKNOWN_GROUND: KnownGround = { lines: [], areas: [], hasBuildings: false };
