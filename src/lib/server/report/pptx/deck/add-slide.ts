import { liveUrl } from '#lib/core/report/live-url.ts';
import { CONTENT_TYPE, RELATION } from '../../package/relationship-types.ts';
import type { OfficePackage } from '../../package/office-package.ts';
import { listElements, type XmlElement } from '../../xml/xml-tree.ts';
import { addNotes } from '../parts/notes.ts';
import { buildQr } from '../parts/qr.ts';
import { fillPattern, type FilledShape, type SlotValues } from '../slide/fill-pattern.ts';
import type { Pattern } from '../template/find-patterns.ts';
import { readPattern, type SlideDraft } from '../template/read-pattern.ts';
import { copyRelationships } from './copy-relationships.ts';
import { PAGE_NUMBER, writeSource, type DeckFacts } from './slide-frame.ts';
import { DECK_WORDS, SEAL } from './words.ts';

/** Where slides are written into. */
export interface DeckFile {
	file: OfficePackage;
	/** Path of the presentation. */
	presentation: string;
}

/** Content of a slide besides its frame: source, page, seal and code. */
export interface SlideContent extends SlotValues {
	/** For the speaker, paragraphs. */
	notes: readonly string[];
}

/**
 * Writes a slide from a pattern.
 *
 * @param query of its live view
 * @param write called with the slide's path and what it is made from, before it is filled in
 * @param finish called when it is filled in, before it is put into the file
 * @returns its path
 */
export function addSlide(
	{ file, presentation }: DeckFile,
	facts: DeckFacts,
	{
		pattern,
		query,
		write,
		finish
	}: {
		pattern: Pattern;
		query: string;
		write: (path: string, draft: SlideDraft) => SlideContent;
		finish?: (filled: readonly FilledShape[], slide: XmlElement) => void;
	}
): string {
	const draft = readPattern(file, pattern);
	const { slide } = draft;
	const path = file.putNext('ppt/slides/slide#.xml', '', CONTENT_TYPE.slide);
	file.relate(path, RELATION.slideLayout, draft.layout);
	copyRelationships(file, draft, path);
	const { texts, shapes, notes } = write(path, draft);
	const address = liveUrl(facts, query);
	const linkId = file.relate(path, RELATION.hyperlink, address, true);
	const { slots } = pattern;
	const isNumbered = listElements(slide, 'a:fld').some(({ attributes }) => attributes.type === 'slidenum');
	const hasNumber = !isNumbered && !slots.has('page') && slots.has('picture');
	const { lang, isIllustrative } = facts;
	const filled = fillPattern(
		slide,
		{
			texts: {
				source: [writeSource(facts, { hasDate: !slots.has('asof'), hasNumber, linkId })],
				page: [[PAGE_NUMBER]],
				seal: isIllustrative ? SEAL[lang].map((text) => [{ text }]) : [],
				...texts
			},
			shapes: {
				qr: (box) => buildQr(address, { box, id: nextId(slide), linkId, title: DECK_WORDS[lang].liveView }),
				...shapes
			}
		},
		draft.boxOf
	);
	finish?.(filled, slide);
	file.put(path, slide);
	addNotes(file, presentation, path, { paragraphs: notes, lang });
	return path;
}

/** An id that no shape on the slide has. */
export function nextId(slide: XmlElement): number {
	const ids = listElements(slide, 'p:cNvPr').map(({ attributes }) => Number(attributes.id) || 0);
	return Math.max(1, ...ids) + 1;
}
