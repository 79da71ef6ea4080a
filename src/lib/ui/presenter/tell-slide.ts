import { describeMap } from '#lib/core/describe/describe-map.ts';
import { buildChart } from '#lib/core/figures/build-chart.ts';
import { computeFigure } from '#lib/core/figures/compute-figure.ts';
import { putFigureInWords } from '#lib/core/figures/figure-words.ts';
import { fillSentence, type FilledSentence } from '#lib/core/figures/fill-sentence.ts';
import { Format } from '#lib/core/figures/format.ts';
import { formatFigure } from '#lib/core/figures/format-figure.ts';
import { nameScope } from '#lib/core/figures/name-scope.ts';
import { NO_PLANNING, type Chart, type Figure } from '#lib/core/figures/types.ts';
import { sayEdits } from '#lib/core/report/say-edits.ts';
import type { Lang, LayerKey } from '#lib/carto/view-query.ts';
import type { PreparedSlide } from '#lib/state/presenter/types.ts';
import { sayFault } from '../say-fault.ts';
import { presenterText } from '../messages/presenter.ts';

/** A stretch of a number as it is read: figures large, the words between them small. */
export interface NumberPart {
	text: string;
	isLarge: boolean;
}

/** What a slide says, in one language, with the numbers of its plan. */
export interface ToldSlide {
	title: string;
	/** What it is about, and which part of the city. */
	about: string;
	/** The one number with its name; `null`: the slide has none, or it cannot be told. */
	number: { text: string; parts: NumberPart[]; name: string; figure: Figure } | null;
	/** '' without one. */
	sentence: string;
	/** The sentence in pieces, of which figures can be opened. */
	sentenceParts: FilledSentence['parts'];
	chart: Chart | null;
	/** Names of the city's parts, which no line parts. */
	names: string[];
	/** What is tried on it, a change each; empty: it shows the plan in force. */
	changes: string[];
	/** The one number in the plan in force, where something is tried; `null` where it is not told. */
	before: string | null;
	/** For the speaker. */
	notes: string;
	/** What its map shows, in sentences, for those who do not see it. */
	mapInWords: string[];
	/** What is wrong with it, for people. */
	faults: string[];
	/** The day its data are true for, as the language writes it. */
	asOf: string;
}

/** A slide about what is not there any more tells no numbers: those of the whole city would be taken for its own. */
export function tellSlide(prepared: PreparedSlide, lang: Lang): ToldSlide {
	const { slide, scope, view, source, faults } = prepared;
	const { plan } = source;
	const say = presenterText[lang];
	const format = new Format(lang);
	const isGone = faults.some(({ kind }) => kind === 'gone');
	const figure = slide.figure && !isGone ? computeFigure(slide.figure, source, scope) : null;
	const text = figure ? format.value(figure.value, figure.unit) : '';
	const fill = (words: string) => fillSentence(words, source, scope, lang).text;
	const sentence = fillSentence(isGone ? '' : slide.sentence, source, scope, lang);
	const row = view.selection?.kind === 'community' && plan.rows.find(({ id }) => id === view.selection?.id);
	const part = row
		? format.name(row.props)
		: scope.kind === 'city'
			? say.wholeCity
			: nameScope(plan, scope, lang);
	return {
		// Of what is gone there is no conclusion, only a topic.
		title: isGone ? slide.topic || dropTokens(slide.title) : fill(slide.title),
		about: slide.topic && !isGone ? `${slide.topic} · ${part}` : part,
		number: figure && {
			text,
			parts: splitNumber(text),
			name: putFigureInWords(figure.key, plan, lang, figure.measure).name,
			figure
		},
		sentence: sentence.text,
		sentenceParts: sentence.parts,
		chart: slide.chart && !isGone ? buildChart(slide.chart, source, scope) : null,
		names: (['districts', 'clusters', 'axes'] as const).flatMap((layer) =>
			plan.features[layer].features.map(({ properties }) => format.name(properties))
		),
		changes: sayEdits(plan, lang),
		before: tellBefore(prepared, lang),
		notes: isGone ? '' : fill(slide.notes),
		mapInWords: describeMap(source, { scope, shows: listShown(view), overlay: slide.overlay }, lang),
		faults: faults.map((fault) => say.fault[fault.kind]('why' in fault ? sayFault(fault.why, lang) : '')),
		asOf: format.date(plan.meta.asOf)
	};
}

/** What the planner makes is made for what is tried: only figures without it are told of the plan in force. */
function tellBefore({ slide, before, scope, faults }: PreparedSlide, lang: Lang): string | null {
	if (!before || !slide.figure || faults.some(({ kind }) => kind === 'gone' || kind === 'edits')) return null;
	const figure = computeFigure(slide.figure, { plan: before, planning: NO_PLANNING }, scope);
	return figure.value === null ? null : formatFigure(figure, lang);
}

const dropTokens = (title: string) => title.replaceAll(/\{[^{}]*\}/g, '…');

function listShown({ layers }: PreparedSlide['view']) {
	const isAny = (...keys: LayerKey[]) => keys.some((key) => layers.has(key));
	return {
		circles: isAny('circle-inner', 'circle-outer'),
		centres: isAny('centres'),
		communities: isAny('not-renovated', 'under-way', 'accepted'),
		axes: isAny('axes'),
		clusters: isAny('clusters'),
		districts: isAny('districts')
	};
}

/** 11 分 20 秒 → 11, 分, 20, 秒. A dash for nothing is large. */
export function splitNumber(text: string): NumberPart[] {
	return [...text.matchAll(/(?<large>[\d.,]+%?|–)|[^\d–]+/g)].map(({ 0: part, groups }) => ({
		text: part.trim(),
		isLarge: groups?.['large'] !== undefined
	}));
}
