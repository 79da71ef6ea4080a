import { showValue } from '../city/find-column-fault.ts';
import { getLayerSchema, LAYER_NAMES } from '../city/layers.ts';
import type { LayerName } from '../city/types.ts';
import { REPLIED_AS_REPLY, REPLY_TO_REPLY } from '../notes/reply-to-reply.ts';
import { areEqual } from './equal-values.ts';
import type { BothTexts } from '../text/both-texts.ts';
import type { ChangeProblem } from './change-problem.ts';
import type { Change, Plan, PlanFeature } from './types.ts';

/**
 * What is wrong with a plan after changes were made: references to what is not there, ids and numbers used twice, a
 * centre whose point is not its first door. Only what the changes touch is looked at; the rest was right before.
 *
 * @param plan with the changes
 */
export function listPlanProblems(plan: Plan, changes: readonly Change[]): ChangeProblem[] {
	const problems: ChangeProblem[] = [];
	const touched = new Map<string, { layer: LayerName; featureId: string; own: Change[] }>();
	const removed = new Map<LayerName, Set<string>>();
	for (const change of changes) {
		const { layer, featureId, op } = change;
		const key = `${layer} ${featureId}`;
		const known = touched.get(key);
		if (known) known.own.push(change);
		else touched.set(key, { layer, featureId, own: [change] });
		if (op === 'remove') removed.set(layer, (removed.get(layer) ?? new Set()).add(featureId));
	}
	let ids: Map<string, string[]> | undefined;
	for (const { layer, featureId, own } of touched.values()) {
		const feature = plan[layer].get(featureId);
		if (!feature) continue;
		const report = (code: ChangeProblem['code'], field: string, reason: BothTexts) =>
			problems.push({ code, at: null, layer, featureId, field, reason });
		const isSet = (field: string) =>
			own.some((change) => change.op === 'add' || (change.op === 'set' && change.field === field));
		checkReferences(plan, layer, feature, isSet, report);
		if (isSet('number')) checkNumber(plan, layer, feature, report);
		checkPlace(layer, feature, report);
		if (layer === 'notes' && isSet('replyTo')) checkReply(plan, feature, report);
		if (own.some(mayTakeIds)) checkIds((ids ??= listIds(plan)), layer, feature, report);
	}
	for (const [layer, gone] of removed) {
		for (const id of gone) if (plan[layer].has(id)) gone.delete(id);
		if (gone.size > 0) listReferring(plan, layer, gone, problems);
	}
	return problems;
}

type Report = (code: ChangeProblem['code'], field: string, reason: BothTexts) => void;

function mayTakeIds(change: Change): boolean {
	return (
		change.op === 'add' ||
		(change.op === 'set' && change.field === getLayerSchema(change.layer).points?.property)
	);
}

function checkReferences(
	plan: Plan,
	layer: LayerName,
	{ properties }: PlanFeature,
	isSet: (field: string) => boolean,
	report: Report
) {
	for (const [field, { refersTo, orNone }] of Object.entries(getLayerSchema(layer).columns)) {
		if (!refersTo || !isSet(field)) continue;
		for (const id of [properties[field]].flat() as string[])
			if (!plan[refersTo].has(id) && !(orNone && id === ''))
				report('dangling', field, {
					zh: `为 ${showValue(id)}，${refersTo} 中没有；请先加上，或改用已有的`,
					en: `is ${showValue(id)}, which none of the ${refersTo} has as id; add it, or use another`
				});
	}
}

/** Numbers of clusters are unique in a city. */
function checkNumber(plan: Plan, layer: LayerName, { properties }: PlanFeature, report: Report) {
	if (layer !== 'clusters') return;
	for (const other of plan.clusters.values())
		if (other.properties.id !== properties.id && other.properties.number === properties.number)
			report('taken-number', 'number', {
				zh: `为 ${String(properties.number)}，已是 ${String(other.properties.name)} 的编号；请换一个`,
				en: `is ${String(properties.number)}, which ${String(other.properties.name)} has already; use another`
			});
}

