import type { MapScene } from '../scene.ts';
import type { OverlayKey } from './list-legend.ts';

/** Rows of the legend for what is on the map of the ground that a trial's inner circle gains and loses. */
export function listCircleOverlays(circleChange: MapScene['circleChange']): OverlayKey[] {
	return (['gained', 'lost'] as const).flatMap((kind) =>
		circleChange && circleChange[kind].coordinates.length > 0 ? [`ground-${kind}` as const] : []
	);
}
