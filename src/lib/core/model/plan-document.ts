import type { CityAxes } from '../axes/list-city-axes.ts';
import type { CityFeatures } from '../city/types.ts';
import type { LngLat } from '../geometry/types.ts';
import type { SearchEntry } from '../search/types.ts';

/** What the server sends of a city: all but the streets, which the basemap draws and the worker walks. */
export interface PlanDocument {
	features: Omit<CityFeatures, 'streets'>;
	/** Communities along the axes, computed once for the streets as they are. */
	axes: CityAxes;
	/** Railway lines of the basemap. */
	railways: LngLat[][];
	search: SearchEntry[];
}
