import { posix } from 'node:path';
import type { OfficePackage } from '../../package/office-package.ts';
import { RELATION } from '../../package/relationship-types.ts';
import { TemplateError } from '../template-error.ts';
import { listLayouts } from './list-layouts.ts';
import { findBox, isInGroup, listShapes, slotsOf, slotsOnPage } from './shapes.ts';
import { REQUIRED_SLOTS, SLOTS, type SlotName } from './slots.ts';

export type PatternKind = keyof typeof REQUIRED_SLOTS;

/** A slide or layout of the template that names slots. */
export interface Pattern {
	/** The slide, or the layout itself. */
	path: string;
	isLayout: boolean;
	slots: ReadonlySet<SlotName>;
	/** The template's slide that it was generated from, if that slide named no slots. */
	standsFor?: string;
}

/** Patterns of the deck's slides; `wide` falls back to `content`. */
export type Patterns = Record<PatternKind, Pattern>;

/** Slots that identify the kind of a pattern. */
const MARKS: Record<PatternKind, readonly SlotName[]> = {
	content: ['number', 'sentence', 'picture'],
	cover: ['subtitle', 'asof'],
	wide: ['picture', 'source']
};

/**
 * Finds the pattern slides of a template; if no slide of a kind names slots, its layouts are searched.
 *
 * @param slidePaths slides in the order of the presentation
 * @throws TemplateError naming the first slot that is missing or cannot be used
 */
export function findPatterns(file: OfficePackage, slidePaths: readonly string[]): Patterns {
	const pages = [
		...slidePaths.map((path) => readPage(file, path, false)),
		...listLayouts(file, slidePaths).map((path) => readPage(file, path, true))
	];
	const content = findBest(pages, 'content', new Set());
	const cover = findBest(pages, 'cover', new Set([content?.path]));
	if (!cover || !content) throw missing(content ? 'cover' : 'content', pages.length === 0);
	const wide = pages.find(
		({ path, slots }) =>
			path !== cover.path && !slots.has('number') && REQUIRED_SLOTS.wide.every((slot) => slots.has(slot))
	);
	const patterns = { cover, content, wide: wide ?? content };
	for (const kind of ['cover', 'content'] as const) checkSlots(file, kind, patterns[kind]);
	checkPicture(file, 'content', patterns.content);
	if (wide) checkPicture(file, 'wide', wide);
	return patterns;
}

/** The page with the most identifying slots of a kind, the first of equals; none without any. */
function findBest(
	pages: readonly Pattern[],
	kind: PatternKind,
	taken: ReadonlySet<string | undefined>
): Pattern | undefined {
	const score = ({ slots }: Pattern) => MARKS[kind].filter((slot) => slots.has(slot)).length;
	const open = pages.filter((page) => !taken.has(page.path) && score(page) > 0);
	return open.toSorted((a, b) => score(b) - score(a))[0];
}

function readPage(file: OfficePackage, path: string, isLayout: boolean): Pattern {
	return { path, isLayout, slots: slotsOnPage(file.readXml(path)) };
}

function checkSlots(file: OfficePackage, kind: PatternKind, { path, slots }: Pattern) {
	const lacking = REQUIRED_SLOTS[kind].filter((slot) => !slots.has(slot));
	if (lacking.length === 0) return;
	const names = lacking.map((slot) => `{{${slot}}}`);
	const [first] = lacking;
	throw new TemplateError(
		{
			zh: `模板的${KIND_NAMES[kind].zh}（${posix.basename(path, '.xml')}）缺少 ${names.join('、')}(${lacking.map((slot) => SLOTS[slot].zh).join('、')})：请加一个文本框，写上 ${names[0]}。`,
			en: `The template's ${KIND_NAMES[kind].en} (${posix.basename(path, '.xml')}) lacks ${names.join(', ')} (${lacking.map((slot) => SLOTS[slot].en).join(', ')}): add a text box that says ${names[0]}.`
		},
		first
	);
}

/** The shape of a picture needs its own position and must not be in a group, which cannot contain tables. */
function checkPicture(file: OfficePackage, kind: PatternKind, { path, isLayout }: Pattern) {
	const page = file.readXml(path);
	const shape = listShapes(page).find((one) => slotsOf(one).includes('picture'));
	if (!shape) return;
	const above = file.findRelated(path, isLayout ? RELATION.slideMaster : RELATION.slideLayout);
	if (!isInGroup(page, shape) && findBox(file, shape, above)) return;
	throw new TemplateError(
		{
			zh: `模板的${KIND_NAMES[kind].zh}中 {{picture}} 在组合里或没有位置：请取消组合，给它单独一个文本框。`,
			en: `On the template's ${KIND_NAMES[kind].en}, {{picture}} is in a group or has no place: ungroup it and give it a text box of its own.`
		},
		'picture'
	);
}

const KIND_NAMES: Record<PatternKind, { zh: string; en: string }> = {
	cover: { zh: '封面页', en: 'cover slide' },
	content: { zh: '内容页', en: 'content slide' },
	wide: { zh: '通栏页', en: 'wide slide' }
};

function missing(kind: 'cover' | 'content', isEmpty: boolean): TemplateError {
	const slots = REQUIRED_SLOTS[kind].map((slot) => `{{${slot}}}`);
	const why = isEmpty ? { zh: '没有任何页面，', en: 'has no pages: it ' } : { zh: '', en: '' };
	return new TemplateError(
		{
			zh: `模板${why.zh}缺少${KIND_NAMES[kind].zh}：请加一页，用文本框写上 ${slots.join('、')}。`,
			en: `The template ${why.en}lacks a ${KIND_NAMES[kind].en}: add one with text boxes that say ${slots.join(', ')}.`
		},
		REQUIRED_SLOTS[kind][0]
	);
}
