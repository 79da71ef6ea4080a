import type { MultiPolygon, Polygon } from 'geojson';
import type { LngLat } from '../geometry/types.ts';

/** Known obstacles beside streets and communities, which new links do not cross. WGS-84. */
export interface KnownGround {
	/** Railways, rivers, canals: crossed on streets only. */
	lines: readonly LngLat[][];
	/** Water and buildings. */
	areas: readonly (Polygon | MultiPolygon)[];
	/** Whether the areas hold the buildings too; without them it is not known what stands in a link's way. */
	hasBuildings: boolean;
}

/** A city of which streets and communities are all that is known. */
export const UNKNOWN_GROUND: KnownGround = { lines: [], areas: [], hasBuildings: false };
