import { isWeakestKey } from '../figures/name-weakest.ts';
import { CHART_KEYS, FIGURE_KEYS, type Both } from '../figures/types.ts';
import { TEXT_MAX } from './briefing-limits.ts';
import { listFigureTokens } from './list-figure-tokens.ts';
import { OVERLAYS, SLIDES_MAX, type BriefingDocument, type Slide } from './types.ts';

/** One invalid field of a briefing. */
export interface BriefingProblem {
	/** 1 for the first slide; `null` for the briefing itself. */
	slide: number | null;
	/** '' for the slide or the briefing as a whole. */
	field: string;
	/** What a valid value is. */
	rule: Both;
}

type Rule = (value: unknown) => Both | null;

const isFigureKey = (key: string) => FIGURE_KEYS.some((known) => known === key);

const BRIEFING_RULES: Record<keyof BriefingDocument, Rule> = {
	format: (value) => (value === 1 ? null : { zh: '须为 1', en: 'is 1; another is of another version' }),
	title: textRule({ least: 1, most: TEXT_MAX.title, isOneLine: true }),
	subtitle: textRule({ least: 0, most: TEXT_MAX.subtitle, isOneLine: true }),
	lang: choiceRule(['zh', 'en']),
	slides: (value) =>
		Array.isArray(value) && value.length >= 1 && value.length <= SLIDES_MAX
			? null
			: { zh: `须为 1–${SLIDES_MAX} 页的列表`, en: `is a list of 1–${SLIDES_MAX} slides` }
};

const SLIDE_RULES: Record<keyof Slide, Rule> = {
	kind: choiceRule(['cover', 'map', 'closing']),
	title: (value) =>
		textRule({ least: 1, most: TEXT_MAX.title, isOneLine: true })(value) ?? tokenRule(String(value)),
	topic: (value) =>
		value === undefined ? null : textRule({ least: 0, most: TEXT_MAX.topic, isOneLine: true })(value),
	query: textRule({ least: 0, most: TEXT_MAX.query, isOneLine: true }),
	figure: choiceRule([...FIGURE_KEYS, null]),
	sentence: (value) => textRule({ least: 0, most: TEXT_MAX.sentence })(value) ?? tokenRule(String(value)),
	chart: choiceRule([...CHART_KEYS, null]),
	overlay: choiceRule([...OVERLAYS, null]),
	notes: textRule({ least: 0, most: TEXT_MAX.notes })
};

/**
 * Validates any JSON value as a briefing: all problems in the order of the document, empty if it is valid. Unknown fields
 * are problems too, since a misspelt one would otherwise be dropped silently.
 */
export function listBriefingProblems(value: unknown): BriefingProblem[] {
	const problems = checkFields(value, BRIEFING_RULES, null);
	const slides = (value as { slides?: unknown } | null)?.slides;
	if (!Array.isArray(slides) || slides.length > SLIDES_MAX) return problems;
	return [...problems, ...slides.flatMap((slide, i) => checkFields(slide, SLIDE_RULES, i + 1))];
}

function checkFields(
	value: unknown,
	rules: Readonly<Record<string, Rule>>,
	slide: number | null
): BriefingProblem[] {
	if (typeof value !== 'object' || value === null || Array.isArray(value))
		return [{ slide, field: '', rule: { zh: '须为对象', en: 'is an object' } }];
	const known = Object.keys(rules);
	const stray = Object.keys(value)
		.filter((field) => !known.includes(field))
		.map((field) => ({
			slide,
			field,
			rule: { zh: `没有这一项；可用 ${known.join('、')}`, en: `is no field; there are ${known.join(', ')}` }
		}));
	const wrong = known.flatMap((field): BriefingProblem[] => {
		const rule = rules[field]!((value as Record<string, unknown>)[field]);
		return rule ? [{ slide, field, rule }] : [];
	});
	return [...wrong, ...stray];
}

/** Length in code points; control characters and lone surrogates are refused, which databases and printers reject. */
function textRule({
	least,
	most,
	isOneLine = false
}: {
	least: number;
	most: number;
	isOneLine?: boolean;
}): Rule {
	const [span, kind] = [
		`${least}–${most}`,
		isOneLine ? { zh: '，单行', en: ' on one line' } : { zh: '', en: '' }
	];
	const rule: Both = {
		zh: `须为 ${span} 个字的文字${kind.zh}`,
		en: `is text of ${span} characters${kind.en}`
	};
	return (value) => {
		if (typeof value !== 'string' || !value.isWellFormed()) return rule;
		const length = [...value].length;
		const isLong = length > most || [...value.trim()].length < least;
		const hasControls = (isOneLine ? /\p{Cc}/u : /[^\P{Cc}\n\t]/u).test(value);
		return isLong || hasControls ? rule : null;
	};
}

function choiceRule(allowed: readonly (string | null)[]): Rule {
	const listed = allowed.map((one) => (one === null ? 'null' : `"${one}"`)).join(', ');
	return (value) =>
		allowed.some((one) => one === value)
			? null
			: { zh: `须为其中之一：${listed}`, en: `is one of ${listed}` };
}

function tokenRule(sentence: string): Both | null {
	const unknown = listFigureTokens(sentence).find((key) => !isFigureKey(key) && !isWeakestKey(key));
	if (unknown === undefined) return null;
	return {
		zh: `里的 {${unknown}} 不是指标；可用 ${FIGURE_KEYS.join('、')}`,
		en: `asks for {${unknown}}, which is no figure; there are ${FIGURE_KEYS.join(', ')}`
	};
}
