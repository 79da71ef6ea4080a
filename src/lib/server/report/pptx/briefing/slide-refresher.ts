import { liveUrl } from '#lib/core/report/live-url.ts';
import type { OfficePackage } from '../../package/office-package.ts';
import { RELATION } from '../../package/relationship-types.ts';
import { listElements, removeElements, type XmlElement } from '../../xml/xml-tree.ts';
import { writeSource } from '../deck/slide-frame.ts';
import { SEAL } from '../deck/words.ts';
import type { SlotRun, SlotValues } from '../slide/fill-pattern.ts';
import { dataOfChart } from './data-of-chart.ts';
import type { DeckManifest, WrittenSlide } from './deck-manifest.ts';
import { findOwnShapes } from './find-own-shapes.ts';
import { findChartPart, readChartData, refreshChart } from './refresh-chart.ts';
import { findNotesText, refreshNotes } from './refresh-notes.ts';
import { isWrittenPicture, refreshPicture } from './refresh-picture.ts';
import { refreshQr } from './refresh-qr.ts';
import type { RefreshedShape, RefreshReport } from './refresh-report.ts';
import { linesOfRole, refreshText, textOfLines } from './refresh-text.ts';
import { markOfChart, markOfText, textOfShape } from './shape-marks.ts';
import { writeTag, type Role, type ShapeTag } from './shape-tag.ts';
import { markOfPicture } from './slide-picture.ts';
import { writeClosing, writeSlideTexts } from './slide-texts.ts';
import type { BriefingDeck, MapDrawer, TellingSlide } from './types.ts';

/** A generated shape and the slide it is on now. */
interface OwnShape {
	path: string;
	slide: XmlElement;
	element: XmlElement;
	tag: ShapeTag;
}

type Became = Pick<RefreshedShape, 'became' | 'would'>;

/** Refreshes the slides of a deck, one after another. */
export class SlideRefresher {
	readonly #file: OfficePackage;
	readonly #manifest: DeckManifest;
	readonly #deck: BriefingDeck;
	readonly #telling: ReadonlyMap<string, TellingSlide>;
	readonly #drawer: MapDrawer;
	readonly report: RefreshReport = {
		shapes: [],
		ownSlides: [],
		strangers: [],
		removedSlides: [],
		faults: []
	};
	/** Records of current content, by key and role; without shapes edited by a person. */
	readonly marks = new Map<string, WrittenSlide['shapes']>();

	constructor(options: {
		file: OfficePackage;
		manifest: DeckManifest;
		deck: BriefingDeck;
		telling: ReadonlyMap<string, TellingSlide>;
		drawer: MapDrawer;
	}) {
		this.#file = options.file;
		this.#manifest = options.manifest;
		this.#deck = options.deck;
		this.#telling = options.telling;
		this.#drawer = options.drawer;
	}

