import type { LayerName } from '../city/types.ts';
import { listFeatures } from '../plan/plan.ts';
import type { Plan } from '../plan/types.ts';
import { isCounted } from './is-counted.ts';
import type { PlanDocument } from './plan-document.ts';

/**
 * The plan document after changes: layers that have not changed stay the same objects. What only the server can compute
 * (spellings of new names, which communities lie along an axis) is as far as it was known. Notes stay as they were loaded:
 * nothing is computed from them.
 *
 * @param before whose layers came from a plan, or from the server
 * @param from the plan that `before` shows; a layer that is the same there has not changed
 * @returns `before` itself if nothing has changed
 */
export function updatePlanDocument(before: PlanDocument, from: Plan, to: Plan): PlanDocument {
	const features: Partial<Record<LayerName, unknown>> = {};
	let { axes } = before;
	for (const layer of Object.keys(before.features) as (keyof PlanDocument['features'])[]) {
		if (from[layer] === to[layer] || layer === 'notes') continue;
		features[layer] = { type: 'FeatureCollection', features: listFeatures(to, layer) };
	}
	if (Object.keys(features).length === 0) return before;
	if (from.communities !== to.communities) axes = updateAxes(axes, to);
	return {
		...before,
		features: { ...before.features, ...features } as PlanDocument['features'],
		axes
	};
}

/** Which communities lie along an axis stays as the server had it; their state is as it is now. */
function updateAxes({ axes, ...rest }: PlanDocument['axes'], { communities }: Plan): PlanDocument['axes'] {
	const listed = axes.map((axis) => ({
		...axis,
		members: axis.members.flatMap((member) => {
			const feature = communities.get(member.id);
			const state = feature?.properties.state as (typeof member)['state'] | undefined;
			return state ? [{ ...member, state }] : [];
		})
	}));
	const unrenovated = listed.flatMap(({ members }) => members.filter((member) => isCounted(member)));
	return { ...rest, axes: listed, unrenovatedIds: [...new Set(unrenovated.map(({ id }) => id))].toSorted() };
}

/** Whether what is placed on the streets is another: doors, entrances, boundaries, walls, links. */
export function arePlacesChanged(from: Plan, to: Plan): boolean {
	const isOther = (layer: LayerName, fields: readonly string[]) =>
		from[layer] !== to[layer] &&
		(from[layer].size !== to[layer].size ||
			[...to[layer]].some(([id, feature]) => {
				const old = from[layer].get(id);
				if (old === feature) return false;
				return (
					!old ||
					old.geometry !== feature.geometry ||
					fields.some((field) => old.properties[field] !== feature.properties[field])
				);
			}));
	return (
		isOther('centres', ['doors', 'open']) ||
		isOther('communities', ['entrances', 'walled']) ||
		isOther('walls', []) ||
		isOther('links', []) ||
		isOther('passages', ['communityIds'])
	);
}
