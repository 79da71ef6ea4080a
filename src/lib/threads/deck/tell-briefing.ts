import type { BriefingDocument, Slide } from '#lib/core/briefings/types.ts';
import { computeFigure } from '#lib/core/figures/compute-figure.ts';
import { explainFigure } from '#lib/core/figures/explain-figure.ts';
import { Format, formatFigure } from '#lib/core/figures/format-figure.ts';
import { liveUrl } from '#lib/core/report/live-url.ts';
import { sayEdits } from '#lib/core/report/say-edits.ts';
import { sayTrial } from '#lib/core/report/say-trial.ts';
import type { LoadedCity } from '#lib/server/loaded-city.ts';
import { gatherFigureSource } from '#lib/server/report/gather-figure-source.ts';
import type { BriefingDeck, TellingSlide } from '#lib/server/report/pptx/briefing/types.ts';
import type { DeckFacts } from '#lib/server/report/pptx/deck/slide-frame.ts';
import { DECK_WORDS } from '#lib/server/report/pptx/deck/words.ts';
import { needsPlanner } from '#lib/state/presenter/needs-planner.ts';
import type { PreparedSlide } from '#lib/state/presenter/types.ts';
import { tellSlide } from '#lib/ui/presenter/tell-slide.ts';
import { prepareOnServer } from '../handout/prepare-on-server.ts';

/** Briefings tell of the day of their data. */
function factsOf({ model, revision, dataHash }: LoadedCity, lang: 'zh' | 'en', baseUrl: string): DeckFacts {
	const { id, asOf, attribution } = model.meta;
	return {
		cityId: id,
		lang,
		asOf,
		dataAsOf: asOf,
		revision,
		dataHash,
		attribution: new Format(lang).attribution(attribution),
		isIllustrative: model.isIllustrative,
		baseUrl
	};
}

/**
 * A briefing with its numbers of now: what its deck says, first and whenever it is refreshed.
 *
 * @param baseUrl address that live views start with
 */
export async function tellBriefing(
	{ title, subtitle, slides }: Pick<BriefingDocument, 'title' | 'subtitle' | 'slides'>,
	city: LoadedCity,
	{ lang, baseUrl }: { lang: 'zh' | 'en'; baseUrl: string }
): Promise<BriefingDeck> {
	const { meta } = city.model;
	const facts = factsOf(city, lang, baseUrl);
	const cityName = `${new Format(lang).name(meta)}${lang === 'zh' ? '' : ' '}${lang === 'zh' ? meta.title : meta.titleEn}`;
	const prepared = await prepareOnServer(slides, city);
	const telling: TellingSlide[] = [];
	for (const one of prepared) telling.push(await tellOne(one, city, facts));
	return { facts, title, subtitle, cityName, slides: telling };
}

async function tellOne(prepared: PreparedSlide, city: LoadedCity, facts: DeckFacts): Promise<TellingSlide> {
	const { lang } = facts;
	const { slide, source } = prepared;
	const told = tellSlide(prepared, lang);
	const changes = sayEdits(source.plan, lang);
	const before = told.number && (await tellBefore(prepared, city, lang));
	return {
		slide,
		title: told.title,
		about: told.about,
		number: told.number && { text: told.number.text, name: told.number.name, before },
		sentence: told.sentence,
		chart: told.chart,
		mapInWords: told.mapInWords.join(lang === 'zh' ? '' : ' '),
		changes,
		faults: told.faults,
		notes: [
			...(changes.length > 0
				? [[sayTrial({ lang, trial: { name: '', changes } }), ...changes].join('\n')]
				: []),
			...(told.notes === '' ? [] : told.notes.split('\n')),
			...told.faults,
			...(slide.kind === 'map' ? told.mapInWords : []),
			...explain(prepared, told.number !== null, facts)
		]
	};
}

/** The one number in the plan in force; `null` on a slide that tries nothing. */
async function tellBefore(
	{ slide, before, scope }: PreparedSlide,
	city: LoadedCity,
	lang: 'zh' | 'en'
): Promise<string | null> {
	if (!before || !slide.figure) return null;
	const isPlanned = needsPlanner({ ...slide, overlay: null, chart: null }, 'packages') || isSited(slide);
	const source = isPlanned
		? await gatherFigureSource(city, before)
		: { plan: before, planning: { packages: null, siting: null } };
	return formatFigure(computeFigure(slide.figure, source, scope), lang);
}

const isSited = (slide: Slide) => needsPlanner({ ...slide, overlay: null, chart: null }, 'siting');

/** How the one number was computed, for the speaker. */
function explain(
	{ slide, source, scope }: PreparedSlide,
	isTold: boolean,
	facts: Pick<DeckFacts, 'lang' | 'baseUrl' | 'cityId'>
): string[] {
	if (!slide.figure || !isTold) return [];
	const words = DECK_WORDS[facts.lang];
	const figure = computeFigure(slide.figure, source, scope);
	const { name, formula, worked, source: from } = explainFigure(figure, source, facts.lang);
	return [
		`— ${words.sources} —`,
		`${name} ${formatFigure(figure, facts.lang)}`,
		`${words.formula} ${formula}`,
		worked,
		`${words.source} ${from} ${liveUrl(facts, slide.query)}`
	];
}
