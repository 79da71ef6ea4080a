import type { LayerName } from '../city/types.ts';
import { findBboxOfFeatures } from '../geometry/bbox-of-features.ts';
import type { LngLat } from '../geometry/types.ts';
import { listFeatures } from '../plan/plan.ts';
import type { Plan, PlanFeature } from '../plan/types.ts';
import type { SearchEntry, SearchKind } from '../search/types.ts';
import { isCounted } from './is-counted.ts';
import type { PlanDocument } from './plan-document.ts';

/** Layers whose features are found by name. */
const SEARCHED: Partial<Record<LayerName, SearchKind>> = {
	clusters: 'cluster',
	centres: 'centre',
	communities: 'community',
	axes: 'axis',
	districts: 'district',
	landmarks: 'landmark'
};

/**
 * The plan document after changes: layers that have not changed stay the same objects. What only the server can compute
 * (pinyin of new names, which communities lie along an axis) is as far as it was known. Notes stay as they were loaded:
 * nothing is computed from them.
 *
 * @param before whose layers came from a plan, or from the server
 * @param from the plan that `before` shows; a layer that is the same there has not changed
 * @returns `before` itself if nothing has changed
 */
export function updatePlanDocument(before: PlanDocument, from: Plan, to: Plan): PlanDocument {
	const features: Partial<Record<LayerName, unknown>> = {};
	let { search, axes } = before;
	for (const layer of Object.keys(before.features) as (keyof PlanDocument['features'])[]) {
		if (from[layer] === to[layer] || layer === 'notes') continue;
		features[layer] = { type: 'FeatureCollection', features: listFeatures(to, layer) };
		const kind = SEARCHED[layer];
		if (kind) search = updateSearch(search, kind, from[layer], to[layer]);
	}
	if (Object.keys(features).length === 0) return before;
	if (from.communities !== to.communities) axes = updateAxes(axes, to);
	return {
		...before,
		features: { ...before.features, ...features } as PlanDocument['features'],
		search,
		axes
	};
}

/** Names in the languages as they are; pinyin stays as it was where the name did. */
function updateSearch(
	search: readonly SearchEntry[],
	kind: SearchKind,
	from: ReadonlyMap<string, PlanFeature>,
	to: ReadonlyMap<string, PlanFeature>
): SearchEntry[] {
	const kept = search.flatMap((entry) => {
		if (entry.kind !== kind) return [entry];
		const feature = to.get(entry.id);
		if (!feature) return [];
		return feature === from.get(entry.id) ? [entry] : [toEntry(kind, feature, entry)];
	});
	const known = new Set(kept.flatMap((entry) => (entry.kind === kind ? [entry.id] : [])));
	const added = [...to.values()].filter(({ properties }) => !known.has(properties.id));
	return [...kept, ...added.map((feature) => toEntry(kind, feature))];
}

function toEntry(kind: SearchKind, { properties, geometry }: PlanFeature, known?: SearchEntry): SearchEntry {
	const {
		id,
		name,
		nameEn,
		aliases = []
	} = properties as unknown as Pick<SearchEntry, 'id' | 'name' | 'nameEn'> & {
		aliases?: string[];
	};
	const isSame = known?.name === name;
	return {
		kind,
		id,
		name,
		nameEn,
		aliases,
		pinyin: isSame ? known.pinyin : [],
		initials: isSame ? known.initials : [],
		at:
			geometry.type === 'Point'
				? { lngLat: geometry.coordinates as LngLat }
				: { bbox: findBboxOfFeatures([geometry])! }
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
