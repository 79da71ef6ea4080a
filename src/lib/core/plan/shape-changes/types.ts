import type { LayerName } from '../../city/types.ts';
import type { LngLat } from '../../geometry/types.ts';
import type { ShapeFaultCode } from '../../shaping/shape-faults.ts';
import type { WantedChange } from '../types.ts';

/** Layers whose features are drawn by hand: a note is written. */
export type ShapedLayer = Exclude<LayerName, 'notes'>;

/** What changes a shape asks for, and the feature to go on with. */
export interface ShapeChanges {
	readonly changes: WantedChange[];
	readonly target: { layer: LayerName; featureId: string };
}

/** Why a shape cannot be what was drawn. */
export interface ShapeRefusal {
	readonly refusal:
		| ShapeFaultCode
		/** No community is near enough to belong to. */
		| 'no-community-near'
		/** A passage needs two communities beside each other. */
		| 'no-neighbours-near'
		/** The city has no cluster or district to belong to. */
		| 'no-cluster'
		| 'no-district'
		/** The ground is taken by others of the layer. */
		| 'ground-taken'
		/** A neighbour would lose all its ground. */
		| 'neighbour-gone'
		/** Only two of one layer can be made one. */
		| 'other-layer'
		| 'itself'
		| 'not-an-area'
		/** A line is split on it, and not at its ends. */
		| 'off-line'
		| 'end-of-line';
	/** Where to look; `null`: nowhere in particular. */
	readonly lngLat: LngLat | null;
}

/** A street as far as drawing needs it. */
export interface StreetLine {
	/** '' where it has none. */
	readonly name: string;
	readonly lngLats: readonly LngLat[];
}

/** Layers whose areas lie side by side: what one takes, its neighbours give. */
export const SHARED_LAYERS = ['districts', 'clusters', 'blocks'] as const satisfies LayerName[];

/** Whether areas of a layer share their borders. */
export const isSharedLayer = (layer: LayerName): boolean =>
	(SHARED_LAYERS as readonly LayerName[]).includes(layer);
