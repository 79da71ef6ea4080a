import type { OfficePackage } from '../../package/office-package.ts';
import { listElements } from '../../xml/xml-tree.ts';

/**
 * Writes into each field of a page number what it shows now: programs that present a deck count anew, but previews,
 * converters and readers of its text show what stands there.
 *
 * @param slides paths in the order of the presentation
 */
export function numberPages(file: OfficePackage, presentation: string, slides: readonly string[]): void {
	const first = Number(file.readXml(presentation).attributes.firstSlideNum ?? 1);
	for (const [i, path] of slides.entries()) {
		const slide = file.readXml(path);
		const fields = listElements(slide, 'a:fld').filter(({ attributes }) => attributes.type === 'slidenum');
		if (fields.length === 0) continue;
		for (const text of fields.flatMap((field) => listElements(field, 'a:t')))
			text.children = [String(first + i)];
		file.put(path, slide);
	}
}
