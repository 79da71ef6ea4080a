import type { OfficePackage } from '../../package/office-package.ts';
import { RELATION } from '../../package/relationship-types.ts';
import type { Box } from '../slide/units.ts';
import { findPatterns, type Patterns } from '../template/find-patterns.ts';
import { slotsOnPage } from '../template/shapes.ts';
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

/** @throws TemplateError if the template lacks a slot */
export function readTemplate(file: OfficePackage): ReadTemplate {
	const presentation = file.findRelated('', RELATION.officeDocument)!;
	const slides = listSlides(file, presentation);
	const patterns = findPatterns(file, slides);
	return {
		file,
		presentation,
		patterns,
		slides,
		kept: slides.filter((path) => slotsOnPage(file.readXml(path)).size === 0),
		boxes: findPictureBoxes(file, patterns),
		font: findTextFont(file, patterns.content)
	};
}
