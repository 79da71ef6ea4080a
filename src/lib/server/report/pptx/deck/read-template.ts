import type { SlotMap } from '#lib/core/deck/types.ts';
import type { OfficePackage } from '../../package/office-package.ts';
import { RELATION } from '../../package/relationship-types.ts';
import type { Box } from '../slide/units.ts';
import { findPatterns, type Patterns } from '../template/find-patterns.ts';
import { slotsOnPage } from '../template/shapes.ts';
import { TemplateError } from '../template-error.ts';
import { namesSlots } from '../template/names-slots.ts';
import { proposeSlots } from '../template/propose-slots.ts';
import { putSlots } from '../template/put-slots.ts';
import { readPages } from '../template/read-pages.ts';
import { readSlideSize } from '../template/read-slide-size.ts';
import { findPictureBoxes } from './find-picture-boxes.ts';
import { findTextFont } from './find-text-font.ts';
import { listSlides } from './slide-list.ts';

/** A template as decks are made from it. */
export interface ReadTemplate {
	file: OfficePackage;
	/** Path of the presentation. */
	presentation: string;
	patterns: Patterns;
	/** Its slides in their order, those that name slots among them. */
	slides: readonly string[];
	/** Those of its slides that stay. */
	kept: readonly string[];
	/** Places of the pictures on its patterns. */
	boxes: Record<'content' | 'wide', Box>;
	/** Font of charts, by name. */
	font: string;
}

/**
 * Reads a template: one that names slots as it says; any other as a map says, or else as is likeliest.
 *
 * @param map where what comes on a template that names no slots
 * @throws TemplateError if the template lacks a slot, or has no page with room for a deck
 */
export function readTemplate(file: OfficePackage, map?: SlotMap): ReadTemplate {
	const presentation = file.findRelated('', RELATION.officeDocument)!;
	const slides = listSlides(file, presentation);
	const named = map ? false : namesSlots(file, slides);
	const { patterns, kept } = named
		? readNamed(file, slides)
		: readOrdinary(file, presentation, { slides, map });
	return {
		file,
		presentation,
		patterns,
		slides,
		kept,
		boxes: findPictureBoxes(file, patterns),
		font: findTextFont(file, patterns.content)
	};
}

function readNamed(file: OfficePackage, slides: readonly string[]): Pick<ReadTemplate, 'patterns' | 'kept'> {
	return {
		patterns: findPatterns(file, slides),
		kept: slides.filter((path) => slotsOnPage(file.readXml(path)).size === 0)
	};
}

function readOrdinary(
	file: OfficePackage,
	presentation: string,
	{ slides, map }: { slides: readonly string[]; map: SlotMap | undefined }
): Pick<ReadTemplate, 'patterns' | 'kept'> {
	const size = readSlideSize(file, presentation);
	const pages = readPages(file, slides);
	const chosen = map ?? proposeSlots(pages, size);
	if (!chosen) throw noRoom();
	const patterns = putSlots({ file, pages, size }, chosen);
	const used = new Set(Object.values(patterns).map(({ standsFor }) => standsFor));
	return { patterns, kept: chosen.keepsSlides ? slides.filter((path) => !used.has(path)) : [] };
}

function noRoom(): TemplateError {
	return new TemplateError({
		zh: '模板中没有可用的版式（既没有占位符，也没有文本框）：请换一个模板，或下载样例模板改作。',
		en: 'The template has no layout to write on, neither placeholders nor text boxes: take another, or change the sample template.'
	});
}
