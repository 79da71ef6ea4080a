import type { WrongParameter } from '#lib/carto/check-view-query.ts';
import type { SelectionKind, ViewValues } from '#lib/carto/view-query.ts';
import { EditError } from '#lib/core/what-if/types.ts';
import type { CityModel } from '#lib/core/model/city-model.ts';
import { writeEdits } from '#lib/core/what-if/edit-text.ts';
import { WrongRequest } from './wrong-request.ts';

/** How many ids a refusal lists before it only counts them. */
const LISTED_MAX = 20;

/**
 * Checks that need the city: that the selection exists, that the what-if edits can be made,
 * and that its data is not younger than the day asked for.
 *
 * @throws WrongRequest with everything that is wrong
 */
export function checkCityRequest(
	model: CityModel,
	{ view, asOf }: { view: ViewValues; asOf: string | null }
): void {
	const wrong = [
		findWrongSelection(model, view),
		findWrongEdits(model, view),
		asOf !== null && asOf < model.meta.asOf
			? {
					name: 'asof',
					value: asOf,
					right: `a date from ${model.meta.asOf} on: the data begins then`,
					rightZh: `不早于 ${model.meta.asOf} 的日期：数据自该日起`
				}
			: undefined
	].filter((problem) => problem !== undefined);
	if (wrong.length > 0) throw new WrongRequest(wrong);
}

/** A selection of a view that neither the plan nor the view's edits have. */
export function findWrongSelection(
	model: CityModel,
	{ selection, edits }: Pick<ViewValues, 'selection' | 'edits'>
): WrongParameter | undefined {
	if (!selection || selection.kind === 'place') return undefined;
	const { kind, id } = selection;
	const ids = listIds(model, kind);
	const isTried = edits.some(
		(edit) => edit.kind === 'add-centre' && kind === 'centre' && edit.centreId === id
	);
	if (ids.includes(id) || isTried) return undefined;
	const listed =
		ids.length > LISTED_MAX ? `${ids.slice(0, LISTED_MAX).join(', ')} … (${ids.length})` : ids.join(', ');
	return {
		name: 'select',
		value: `${kind}:${id}`,
		right: `${kind}: and one of ${listed}`,
		rightZh: `${kind}: 加上以下编号之一：${listed}`
	};
}

function listIds({ axes, features }: CityModel, kind: Exclude<SelectionKind, 'place'>): string[] {
	const idsOf = (layer: { features: { properties: { id: string } }[] }) =>
		layer.features.map(({ properties }) => properties.id);
	switch (kind) {
		case 'axis':
			return axes.axes.map(({ id }) => id);
		case 'cluster':
			return idsOf(features.clusters);
		case 'centre':
			return idsOf(features.centres);
		case 'community':
			return idsOf(features.communities);
		case 'district':
			return idsOf(features.districts);
	}
}

function findWrongEdits(model: CityModel, { edits }: ViewValues): WrongParameter | undefined {
	try {
		model.answer(edits);
		return undefined;
	} catch (error) {
		if (!(error instanceof EditError)) throw error;
		return {
			name: 'whatif',
			value: writeEdits(edits),
			right: `changes that can be made; ${error.message}`,
			rightZh: '在现行方案上能够实施的改动'
		};
	}
}
