import { Format } from '#lib/core/figures/format.ts';
import { describeChart } from '#lib/core/report/describe-chart.ts';
import { liveUrl } from '#lib/core/report/live-url.ts';
import type { ReportDocument } from '#lib/core/report/types.ts';
import type { ReportPictures } from '../../pictures.ts';
import { CONTENT_TYPE, RELATION } from '../../package/relationship-types.ts';
import type { OfficePackage } from '../../package/office-package.ts';
import { buildChartFrame } from '../parts/chart.ts';
import { addNotes } from '../parts/notes.ts';
import { buildPicture, type ShapeName } from '../parts/picture.ts';
import { buildQr } from '../parts/qr.ts';
import { buildTable } from '../parts/table.ts';
import { buildText } from '../parts/text.ts';
import { fillPattern, type SlotRun, type SlotValues } from '../slide/fill-pattern.ts';
import type { Box } from '../slide/units.ts';
import type { Pattern, Patterns } from '../template/find-patterns.ts';
import { readPattern, type SlideDraft } from '../template/read-pattern.ts';
import { listElements, type XmlElement } from '../../xml/xml-tree.ts';
import { copyRelationships } from './copy-relationships.ts';
import type { SlidePicture, SlidePlan } from './plan-deck.ts';
import { splitNumber } from './split-number.ts';
import { DECK_WORDS, SEAL, type DeckWords } from './words.ts';

/** Length of the data's fingerprint on a slide. */
const HASH_DIGITS = 12;

/** What a deck is written with. */
export interface DeckGround {
	file: OfficePackage;
	/** Path of the presentation. */
	presentation: string;
	patterns: Patterns;
	/** Places of the pictures on its slides. */
	boxes: Record<SlidePlan['kind'], Box>;
	/** Font of charts, by name. */
	font: string;
}

/** Writes the slides of one report into a package, one after another. */
export class DeckWriter {
	readonly #ground: DeckGround;
	readonly #report: ReportDocument;
	readonly #pictures: ReportPictures;
	readonly #words: DeckWords;
	readonly #format: Format;

	constructor(ground: DeckGround, report: ReportDocument, pictures: ReportPictures) {
		this.#ground = ground;
		this.#report = report;
		this.#pictures = pictures;
		this.#words = DECK_WORDS[report.lang];
		this.#format = new Format(report.lang);
	}

	/** @returns path of the new slide */
	addCover(): string {
		const { title, subtitle, cityName, isIllustrative } = this.#report;
		const { cover } = this.#ground.patterns;
		const hasMark = cover.slots.has('source') || cover.slots.has('seal');
		return this.#addSlide(cover, '', () => ({
			texts: {
				title: oneLine(title),
				subtitle: oneLine(subtitle),
				section: oneLine(cityName),
				asof: oneLine(
					isIllustrative && !hasMark ? `${this.#asOf()} · ${this.#words.illustrative}` : this.#asOf()
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
		return this.#addSlide(this.#ground.patterns[plan.kind], plan.live, (path, draft) => ({
			texts: {
				title: oneLine(plan.title),
				section: plan.section === null || plan.section === plan.title ? [] : oneLine(plan.section),
				asof: oneLine(this.#asOf()),
				number: lead ? [splitNumber(lead.value)] : [],
				label: lead ? oneLine(lead.name) : [],
				sentence: plan.sentence === '' ? [] : oneLine(plan.sentence)
			},
			shapes: picture ? { picture: () => this.#draw(path, draft, picture, plan.title, box) } : {},
			notes: plan.notes
		}));
	}

	#addSlide(
		pattern: Pattern,
		query: string,
		write: (path: string, draft: SlideDraft) => SlotValues & { notes: readonly string[] }
	): string {
		const { file, presentation } = this.#ground;
		const draft = readPattern(file, pattern);
		const path = file.putNext('ppt/slides/slide#.xml', '', CONTENT_TYPE.slide);
		file.relate(path, RELATION.slideLayout, draft.layout);
		copyRelationships(file, draft, path);
		const { texts, shapes, notes } = write(path, draft);
		const address = liveUrl(this.#report, query);
		const linkId = file.relate(path, RELATION.hyperlink, address, true);
		const frame: SlotValues = {
			texts: {
				source: [this.#source(pattern, draft.slide, linkId)],
				page: [[PAGE_NUMBER]],
				seal: this.#report.isIllustrative ? SEAL[this.#report.lang].map((text) => [{ text }]) : []
			},
			shapes: {
				qr: (box) => buildQr(address, { box, id: nextId(draft.slide), linkId, title: this.#words.liveView })
			}
		};
		const values = { texts: { ...frame.texts, ...texts }, shapes: { ...frame.shapes, ...shapes } };
		fillPattern(draft.slide, values, draft.boxOf);
		file.put(path, draft.slide);
		addNotes(file, presentation, path, { paragraphs: notes, lang: this.#report.lang });
		return path;
	}

	#draw(path: string, { slide }: SlideDraft, picture: SlidePicture, title: string, box: Box): XmlElement[] {
		const { file, font } = this.#ground;
		const { lang } = this.#report;
		const named: ShapeName = { id: nextId(slide), name: title, description: title };
		switch (picture.kind) {
			case 'map': {
				const drawn = this.#pictures.get(picture.block);
				const { description } = picture.block.map;
				return drawn
					? [buildPicture(file, path, { picture: drawn, box, named: { ...named, description } })]
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
						named: { ...named, description }
					})
				];
			}
			case 'table':
				return [buildTable(picture.page, { box, lang, named })];
			case 'text':
				return [buildText(picture.paragraphs, { box, lang, named, sizePt: picture.sizePt })];
		}
	}

	/** 示意数据 · date · fingerprint · who is to be named · link, and the page where the slide does not number itself. */
	#source({ slots }: Pattern, slide: XmlElement, linkId: string): SlotRun[] {
		const { isIllustrative, dataHash, attribution } = this.#report;
		const words = this.#words;
		const parts = [
			...(isIllustrative ? [words.illustrative] : []),
			...(slots.has('asof') ? [] : [this.#asOf()]),
			words.hash(dataHash.slice(0, HASH_DIGITS)),
			attribution
		];
		const own = listElements(slide, 'a:fld').some(({ attributes }) => attributes.type === 'slidenum');
		const hasNumber = own || slots.has('page') || !slots.has('picture');
		const number: SlotRun[] = hasNumber ? [] : [{ text: ' · ' }, PAGE_NUMBER];
		return [{ text: `${parts.join(' · ')} · ` }, { text: words.liveView, linkId }, ...number];
	}

	#asOf(): string {
		const { asOf, dataAsOf } = this.#report;
		const date = this.#format.date(asOf);
		return asOf === dataAsOf
			? this.#words.dataAsOf(date)
			: this.#words.asOf(date, this.#format.date(dataAsOf));
	}
}

const PAGE_NUMBER: SlotRun = { text: '‹#›', isPageNumber: true };

const oneLine = (text: string): SlotRun[][] => [[{ text }]];

/** An id that no shape on the slide has. */
function nextId(slide: XmlElement): number {
	const ids = listElements(slide, 'p:cNvPr').map(({ attributes }) => Number(attributes.id) || 0);
	return Math.max(1, ...ids) + 1;
}
