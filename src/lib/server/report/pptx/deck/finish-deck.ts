import type { Pattern } from '../template/find-patterns.ts';
import { cleanLayout } from '../template/read-pattern.ts';
import { numberPages } from './number-pages.ts';
import type { ReadTemplate } from './read-template.ts';
import { writeSlideList } from './slide-list.ts';
import { writeProperties, type DeckProperties } from './write-properties.ts';

/** The slides that were written, by where the template has its own. */
interface WrittenSlides {
	/** In the place of its cover. */
	covers: readonly string[];
	/** In the place of its content slide. */
	contents: readonly string[];
}

/** Puts the slides that were written in the places of those that named their slots, and takes these out of the file. */
export function finishDeck(template: ReadTemplate, written: WrittenSlides, properties: DeckProperties): void {
	const { file, presentation, patterns, slides, kept } = template;
	for (const pattern of new Set(Object.values(patterns)))
		if (pattern.isLayout) cleanLayout(file, pattern.path);
	const ordered = orderSlides(template, written);
	writeSlideList(file, presentation, ordered);
	numberPages(file, presentation, ordered);
	// Links to a slide that named slots lead to the first.
	const first = written.covers[0] ?? written.contents[0];
	if (first !== undefined) file.retarget((path) => slides.includes(path) && !kept.includes(path), first);
	writeProperties(file, properties);
}

function orderSlides(
	{ slides, kept, patterns }: ReadTemplate,
	{ covers, contents }: WrittenSlides
): string[] {
	const placeOf = ({ standsFor, path }: Pattern) => standsFor ?? path;
	const [cover, content] = [placeOf(patterns.cover), placeOf(patterns.content)];
	const hasCover = slides.includes(cover);
	// What stands for no slide of the template comes first, the contents behind the cover.
	const behindCover = slides.includes(content) ? [] : contents;
	const ordered = slides.flatMap((path) => {
		if (path === cover) return [...covers, ...behindCover];
		if (path === content) return contents;
		return kept.includes(path) ? path : [];
	});
	return hasCover ? ordered : [...covers, ...behindCover, ...ordered];
}
