import type { BriefingDocument, Slide } from '#lib/core/briefings/types.ts';
import { SLIDES_MAX } from '#lib/core/briefings/types.ts';

/** A briefing as it is kept, or as it is to be kept for the first time. */
export interface DraftOrigin {
	/** `null`: it is not kept yet. */
	id: string | null;
	/** That the draft started from; 0 where it is not kept yet. */
	revision: number;
	name: string;
	document: BriefingDocument;
}

/** A briefing being edited. Its fields are changed in place. */
export class BriefingDraft {
	id = $state.raw<string | null>(null);
	revision = $state.raw(0);
	name = $state('');
	document = $state() as BriefingDocument;
	/** The slide whose fields are shown. */
	at = $state(0);
	/** What is kept of it, as text; '' where nothing is. */
	#kept = $state.raw('');

	constructor(origin: DraftOrigin) {
		this.name = origin.name;
		this.document = structuredClone(origin.document);
		this.markKept(origin);
	}

	/** Whether something would be lost if it were closed now. */
	readonly isDirty: boolean = $derived.by(() => this.#text !== this.#kept);

	readonly slide: Slide | undefined = $derived(this.document.slides[this.at]);

	readonly isFull: boolean = $derived(this.document.slides.length >= SLIDES_MAX);

	/** What is sent: plain JSON, without the proxies that notice changes. */
	get plain(): { name: string; document: BriefingDocument } {
		return { name: this.name, document: $state.snapshot(this.document) };
	}

	/**
	 * What the server keeps by now; what was typed since it was sent stays a change.
	 *
	 * @param sent what it was given; left out: what the origin holds
	 */
	markKept({ id, revision, name, document }: DraftOrigin) {
		this.id = id;
		this.revision = revision;
		this.#kept = id === null ? '' : textOf(name, document);
	}

	/** Changes the title; the cover's and the name in the list follow as long as they are the same. */
	retitle(title: string) {
		const { document } = this;
		const [first] = document.slides;
		if (first?.kind === 'cover' && first.title === document.title) first.title = title;
		if (this.name === document.title) this.name = title;
		document.title = title;
	}

	/** Adds slides behind the one that is shown, but before the closing, and shows the first of them. */
	add(slides: readonly Slide[]) {
		if (this.isFull) return;
		const all = this.document.slides;
		const isAtEnd = all[this.at]?.kind === 'closing' && this.at === all.length - 1;
		const to = all.length === 0 ? 0 : isAtEnd ? this.at : this.at + 1;
		all.splice(to, 0, ...slides.slice(0, SLIDES_MAX - all.length));
		this.at = Math.min(to, all.length - 1);
	}

	duplicate() {
		if (this.slide) this.add([$state.snapshot(this.slide)]);
	}

	/** The last slide stays: a briefing has one at least. */
	remove() {
		const { slides } = this.document;
		if (slides.length <= 1) return;
		slides.splice(this.at, 1);
		this.at = Math.min(this.at, slides.length - 1);
	}

	/** @param by −1: towards the beginning; 1: towards the end. At either end it stays. */
	move(by: -1 | 1) {
		const { slides } = this.document;
		const to = this.at + by;
		if (to < 0 || to >= slides.length) return;
		const [moved] = slides.splice(this.at, 1);
		slides.splice(to, 0, moved!);
		this.at = to;
	}

	get #text(): string {
		return textOf(this.name, this.document);
	}
}

/** Fields in one order, whatever order they came in: the database has its own. */
function textOf(name: string, { title, subtitle, lang, slides }: BriefingDocument): string {
	return JSON.stringify([
		name,
		title,
		subtitle,
		lang,
		slides.map((slide) => [
			slide.kind,
			slide.title,
			slide.topic ?? '',
			slide.query,
			slide.figure,
			slide.sentence,
			slide.chart,
			slide.overlay,
			slide.notes
		])
	]);
}
