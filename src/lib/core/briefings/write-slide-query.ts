import { DEFAULT_MINUTES, DEFAULT_SPEED_MPS } from '../coverage/settings.ts';
import type { Scope, WalkSettings } from '../model/types.ts';

/**
 * The query of a view that shows these layers and a part of the city; without a camera, so that the map goes to what is
 * selected on a screen of any size. Minutes and speed at their defaults are left out.
 *
 * @param layers rows of the layer panel that are on
 */
export function writeSlideQuery(
	layers: readonly string[],
	{ kind, id }: Scope,
	{ minutes, speedMps }: Pick<WalkSettings, 'minutes' | 'speedMps'>
): string {
	const query = new URLSearchParams({ layers: layers.join(',') });
	if (kind !== 'city') query.set('select', `${kind}:${id}`);
	if (minutes.join() !== DEFAULT_MINUTES.join()) query.set('minutes', minutes.join());
	if (speedMps !== DEFAULT_SPEED_MPS) query.set('speed', String(speedMps));
	return query.toString();
}