/** A reply is to a note that is none, and is replied to by none. */
function checkReply(plan: Plan, { properties: { id, replyTo } }: PlanFeature, report: Report) {
	if (replyTo === '') return;
	const note = plan.notes.get(String(replyTo));
	if (note && note.properties.replyTo !== '')
		report('wrong-value', 'replyTo', { zh: REPLY_TO_REPLY.zh(replyTo), en: REPLY_TO_REPLY.en(replyTo) });
	else if ([...plan.notes.values()].some(({ properties }) => properties.replyTo === id))
		report('wrong-value', 'replyTo', REPLIED_AS_REPLY);
}

function checkPlace(layer: LayerName, { properties, geometry }: PlanFeature, report: Report) {
	const { points } = getLayerSchema(layer);
	if (!points?.isPlace) return;
	const [first] = properties[points.property] as { lngLat: unknown }[];
	if (!first || !areEqual(first.lngLat, (geometry as GeoJSON.Point).coordinates))
		report('wrong-value', points.property, {
			zh: '的第一项须与要素自身的点一致',
			en: "must start with the feature's own point"
		});
}

/** Ids are unique in the city, over all layers, doors and entrances. */
function checkIds(ids: Map<string, string[]>, layer: LayerName, { properties }: PlanFeature, report: Report) {
	const { points } = getLayerSchema(layer);
	const own = [properties.id, ...listPointIds(properties, points?.property)];
	for (const id of new Set(own)) {
		const holders = ids.get(id) ?? [];
		if (holders.length < 2) continue;
		report('taken-id', id === properties.id ? 'id' : (points?.property ?? 'id'), {
			zh: `${showValue(id)} 已被 ${holders.find((holder) => holder !== `${layer} "${properties.id}"`) ?? holders[0]} 使用；请换一个`,
			en: `${showValue(id)} is used by ${holders.join(' and ')}; use another`
		});
	}
}

function listIds(plan: Plan): Map<string, string[]> {
	const ids = new Map<string, string[]>();
	const take = (id: string, holder: string) => {
		const holders = ids.get(id);
		if (holders) holders.push(holder);
		else ids.set(id, [holder]);
	};
	for (const layer of LAYER_NAMES) {
		const { points } = getLayerSchema(layer);
		for (const [id, { properties }] of plan[layer]) {
			take(id, `${layer} "${id}"`);
			for (const own of listPointIds(properties, points?.property)) take(own, `${layer} "${id}"`);
		}
	}
	return ids;
}

function listPointIds(properties: PlanFeature['properties'], property: string | undefined): string[] {
	return property ? (properties[property] as { id: string }[]).map(({ id }) => id) : [];
}

function listReferring(plan: Plan, to: LayerName, gone: ReadonlySet<string>, problems: ChangeProblem[]) {
	const counts = new Map<string, Map<LayerName, number>>();
	for (const layer of LAYER_NAMES)
		for (const [field, { refersTo }] of Object.entries(getLayerSchema(layer).columns)) {
			if (refersTo !== to) continue;
			for (const { properties } of plan[layer].values()) {
				for (const id of [properties[field]].flat() as string[]) {
					if (!gone.has(id)) continue;
					const of = counts.get(id) ?? new Map<LayerName, number>();
					counts.set(id, of.set(layer, (of.get(layer) ?? 0) + 1));
				}
			}
		}
	for (const [featureId, of] of counts) {
		const what = [...of].map(([layer, count]) => `${count} ${layer}`).join(', ');
		problems.push({
			code: 'referenced',
			at: null,
			layer: to,
			featureId,
			field: '',
			reason: {
				zh: `仍被 ${what} 引用；请先把它们改到别处`,
				en: `is still referred to by ${what}; give them another first`
			}
		});
	}
}
