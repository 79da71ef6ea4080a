import type { ReportDocument } from '#lib/core/report/types.ts';
import type { ReportPictures } from '../../pictures.ts';
import type { OfficePackage } from '../../package/office-package.ts';
import { RELATION } from '../../package/relationship-types.ts';
import { findPatterns, type Patterns } from '../template/find-patterns.ts';
import { cleanLayout } from '../template/read-pattern.ts';
import { slotsOnPage } from '../template/shapes.ts';
import { DeckWriter } from './deck-writer.ts';
import { findPictureBoxes } from './find-picture-boxes.ts';
import { findTextFont } from './find-text-font.ts';
import { planDeck } from './plan-deck.ts';
import { listSlides, writeSlideList } from './slide-list.ts';
import { writeProperties } from './write-properties.ts';

/**
 * Turns a template into the deck of a report, in place: slides that name slots give way to slides that are filled in.
 *
 * @returns whether its slides have QR codes
 * @throws TemplateError if the template lacks a slot
 */
export function assembleDeck(
	file: OfficePackage,
	report: ReportDocument,
	pictures: ReportPictures
): { hasCode: boolean } {
	const presentation = file.findRelated('', RELATION.officeDocument)!;
	const templateSlides = listSlides(file, presentation);
	const patterns = findPatterns(file, templateSlides);
	const isPattern = (path: string) => slotsOnPage(file.readXml(path)).size > 0;
	const kept = templateSlides.filter((path) => !isPattern(path));
	const boxes = findPictureBoxes(file, patterns);
	const font = findTextFont(file, patterns.content);
	const writer = new DeckWriter({ file, presentation, patterns, boxes, font }, report, pictures);
	const cover = writer.addCover();
	const slides = planDeck(report, boxes).map((plan) => writer.addSlide(plan));
	for (const pattern of new Set(Object.values(patterns)))
		if (pattern.isLayout) cleanLayout(file, pattern.path);
	writeSlideList(file, presentation, orderSlides(templateSlides, patterns, { cover, slides, kept }));
	// Links to a slide that named slots lead to the cover.
	file.retarget((path) => templateSlides.includes(path) && !kept.includes(path), cover);
	writeProperties(file, report);
	file.prune();
	return { hasCode: patterns.content.slots.has('qr') };
}

/** Slides of the template in their order, the written ones in the places of those that named their slots. */
function orderSlides(
	templateSlides: readonly string[],
	patterns: Patterns,
	{ cover, slides, kept }: { cover: string; slides: readonly string[]; kept: readonly string[] }
): string[] {
	const ordered = templateSlides.flatMap((path) => {
		if (path === patterns.cover.path) return cover;
		if (path === patterns.content.path) return slides;
		return kept.includes(path) ? path : [];
	});
	if (patterns.content.isLayout) ordered.unshift(...slides);
	if (patterns.cover.isLayout) ordered.unshift(cover);
	return ordered;
}
