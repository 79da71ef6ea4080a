import { describeMap } from '#lib/core/describe/describe-map.ts';
import { buildChart } from '#lib/core/figures/build-chart.ts';
import { computeFigure } from '#lib/core/figures/compute-figure.ts';
import { putFigureInWords } from '#lib/core/figures/figure-words.ts';
import { fillSentence } from '#lib/core/figures/fill-sentence.ts';
import { Format } from '#lib/core/figures/format.ts';
import { nameScope } from '#lib/core/figures/name-scope.ts';
import type { Chart } from '#lib/core/figures/types.ts';
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
	/** The part of the city that it is about. */
	about: string;
	/** The one number with its name; `null`: the slide has none, or it cannot be told. */
	number: { text: string; parts: NumberPart[]; name: string } | null;
	/** '' without one. */
	sentence: string;
	chart: Chart | null;
	/** What its map shows, in sentences, for those who do not see it. */
	mapInWords: string[];
	/** What is wrong with it, for people. */
	faults: string[];
	/** The day its data are true for, as the language writes it. */
	asOf: string;
}

/** A slide about what is not there any more tells no numbers: those of the whole city would be taken for its own. */
export function tellSlide({ slide, scope, view, source, faults }: PreparedSlide, lang: Lang): ToldSlide {
	const { plan } = source;
	const say = presenterText[lang];
	const format = new Format(lang);
	const isGone = faults.some(({ kind }) => kind === 'gone');
	const figure = slide.figure && !isGone ? computeFigure(slide.figure, source, scope) : null;
	const text = figure ? format.value(figure.value, figure.unit) : '';
	const row = view.selection?.kind === 'community' && plan.rows.find(({ id }) => id === view.selection?.id);
	return {
		title: slide.title,
		about: row
			? format.name(row.props)
			: scope.kind === 'city'
				? say.wholeCity
				: nameScope(plan, scope, lang),
		number: figure && {
			text,
			parts: splitNumber(text),
			name: putFigureInWords(figure.key, plan, lang, figure.measure).name
		},
		sentence: isGone ? '' : fillSentence(slide.sentence, source, scope, lang).text,
		chart: slide.chart && !isGone ? buildChart(slide.chart, source, scope) : null,
		mapInWords: describeMap(source, { scope, shows: listShown(view), overlay: slide.overlay }, lang),
		faults: faults.map((fault) => say.fault[fault.kind]('why' in fault ? sayFault(fault.why, lang) : '')),
		asOf: format.date(plan.meta.asOf)
	};
}

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
