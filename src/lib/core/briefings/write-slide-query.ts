import { DEFAULT_MINUTES, DEFAULT_SPEED_MPS } from '../coverage/settings.ts';
import type { Scope, WalkSettings } from '../model/types.ts';

/**
 * The query of a view with these layers and part of the city. It has no camera, so that the map fits the selection on a
 * screen of any size. Default minutes and speed are left out.
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
