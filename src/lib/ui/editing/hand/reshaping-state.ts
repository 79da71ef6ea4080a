import type { Map as MapLibre } from 'maplibre-gl';
import type { HandDesk } from '#lib/state/editing/hand-desk.svelte.ts';
import type { ReshapingState } from '#lib/state/editing/hand-state.ts';
import type { VertexWalk } from '#lib/state/editing/vertex-walk.svelte.ts';

/** A shape that is reshaped as buttons and keys see it; a vertex that keys go to comes into sight. */
export function reshapingState(
	map: MapLibre,
	desk: HandDesk,
	walk: VertexWalk,
	{ oncome, onfinish }: { oncome: () => void; onfinish: () => void }
): ReshapingState {
	const { reshaping } = desk;
	return {
		count: reshaping.count,
		canRedo: reshaping.canRedo,
		vertex: walk.vertex,
		vertexCount: walk.vertices.length,
		walk: (by) => {
			const isThere = walk.walk(by);
			if (isThere) oncome();
			return isThere;
		},
		nudge: (rightPx, downPx) => {
			const { vertex } = walk;
			if (!vertex) return;
			const { x, y } = map.project(vertex.lngLat);
			const { lng, lat } = map.unproject([x + rightPx, y + downPx]);
			walk.moveTo([lng, lat], 'nudge');
			oncome();
		},
		insert: () => {
			walk.insert();
			oncome();
		},
		remove: () => walk.remove(),
		takeBack: () => {
			desk.fault = null;
			return reshaping.takeBack();
		},
		redo: () => reshaping.redo(),
		giveUp: () => {
			desk.fault = null;
			reshaping.giveUp();
		},
		finish: onfinish
	};
}
