import type { CityMeta } from './types.ts';

/** Layers whose features a city counts beside others. */
export const COUNTED_LAYERS = ['communities', 'centres', 'clusters', 'districts', 'axes', 'streets'] as const;
export type CountedLayer = (typeof COUNTED_LAYERS)[number];

/** What a city shows of itself beside others. */
export interface CityCard extends CityMeta {
	/** Of its plan; 0: it has none. */
	revision: number;
	counts: Record<CountedLayer, number>;
	/** Network and basemap of it: of which revisions, whether they are being made, and the share done, 0…1. */
	build: { revision: number; basemapRevision: number; isBuilding: boolean; share: number };
	/** Whether there is a walking network: without one it cannot be opened yet. */
	hasNetwork: boolean;
}

/** A city that was removed and can be put back. */
export interface RemovedCity extends Pick<CityMeta, 'id' | 'name' | 'nameEn'> {
	/** ISO instant. */
	removedAt: string;
}
