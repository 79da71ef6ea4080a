import type { MeasuredPlan } from '#lib/core/model/types.ts';
import { checkViewQuery, type WrongParameter } from '#lib/carto/check-view-query.ts';
import { EMBED_RULES, readEmbedQuery, type EmbedOptions } from '#lib/carto/embed/embed-query.ts';
import type { ViewValues } from '#lib/carto/view-query.ts';
import type { LoadedCity } from '../loaded-city.ts';
import { checkCityRequest } from '../static/check-city-request.ts';
import { WrongRequest } from '../static/wrong-request.ts';

/** A view of a city that was measured, to be embedded. */
export interface OpenedEmbed {
	city: LoadedCity;
	view: ViewValues;
	options: EmbedOptions;
	plan: MeasuredPlan;
	/** Names of unknown parameters. */
	ignored: readonly string[];
}

/**
 * Opens the embedded map of an address.
 *
 * @throws WrongRequest with everything that is wrong: also a selection that the plan does not have, a change that
 *   cannot be made and a date earlier than the data's
 */
export function openEmbed(city: LoadedCity, query: URLSearchParams): OpenedEmbed {
	const { ignored, wrong } = checkViewQuery(query, { rules: EMBED_RULES });
	const { view, options } = readEmbedQuery(query);
	if (query.has('district') && query.has('select'))
		wrong.push({
			name: 'district',
			value: query.get('district')!,
			right: 'a district where there is no select',
			rightZh: '没有 select 时的城区'
		});
	const problems: WrongParameter[] = [
		...wrong,
		...listCityProblems(city, { view, asOf: options.moment.asOf ?? null })
	];
	if (problems.length > 0) throw new WrongRequest(problems);
	return { city, view, options, plan: city.model.measure(view), ignored };
}

function listCityProblems(
	{ model }: LoadedCity,
	asked: Parameters<typeof checkCityRequest>[1]
): readonly WrongParameter[] {
	try {
		checkCityRequest(model, asked);
		return [];
	} catch (error) {
		if (error instanceof WrongRequest) return error.wrong;
		throw error;
	}
}