	/**
	 * @param number of the slide, from 1
	 * @returns keys of the generated shapes found on it
	 */
	async refresh(path: string, number: number): Promise<Set<string>> {
		const slide = this.#file.readXml(path);
		const { key, shapes, hasStrangers } = findOwnShapes(slide, this.#manifest);
		if (hasStrangers) this.report.strangers.push(number);
		else if (key === null) this.report.ownSlides.push(number);
		const found = new Set<string>();
		for (const { element, tag } of shapes) {
			writeTag(element, tag, this.#manifest.lang);
			const became = await this.#refreshShape({ path, slide, element, tag });
			if (became) this.report.shapes.push({ slide: number, role: tag.role, ...became });
			found.add(tag.key);
		}
		if (shapes.length > 0) this.#file.put(path, slide);
		if (key === null) return found;
		for (const text of this.#telling.get(key)!.faults) this.report.faults.push({ slide: number, text });
		const notes = this.#refreshNotes(path, key);
		if (notes) this.report.shapes.push({ slide: number, role: 'notes', ...notes });
		for (const role of Object.keys(this.#manifest.slides.get(key)!.shapes) as Role[])
			if (role !== 'notes' && !shapes.some(({ tag }) => tag.key === key && tag.role === role))
				this.report.shapes.push({ slide: number, role, became: 'gone' });
		return found;
	}

	async #refreshShape(shape: OwnShape): Promise<Became | null> {
		const { key, role } = shape.tag;
		const telling = this.#telling.get(key)!;
		switch (role) {
			case 'qr':
				refreshQr(this.#file, shape.path, shape.element, liveUrl(this.#deck.facts, telling.slide.query));
				return null;
			case 'map':
				return this.#refreshMap(shape, telling);
			case 'chart':
				return this.#refreshChart(shape, telling);
			case 'notes':
				return null;
			default:
				return this.#refreshText(shape, role, telling);
		}
	}

	async #refreshMap({ path, slide, element, tag }: OwnShape, telling: TellingSlide): Promise<Became> {
		const { mark } = this.#manifest.slides.get(tag.key)!.shapes.map!;
		if (!isWrittenPicture(this.#file, path, element, mark)) return { became: 'kept' };
		const drawer = this.#drawer;
		const isOther = await refreshPicture(this.#file, path, element, { slide, telling, drawer });
		this.#mark(tag, markOfPicture(this.#file, path, element) ?? mark);
		return { became: isOther ? 'updated' : 'same' };
	}

	#refreshChart({ path, element, tag }: OwnShape, { chart }: TellingSlide): Became {
		const part = findChartPart(this.#file, path, element);
		const { lang } = this.#manifest;
		if (part === undefined) return { became: 'kept' };
		if (!chart) return { became: 'empty' };
		const now = markOfChart(readChartData(this.#file.readXml(part)));
		const would = markOfChart(dataOfChart(chart, lang));
		const isWritten = now === this.#manifest.slides.get(tag.key)!.shapes.chart!.mark;
		if (now !== would && !isWritten) return { became: 'kept' };
		refreshChart(this.#file, part, chart, lang);
		this.#mark(tag, would);
		return { became: now === would ? 'same' : 'updated' };
	}

	#refreshText(
		{ path, slide, element, tag }: OwnShape,
		role: Exclude<Role, 'map' | 'chart' | 'qr' | 'notes'>,
		telling: TellingSlide
	): Became {
		const written = this.#manifest.slides.get(tag.key)!.shapes[role]!;
		const lines =
			role === 'body'
				? writeClosing(this.#deck, telling).map((text) => [{ text }])
				: linesOfRole(role, written, this.#writeTexts(path, element, tag, telling));
		const now = markOfText(textOfShape(element));
		const isWritten = now === written.mark;
		if (!lines) {
			if (!isWritten || role !== 'seal') return { became: isWritten ? 'empty' : 'kept' };
			// The data are no longer illustrative.
			removeElements(slide, (child) => child === element);
			return { became: 'updated' };
		}
		const would = textOfLines(lines);
		if (!isWritten && now !== markOfText(would)) return { became: 'kept', would };
		const layout = this.#file.findRelated(path, RELATION.slideLayout);
		const isOther = refreshText(this.#file, element, lines, layout);
		this.#mark(tag, markOfText(would));
		return { became: isOther ? 'updated' : 'same' };
	}

	#writeTexts(
		path: string,
		element: XmlElement,
		{ key, role }: ShapeTag,
		telling: TellingSlide
	): SlotValues['texts'] {
		const { facts } = this.#deck;
		const { shapes } = this.#manifest.slides.get(key)!;
		const texts = writeSlideTexts(this.#deck, telling, { hasMark: !!shapes.source || !!shapes.seal });
		const seal: SlotRun[][] = facts.isIllustrative ? SEAL[facts.lang].map((text) => [{ text }]) : [];
		const isSource = role === 'source' || (shapes[role]?.form ?? '').includes('source');
		if (!isSource) return { ...texts, seal };
		const address = liveUrl(facts, telling.slide.query);
		const linkId = this.#file.relate(path, RELATION.hyperlink, address, true);
		const hasNumber = listElements(element, 'a:fld').length > 0;
		const source = [writeSource(facts, { hasDate: !shapes.asof, hasNumber, linkId })];
		return { ...texts, seal, source };
	}

	#refreshNotes(path: string, key: string): Became | null {
		const written = this.#manifest.slides.get(key)!.shapes.notes;
		const { notes } = this.#telling.get(key)!;
		const notesPath = this.#file.findRelated(path, RELATION.notesSlide);
		if (!written) return null;
		if (notesPath === undefined) return { became: 'gone' };
		const page = this.#file.readXml(notesPath);
		const shape = findNotesText(page);
		const would = notes.join('\n');
		if (!shape) return { became: 'gone' };
		if (written.mark === markOfText(would)) return { became: 'same' };
		if (!refreshNotes(shape, written.mark, notes)) return { became: 'kept' };
		this.#file.put(notesPath, page);
		this.#mark({ key, role: 'notes' }, markOfText(would));
		return { became: 'updated' };
	}

	#mark({ key, role }: ShapeTag, mark: string) {
		const { form } = this.#manifest.slides.get(key)!.shapes[role] ?? {};
		const shape = form === undefined ? { mark } : { mark, form };
		this.marks.set(key, { ...this.marks.get(key), [role]: shape });
	}
}
