import { describeChart } from '#lib/core/report/describe-chart.ts';
import type { ReportDocument } from '#lib/core/report/types.ts';
import type { ReportPictures } from '../../pictures.ts';
import type { XmlElement } from '../../xml/xml-tree.ts';
import { buildChartFrame } from '../parts/chart.ts';
import { buildPicture, type ShapeName } from '../parts/picture.ts';
import { buildTable } from '../parts/table.ts';
import { buildText } from '../parts/text.ts';
import type { Box } from '../slide/units.ts';
import { findLightText } from '../template/find-light-text.ts';
import type { Pattern } from '../template/find-patterns.ts';
import type { SlideDraft } from '../template/read-pattern.ts';
import { addSlide, nextId, type SlideContent } from './add-slide.ts';
import type { SlidePicture, SlidePlan } from './plan-deck.ts';
import type { ReadTemplate } from './read-template.ts';
import { oneLine, sayAsOf } from './slide-frame.ts';
import { splitNumber } from './split-number.ts';
import { DECK_WORDS, type DeckWords } from './words.ts';

/** Writes the slides of one report into a package, one after another. */
export class DeckWriter {
	readonly #ground: ReadTemplate;
	readonly #report: ReportDocument;
	readonly #pictures: ReportPictures;
	readonly #words: DeckWords;

	constructor(ground: ReadTemplate, report: ReportDocument, pictures: ReportPictures) {
		this.#ground = ground;
		this.#report = report;
		this.#pictures = pictures;
		this.#words = DECK_WORDS[report.lang];
	}

	/** @returns path of the new slide */
	addCover(): string {
		const { title, subtitle, cityName, isIllustrative } = this.#report;
		const { cover } = this.#ground.patterns;
		const hasMark = cover.slots.has('source') || cover.slots.has('seal');
		return this.#add(cover, '', () => ({
			texts: {
				title: oneLine(title),
				subtitle: oneLine(subtitle),
				section: oneLine(cityName),
				asof: oneLine(
					isIllustrative && !hasMark
						? `${sayAsOf(this.#report)} · ${this.#words.illustrative}`
						: sayAsOf(this.#report)
				)
			},
			shapes: {},
			notes: isIllustrative ? [this.#words.illustrativeWhy] : []
		}));
	}

	/** @returns path of the new slide */
	addSlide(plan: SlidePlan): string {
		const { lead, picture } = plan;
		const box = this.#ground.boxes[plan.kind];
		return this.#add(this.#ground.patterns[plan.kind], plan.live, (path, draft) => ({
			texts: {
				title: oneLine(plan.title),
				section: plan.section === null || plan.section === plan.title ? [] : oneLine(plan.section),
				asof: oneLine(sayAsOf(this.#report)),
				number: lead ? [splitNumber(lead.value)] : [],
				label: lead ? oneLine(lead.name) : [],
				sentence: plan.sentence === '' ? [] : oneLine(plan.sentence)
			},
			shapes: picture ? { picture: () => this.#draw(path, draft, picture, plan.title, box) } : {},
			notes: plan.notes
		}));
	}

	#add(pattern: Pattern, query: string, write: (path: string, draft: SlideDraft) => SlideContent): string {
		return addSlide(this.#ground, this.#report, { pattern, query, write });
	}

	#draw(path: string, { slide }: SlideDraft, picture: SlidePicture, title: string, box: Box): XmlElement[] {
		const { file, font } = this.#ground;
		const { lang } = this.#report;
		const named: ShapeName = { id: nextId(slide), name: title, description: title };
		const light = findLightText(slide, 'picture');
		switch (picture.kind) {
			case 'map': {
				const drawn = this.#pictures.get(picture.block);
				const { description } = picture.block.map;
				return drawn
					? [
							buildPicture(file, path, {
								picture: { ...drawn, aspect: drawn.widthMm / drawn.heightMm },
								box,
								named: { ...named, description }
							})
						]
					: [];
			}
			case 'chart': {
				const description = describeChart(picture.chart, lang);
				return [
					buildChartFrame(file, path, {
						chart: picture.chart,
						box,
						lang,
						font,
						ink: light,
						named: { ...named, description }
					})
				];
			}
			case 'table':
				return [buildTable(picture.page, { box, lang, named })];
			case 'text':
				return [buildText(picture.paragraphs, { box, lang, named, sizePt: picture.sizePt, colour: light })];
		}
	}
}
