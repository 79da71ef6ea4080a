import { readViewQuery, type ViewValues } from '#lib/carto/view-query.ts';
import type { BriefingDocument } from '#lib/core/briefings/types.ts';
import type { CityModel } from '#lib/core/model/city-model.ts';
import type { LostPart } from '#lib/core/scenarios/lost-part.ts';
import { reapplyScenario } from '#lib/core/scenarios/reapply-scenario.ts';
import type { ScenarioDocument } from '#lib/core/scenarios/types.ts';
import { listEditsToMake } from '#lib/core/what-if/list-edits-to-make.ts';
import { findWrongSelection } from '#lib/server/static/check-city-request.ts';
import type { ThreadContext } from '#lib/server/threads/serve-thread.ts';
import type { Gives, Takes } from '#lib/server/threads/work.ts';
import { getCity } from './city-in-thread.ts';

/**
 * A document on the newest plan, and what of it that plan has no place for. A scenario comes back without it; views and
 * slides come back as they are, since they say themselves what they cannot show.
 */
export async function bringUpToDate(
	{ cityId, kind, document }: Takes<'bring-up-to-date'>,
	context: ThreadContext
): Promise<Gives<'bring-up-to-date'>> {
	const { model, revision } = await getCity(context, cityId);
	const asked = { document, lost: [] as LostPart[], revision };
	switch (kind) {
		case 'scenario':
			return { ...asked, ...reapply(model, document as ScenarioDocument) };
		case 'briefing': {
			const { slides } = document as BriefingDocument;
			return {
				...asked,
				lost: slides.flatMap(({ query }, i) =>
					listLost(model, query).map((part) => ({ ...part, slide: i + 1 }))
				)
			};
		}
		default:
			return { ...asked, lost: listLost(model, (document as { query: string }).query) };
	}
}

function reapply(model: CityModel, scenario: ScenarioDocument) {
	const { communities, blocks } = model.features;
	return reapplyScenario(scenario, {
		tryEdits: (edits) => void model.answer(edits),
		communityIds: idsOf(communities),
		blockIds: idsOf(blocks)
	});
}

/** What of a view the plan has no place for. */
function listLost(model: CityModel, query: string): LostPart[] {
	const view: ViewValues = readViewQuery(new URLSearchParams(query));
	const { edits, selection } = view;
	const isGone = findWrongSelection(model, view) !== undefined;
	const made = listEditsToMake(edits, (some) => void model.answer(some));
	return [
		...edits.filter((edit) => !made.includes(edit)).map((edit) => ({ kind: 'edit' as const, edit })),
		...(isGone && selection ? [{ kind: 'selection' as const, of: selection.kind, id: selection.id }] : [])
	];
}

const idsOf = ({ features }: { features: readonly { properties: { id: string } }[] }) =>
	new Set(features.map(({ properties }) => properties.id));
