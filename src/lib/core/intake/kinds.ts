import { LAYER_NAMES } from '../city/layers.ts';
import type { LayerName } from '../city/types.ts';

/** What rows can be taken in as: a layer of the plan, or the points of one: entrances of communities, doors of centres. */
export type IntakeKind = LayerName | 'entrances' | 'doors';

/** Kinds whose rows are points of another feature, and the field that says of which. */
export const POINT_KINDS: Readonly<Partial<Record<IntakeKind, string>>> = {
	entrances: 'communityId',
	doors: 'centreId'
};

/** The layer that rows of each kind change. */
export const KIND_LAYERS = {
	...(Object.fromEntries(LAYER_NAMES.map((layer) => [layer, layer])) as { [L in LayerName]: L }),
	entrances: 'communities',
	doors: 'centres'
} as const satisfies Record<IntakeKind, LayerName>;

export const INTAKE_KINDS = Object.keys(KIND_LAYERS) as IntakeKind[];

export const isIntakeKind = (text: unknown): text is IntakeKind =>
	typeof text === 'string' && Object.hasOwn(KIND_LAYERS, text);
