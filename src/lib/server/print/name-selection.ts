import type { Lang, Selection } from '#lib/carto/view-query.ts';
import { Format } from '#lib/core/figures/format.ts';
import type { MeasuredPlan } from '#lib/core/model/types.ts';

const LAYERS = {
	cluster: 'clusters',
	community: 'communities',
	axis: 'axes',
	district: 'districts'
} as const;

/** What a selection is called; '' of none, of a mere place, and of what is not there. */
export function nameSelection(
	{ features, centres }: MeasuredPlan,
	selection: Selection | null,
	lang: Lang
): string {
	if (!selection || selection.kind === 'place') return '';
	const { kind, id } = selection;
	const named =
		kind === 'centre'
			? centres.find((centre) => centre.id === id)
			: features[LAYERS[kind]].features.find(({ properties }) => properties.id === id)?.properties;
	return named ? new Format(lang).name(named) : '';
}
