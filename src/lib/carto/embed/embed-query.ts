import type { PlanMoment } from '#lib/core/plan/plan-moment.ts';
import { oneOf, type ParameterRule } from '../check-view-query.ts';
import { MOMENT_RULES, readMomentQuery, writeMomentQuery } from '../moment-query.ts';
import { defaultView, readViewQuery, writeViewQuery, type ViewValues } from '../view-query.ts';

/** What an embedded map is made of beside the view. */
export interface EmbedOptions {
	legend: boolean;
	/** Buttons to zoom and the link to the workbench. */
	controls: boolean;
	/** A picture without any script instead of a map that can be moved. */
	isStatic: boolean;
	/** Which plan it shows; empty: the newest. */
	moment: PlanMoment;
}

export const EMBED_DEFAULTS: EmbedOptions = { legend: true, controls: true, isStatic: false, moment: {} };

/** Parameters of an embedded map beside the view's own. */
export const EMBED_RULES: Readonly<Record<string, ParameterRule>> = {
	district: {
		right: 'the id of a district, as district-1',
		rightZh: '城区的编号，例如 district-1',
		isRight: (value) => value !== ''
	},
	...MOMENT_RULES,
	legend: oneOf(['0', '1']),
	controls: oneOf(['0', '1']),
	static: oneOf(['0', '1'])
};

/** What of a view an embedded map shows: no table, no desk, no comparison. */
function pruneView(view: ViewValues): ViewValues {
	const { table, desk, compare, measure } = defaultView();
	return { ...view, table, desk, compare, measure };
}

/** Reads leniently, as `readViewQuery` does; `district=ID` is short for `select=district:ID`. */
export function readEmbedQuery(query: URLSearchParams): { view: ViewValues; options: EmbedOptions } {
	const view = pruneView(readViewQuery(query));
	const district = query.get('district');
	if (district && !query.has('select')) view.selection = { kind: 'district', id: district };
	const isOn = (name: string, usual: boolean) => {
		const value = query.get(name);
		return value === null ? usual : value === '1';
	};
	return {
		view,
		options: {
			legend: isOn('legend', EMBED_DEFAULTS.legend),
			controls: isOn('controls', EMBED_DEFAULTS.controls),
			isStatic: isOn('static', EMBED_DEFAULTS.isStatic),
			moment: readMomentQuery(query)
		}
	};
}

/** The shortest query that reads back as this embedded map. */
export function writeEmbedQuery(
	view: ViewValues,
	options: Partial<EmbedOptions> = EMBED_DEFAULTS
): URLSearchParams {
	const { legend, controls, isStatic, moment } = { ...EMBED_DEFAULTS, ...options };
	const query = writeViewQuery(pruneView(view));
	for (const [name, value] of writeMomentQuery(moment)) query.set(name, value);
	if (!legend) query.set('legend', '0');
	if (!controls) query.set('controls', '0');
	if (isStatic) query.set('static', '1');
	return query;
}
