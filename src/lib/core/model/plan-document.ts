import type { CityAxes } from '../axes/list-city-axes.ts';
import type { CityFeatures } from '../city/types.ts';
import type { LngLat } from '../geometry/types.ts';
import type { NamedStreet, Spellings } from '../search/types.ts';

/** A city as the server sends it: all but the streets, which come with the basemap and with the worker's network. */
export interface PlanDocument {
	/** Of the log; 0 where the city has none yet. */
	revision: number;
	/** ISO date of what is newest in it; left out: the city's own. */
	asOf?: string;
	/** The newest revision there is, of a plan that was asked for as of a moment; left out: this one. */
	newestRevision?: number;
	features: Omit<CityFeatures, 'streets'>;
	/** Communities along the axes, computed once for the streets as they are. */
	axes: CityAxes;
	/** Railway lines of the basemap. */
	railways: LngLat[][];
	/** Streets by name; those that the axes run along are left out. */
	streets: NamedStreet[];
	/** Of every name and alias that is written in Chinese characters. */
	spellings: Spellings;
}
