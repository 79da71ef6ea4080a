import type { MeasuredPlan } from '#lib/core/model/types.ts';
import type { ViewValues } from '#lib/carto/view-query.ts';

const LAYERS = {
	district: 'districts',
	cluster: 'clusters',
	community: 'communities',
	axis: 'axes',
	centre: 'centres'
} as const;

/** Whether a view selects what the plan, with what is on trial, does not have. A place on the map is always there. */
export function isSelectionGone(
	{ selection }: Pick<ViewValues, 'selection'>,
	{ features, centres }: Pick<MeasuredPlan, 'features' | 'centres'>
): boolean {
	if (selection === null || selection.kind === 'place') return false;
	const { kind, id } = selection;
	if (kind === 'centre' && centres.some((centre) => centre.id === id)) return false;
	return !features[LAYERS[kind]].features.some(({ properties }) => properties.id === id);
}
