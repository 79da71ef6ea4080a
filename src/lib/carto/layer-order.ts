/**
 * Every layer of the map, bottom to top. `base` layers come with the basemap's style and are always there; the
 * plan's own lie between them. A layer that is not listed throws: whoever adds one decides where it lies.
 */
const LAYER_ORDER = [
	'base ground',
	'base landuse',
	'base green',
	'base water',
	'base waterway',
	'plan district-fill',
	'plan circle-outer',
	'plan circle-inner',
	'plan service-area',
	'plan cluster-band',
	'plan circle-inner-band',
	'plan circle-outer-line',
	'plan circle-inner-line',
	'plan ground-gained',
	'plan ground-lost',
	'plan ground-gained-line',
	'plan ground-lost-line',
	'plan service-area-line',
	'plan site-circle',
	'plan site-circle-line',
	'plan gap-fill',
	'plan gap-line',
	'base footprint',
	'base railway',
	'base railway-ties',
	'base lane-edge',
	'base lane',
	'base street-edge',
	'base street',
	'plan cluster-fill',
	'plan zone-fill',
	'plan district-line',
	'plan cluster-line',
	'plan axis-edge',
	'plan axis',
	'plan zone-line',
	'plan package-wash',
	'plan accepted',
	'plan accepted-line',
	'plan under-way',
	'plan under-way-line',
	'plan not-renovated',
	'plan not-renovated-line',
	'plan gained-line',
	'plan along-axes',
	'plan facility-ground',
	'plan facility-ground-line',
	'plan building',
	'plan building-line',
	'plan building-line-unverified',
	'plan package-fill',
	'plan package-line',
	'plan package-marked',
	'plan package-link',
	'plan change-fill',
	'plan change-line',
	'plan frontage',
	'plan wall-between',
	'plan candidate',
	'plan miscounted',
	'plan community-focus-edge',
	'plan community-focus',
	'plan wall',
	'plan link',
	'plan passage',
	'plan plain-circle',
	'plan gate',
	'plan path-edge',
	'plan path',
	'plan entrance',
	'plan trial-edge',
	'plan trial-link',
	'plan trial-barrier',
	'plan trial-gap',
	'plan trial-post',
	'plan trial-ghost',
	'plan trial-point',
	'plan trial-spot',
	'plan street-found',
	'base lane-label',
	'base landmark-dot',
	'base street-label',
	'base landmark',
	'base place',
	'plan place-found',
	'plan place-found-label',
	'plan district-label',
	'plan building-label',
	'plan facility-label',
	'plan community-label',
	'plan trial-label',
	'plan planning-label',
	'plan facility',
	'plan facility-glyph',
	'plan site',
	'plan change-point',
	'plan centre-focus',
	'plan centre',
	'plan centre-dot',
	'plan centre-closed',
	'plan cluster-label',
	'plan axis-label',
	'plan axis-label-end',
	'plan centre-label'
] as const;

type Listed<Kind extends string> = (typeof LAYER_ORDER)[number] extends infer Entry
	? Entry extends `${Kind} ${infer Id}`
		? Id
		: never
	: never;

export type BaseLayerId = Listed<'base'>;
export type PlanLayerId = Listed<'plan'>;
export type MapLayerId = BaseLayerId | PlanLayerId;

/** Ids of the basemap's layers, bottom to top. */
export const BASE_LAYER_IDS = idsOf('base') as BaseLayerId[];
/** Ids of the plan's layers, bottom to top. */
export const PLAN_LAYER_IDS = idsOf('plan') as PlanLayerId[];

/** Every layer of the map, bottom to top, whether it comes with the basemap or not. */
export const ALL_LAYER_IDS = LAYER_ORDER.map((entry) => entry.split(' ')[1] as MapLayerId);

function idsOf(kind: 'base' | 'plan'): string[] {
	return LAYER_ORDER.map((entry) => entry.split(' ')).flatMap(([of, id]) => (of === kind ? [id!] : []));
}

/**
 * The layers that lie above one, nearest first; none above the topmost.
 *
 * @throws RangeError if the layer is not listed
 */
export function layersAbove(id: string): readonly MapLayerId[] {
	const at = (ALL_LAYER_IDS as readonly string[]).indexOf(id);
	if (at < 0) throw new RangeError(`Layer "${id}" has no place in the order of layers; list it.`);
	return ALL_LAYER_IDS.slice(at + 1);
}
