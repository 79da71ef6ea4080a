import { getLayerSchema } from '#lib/core/city/layers.ts';
import type { Entrance } from '#lib/core/city/types.ts';
import { haversineM } from '#lib/core/geometry/local-metres.ts';
import { GEOMETRY, type Change, type ClashedChange, type Plan } from '#lib/core/plan/types.ts';
import { excerpt, nameAbout } from '../notes/say-note.ts';
import { EDITING_TEXTS } from '../messages/editing.ts';
import { HISTORY_TEXTS } from '../messages/history.ts';
import { sayCode } from './say-code.ts';
import type { Text } from '../text.svelte.ts';

/** A value of a field in the reader's words: names for ids, words for codes, counts for lists. */
export function sayValue(
	{ layer, field, value }: { layer: Change['layer']; field: string; value: unknown },
	{ text, plan }: { text: Text; plan: Plan | null }
): string {
	const say = EDITING_TEXTS[text.lang];
	if (value === null || value === undefined || value === '') return say.none;
	const { columns, points } = getLayerSchema(layer);
	if (field === GEOMETRY || field === points?.property)
		return Array.isArray(value) ? text.number(value.length) : say.field[GEOMETRY]!;
	const column = columns[field];
	if (typeof value === 'boolean') return value ? say.yes : say.no;
	if (typeof value === 'number')
		return column?.orZero && value === 0
			? say.unknown
			: field === 'yearBuilt' || field === 'number'
				? String(value)
				: text.number(value, Number.isInteger(value) ? 0 : 2);
	if (Array.isArray(value)) return value.length === 0 ? say.none : value.join(text.comma);
	if (column?.form === 'feature') return nameAbout(String(value), { text, plan }) || String(value);
	if (column?.form === 'instant') return text.instant(String(value));
	if (column?.refersTo)
		return nameOfChanged({ layer: column.refersTo, featureId: String(value) }, { text, plan });
	// What somebody wrote is shown as it is, even where it reads like a code.
	const isCode = !column || column.values !== undefined;
	return isCode ? sayCode(field, String(value), text.lang) : String(value);
}

/** One change in the reader's words: 户数 182 → 196. */
export function sayChange(change: Change, context: { text: Text; plan: Plan | null }): string {
	const say = EDITING_TEXTS[context.text.lang];
	if (change.op === 'add') return say.added;
	if (change.op === 'remove') return say.gone;
	const { layer, field } = change;
	const label = (say.field[field] ?? field).replace(/[（(][^（(]*[）)]$/, '').trim();
	if (field === GEOMETRY) return say.geometryChanged;
	const points = getLayerSchema(layer).points;
	if (field === points?.property && Array.isArray(change.before) && Array.isArray(change.after)) {
		const nameOf = points.what === 'door' ? say.door : say.entrance;
		const told = sayPoints(change.before as Entrance[], change.after as Entrance[], { ...context, nameOf });
		if (told.length > 0) return told.join(context.text.lang === 'zh' ? '；' : '; ');
	}
	const [before, after] = [change.before, change.after].map((value) =>
		sayValue({ layer, field, value }, context)
	);
	return `${label} ${before} → ${after}`;
}

/** What was done to each entrance or door; they are numbered as they are listed, those that went as they were. */
function sayPoints(
	before: readonly Entrance[],
	after: readonly Entrance[],
	{ text, nameOf }: { text: Text; nameOf: (n: string) => string }
): string[] {
	const say = HISTORY_TEXTS[text.lang];
	const words = EDITING_TEXTS[text.lang].value;
	const openTo = (point: Entrance) => words[point.openTo] ?? point.openTo;
	const gone = before.flatMap(({ id }, i) =>
		after.some((one) => one.id === id) ? [] : [say.pointRemoved(nameOf(String(i + 1)))]
	);
	const others = after.flatMap((point, i) => {
		const name = nameOf(String(i + 1));
		const old = before.find(({ id }) => id === point.id);
		if (!old) return [say.pointAdded(name, openTo(point))];
		const movedM = haversineM(...old.lngLat, ...point.lngLat);
		return [
			...(old.lngLat.join() === point.lngLat.join()
				? []
				: [say.pointMoved(name, text.format.value(movedM, 'metres'))]),
			...(old.openTo === point.openTo ? [] : [say.pointOpenTo(name, openTo(old), openTo(point))])
		];
	});
	return [...gone, ...others];
}

/** The name of the feature that a change is of, as it is or was. */
export function nameOfChanged(
	{ layer, featureId }: Pick<Change, 'layer' | 'featureId'>,
	{ text, plan, change }: { text: Text; plan: Plan | null; change?: Change | undefined }
): string {
	const kept = plan?.[layer].get(featureId);
	const gone = change?.op === 'remove' ? change.before : change?.op === 'add' ? change.after : undefined;
	const of = ((kept ?? gone)?.properties ?? {}) as { name?: string; nameEn?: string; text?: string };
	const { name, nameEn } = of;
	if (layer === 'notes' && of.text) return excerpt(of.text);
	return name ? text.name({ name, nameEn: nameEn ?? '' }) : featureId;
}

/** A value of a clash in the reader's words. */
export function sayClashed(
	{ layer, field }: ClashedChange,
	value: unknown,
	context: { text: Text; plan: Plan | null }
): string {
	const say = EDITING_TEXTS[context.text.lang];
	if (value === null) return say.gone;
	if (field === null)
		return (value as { properties: { name?: string } }).properties.name ?? say.field[GEOMETRY]!;
	return sayValue({ layer, field, value }, context);
}
