import { createHash } from 'node:crypto';
import type { TemplateReading } from '#lib/core/deck/types.ts';
import { RELATION } from '../../package/relationship-types.ts';
import { listSlides } from '../deck/slide-list.ts';
import { namesSlots } from './names-slots.ts';
import { openTemplate } from './open-template.ts';
import { proposeSlots } from './propose-slots.ts';
import { readPages } from './read-pages.ts';
import { readSlideSize } from './read-slide-size.ts';

const HASH_DIGITS = 16;

/**
 * The pages and shapes of a template, and a proposal which slot goes where.
 *
 * @throws TemplateError if it is no PPTX, is encrypted, has macros or is too large
 */
export function describeTemplate(bytes: Uint8Array): TemplateReading {
	const file = openTemplate(bytes);
	const presentation = file.findRelated('', RELATION.officeDocument)!;
	const slides = listSlides(file, presentation);
	const size = readSlideSize(file, presentation);
	const pages = readPages(file, slides);
	const isNamed = namesSlots(file, slides);
	return {
		hash: createHash('sha256').update(bytes).digest('hex').slice(0, HASH_DIGITS),
		size,
		pages,
		namesSlots: isNamed,
		proposal: isNamed ? null : proposeSlots(pages, size)
	};
}
