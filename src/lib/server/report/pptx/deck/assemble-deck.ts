import type { ReportDocument } from '#lib/core/report/types.ts';
import type { ReportPictures } from '../../pictures.ts';
import type { OfficePackage } from '../../package/office-package.ts';
import { DeckWriter } from './deck-writer.ts';
import { finishDeck } from './finish-deck.ts';
import { planDeck } from './plan-deck.ts';
import { readTemplate } from './read-template.ts';

/**
 * Turns a template into the deck of a report, in place: slides that name slots are replaced by filled ones.
 *
 * @returns whether its slides have QR codes
 * @throws TemplateError if the template lacks a slot
 */
export function assembleDeck(
	file: OfficePackage,
	report: ReportDocument,
	pictures: ReportPictures
): { hasCode: boolean } {
	const template = readTemplate(file);
	const writer = new DeckWriter(template, report, pictures);
	const covers = [writer.addCover()];
	const contents = planDeck(report, template.boxes).map((plan) => writer.addSlide(plan));
	finishDeck(template, { covers, contents }, report);
	file.prune();
	return { hasCode: template.patterns.content.slots.has('qr') };
}
