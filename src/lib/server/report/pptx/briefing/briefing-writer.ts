import { describeChart } from '#lib/core/report/describe-chart.ts';
import type { XmlElement } from '../../xml/xml-tree.ts';
import { addSlide, nextId } from '../deck/add-slide.ts';
import type { ReadTemplate } from '../deck/read-template.ts';
import { splitText } from '../deck/split-text.ts';
import { buildChartFrame } from '../parts/chart.ts';
import { buildPicture } from '../parts/picture.ts';
import { buildText } from '../parts/text.ts';
import type { FilledShape } from '../slide/fill-pattern.ts';
import { pointsOf, type Box } from '../slide/units.ts';
import { findLightText } from '../template/find-light-text.ts';
import type { Pattern } from '../template/find-patterns.ts';
import { makePlaceForSection } from '../template/make-place-for-section.ts';
import { BRIEFING_WORDS } from './briefing-words.ts';
import { keyOfSlide, type WrittenSlide } from './deck-manifest.ts';
import { dataOfChart } from './data-of-chart.ts';
import { markOfChart, markOfText, textOfShape } from './shape-marks.ts';
import { ROLES, writeTag, type Role } from './shape-tag.ts';
import { markOfPicture } from './slide-picture.ts';
import { writeClosing, writeSlideTexts } from './slide-texts.ts';
import type { BriefingDeck, SlideMap, TellingSlide } from './types.ts';

/** A slide, its pattern, and the places of its drawings. */
export interface PlannedSlide {
	telling: TellingSlide;
	pattern: Pattern;
	/** `null`: the pattern has no place for it. */
	boxes: { map: Box | null; chart: Box | null; body: Box | null };
	/** `null`: the slide has no map. */
	map: (SlideMap & { png: Uint8Array | null }) | null;
}

/** Writes the slides of a briefing into a package, and records what was written into each shape. */
export class BriefingWriter {
	readonly #template: Pick<ReadTemplate, 'file' | 'presentation' | 'font'>;
	readonly #deck: BriefingDeck;
	/** By key; slides with equal content share one. */
	readonly written = new Map<string, WrittenSlide>();

	constructor(template: Pick<ReadTemplate, 'file' | 'presentation' | 'font'>, deck: BriefingDeck) {
		this.#template = template;
		this.#deck = deck;
	}

	/** @returns path of the new slide */
	addSlide(planned: PlannedSlide): string {
		const { telling, pattern } = planned;
		const { facts } = this.#deck;
		const { slots } = pattern;
		const key = keyOfSlide(facts.cityId, facts.lang, telling.slide);
		const shapes: WrittenSlide['shapes'] = {};
		if (telling.notes.length > 0) shapes.notes = { mark: markOfText(telling.notes.join('\n')) };
		this.written.set(key, { slide: telling.slide, shapes });
		const tag = (element: XmlElement, role: Role, mark: string) => {
			writeTag(element, { key, role }, facts.lang);
			shapes[role] = { mark };
			return element;
		};
		return addSlide(this.#template, facts, {
			pattern,
			query: telling.slide.query,
			write: (path, { slide, boxOf }) => {
				// What is only tried is never taken for the plan, whatever the template has places for.
				if (telling.changes.length > 0) makePlaceForSection({ slide, boxOf });
				return {
					texts: writeSlideTexts(this.#deck, telling, {
						hasMark: slots.has('source') || slots.has('seal')
					}),
					shapes: {
						picture: () => this.#draw(path, slide, planned, tag),
						...(slots.has('chart') ? { chart: () => this.#drawChart(path, slide, planned, tag) } : {})
					},
					notes: telling.notes
				};
			},
			finish: (filled) => {
				for (const one of filled) keepTexts(one, { key, lang: facts.lang, shapes });
			}
		});
	}

	/** Fills the place of the picture: with the map, with a chart that has no place of its own, or with text. */
	#draw(path: string, slide: XmlElement, planned: PlannedSlide, tag: Tag): XmlElement[] {
		const { telling, pattern, boxes, map } = planned;
		const { file } = this.#template;
		const { lang } = this.#deck.facts;
		const id = nextId(slide);
		if (telling.slide.kind === 'closing') {
			if (!boxes.body) return [];
			const lines = writeClosing(this.#deck, telling);
			const [{ sizePt } = { sizePt: 18 }] = splitText(lines, pointsOf(boxes.body));
			const named = { id, name: ROLES.body[lang], description: '' };
			const colour = findLightText(slide, 'picture');
			const body = buildText(lines, { box: boxes.body, lang, named, sizePt, colour });
			return [tag(body, 'body', markOfText(lines.join('\n')))];
		}
		const drawn: XmlElement[] = [];
		if (map && boxes.map) {
			const named = { id, name: BRIEFING_WORDS[lang].map, description: telling.mapInWords };
			const picture = buildPicture(file, path, {
				picture: { ...map, aspect: map.widthPx / map.heightPx },
				box: boxes.map,
				named
			});
			drawn.push(tag(picture, 'map', markOfPicture(file, path, picture) ?? ''));
		}
		return pattern.slots.has('chart')
			? drawn
			: [...drawn, ...this.#drawChart(path, slide, planned, tag, id + 1)];
	}

	#drawChart(
		path: string,
		slide: XmlElement,
		{ telling: { chart }, boxes }: PlannedSlide,
		tag: Tag,
		id = nextId(slide)
	): XmlElement[] {
		if (!chart || !boxes.chart) return [];
		const { lang } = this.#deck.facts;
		const named = { id, name: chart.title[lang], description: describeChart(chart, lang) };
		const frame = buildChartFrame(this.#template.file, path, {
			chart,
			box: boxes.chart,
			lang,
			font: this.#template.font,
			named,
			title: chart.title[lang],
			ink: findLightText(slide, 'chart') ?? findLightText(slide, 'picture')
		});
		return [tag(frame, 'chart', markOfChart(dataOfChart(chart, lang)))];
	}
}

type Tag = (element: XmlElement, role: Role, mark: string) => XmlElement;

/** Tags the shape that a slot was filled into and records its content. */
function keepTexts(
	{ elements, slots: [slot], form }: FilledShape,
	{ key, lang, shapes }: { key: string; lang: 'zh' | 'en'; shapes: WrittenSlide['shapes'] }
) {
	if (slot === undefined || slot === 'picture' || slot === 'chart' || slot === 'page') return;
	for (const element of elements) writeTag(element, { key, role: slot }, lang);
	if (slot === 'qr') return;
	const isPlain = form.trim() === `{{${slot}}}`;
	shapes[slot] = { mark: markOfText(textOfShape(elements[0]!)), ...(isPlain ? {} : { form }) };
}
