import type { Map as MapLibre, PointLike } from 'maplibre-gl';
import type { PlanLayerId } from '#lib/carto/layer-order.ts';

/** What is under the pointer. */
export interface MapTarget {
	kind: 'community' | 'centre' | 'cluster';
	id: string;
}

/** The topmost kind first. */
const PICKABLE: readonly { layer: PlanLayerId; kind: MapTarget['kind'] }[] = [
	{ layer: 'centre', kind: 'centre' },
	{ layer: 'not-renovated', kind: 'community' },
	{ layer: 'under-way', kind: 'community' },
	{ layer: 'accepted', kind: 'community' },
	{ layer: 'cluster-label', kind: 'cluster' },
	{ layer: 'cluster-fill', kind: 'cluster' }
];

/** The topmost thing of the plan at a point of the screen, within a slack that forgives a finger's width. */
export function targetAt(
	map: MapLibre,
	{ x, y }: { x: number; y: number },
	slackPx: number
): MapTarget | null {
	const layers = PICKABLE.map(({ layer }) => layer).filter((layer) => map.getLayer(layer));
	const box: [PointLike, PointLike] = [
		[x - slackPx, y - slackPx],
		[x + slackPx, y + slackPx]
	];
	const met = map.queryRenderedFeatures(box, { layers });
	for (const { layer, kind } of PICKABLE) {
		const feature = met.find((candidate) => candidate.layer.id === layer);
		if (feature) return { kind, id: String(feature.properties['id']) };
	}
	return null;
}
