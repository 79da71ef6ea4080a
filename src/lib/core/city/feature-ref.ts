import { isLayerName } from './layers.ts';
import type { LayerName } from './types.ts';

/** A feature named as `layer/id`; `undefined` if a text names none. */
export function readFeatureRef(text: string): { layer: LayerName; featureId: string } | undefined {
	const at = text.indexOf('/');
	const [layer, featureId] = [text.slice(0, at), text.slice(at + 1)];
	return at > 0 && isLayerName(layer) && featureId !== '' ? { layer, featureId } : undefined;
}

/** Whether a text is `layer/id` with a layer that there is. */
export const isFeatureRef = (text: string): boolean => readFeatureRef(text) !== undefined;
