import type { LayerName } from '../city/types.ts';

/** Layers in which no two features may have one name; streets have it piece by piece, buildings in each community. */
export const NAMED_ONCE = [
	'districts',
	'clusters',
	'axes',
	'centres',
	'communities'
] as const satisfies LayerName[];

export const isNamedOnce = (layer: LayerName): boolean => NAMED_ONCE.includes(layer as never);
