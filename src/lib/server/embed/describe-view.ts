import { describeMap } from '#lib/core/describe/describe-map.ts';
import { SCOPE_KINDS, type MeasuredPlan, type Scope } from '#lib/core/model/types.ts';
import type { ViewValues } from '#lib/carto/view-query.ts';

/** What a view of a plan shows, in words: of the part of the city that is selected, else of the whole. */
export function describeView({ plan, view }: { plan: MeasuredPlan; view: ViewValues }): string[] {
	const { layers, selection } = view;
	const kind = SCOPE_KINDS.find((known) => known === selection?.kind);
	const scope: Scope = kind ? { kind, id: selection!.id } : { kind: 'city', id: '' };
	const has = (...keys: Parameters<typeof layers.has>[0][]) => keys.some((key) => layers.has(key));
	return describeMap(
		{ plan, planning: { packages: null, siting: null } },
		{
			scope,
			shows: {
				circles: has('circle-inner', 'circle-outer'),
				centres: has('centres'),
				communities: has('not-renovated', 'under-way', 'accepted'),
				axes: has('axes', 'along-axes'),
				clusters: has('clusters'),
				districts: has('districts')
			},
			overlay: null
		},
		view.lang
	);
}
