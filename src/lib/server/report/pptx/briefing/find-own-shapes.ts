import { listElements, type XmlElement } from '../../xml/xml-tree.ts';
import { placeholderOf } from '../template/shapes.ts';
import type { DeckManifest } from './deck-manifest.ts';
import { markOfText, textOfShape } from './shape-marks.ts';
import { listDrawn, readTag, type Role, type ShapeTag } from './shape-tag.ts';

/** Generated shapes on a slide, including those copied from other slides. */
export interface OwnShapes {
	/** Key of the slide it was generated as; `null` for a slide added by a person. */
	key: string | null;
	shapes: { element: XmlElement; tag: ShapeTag }[];
	/** Whether there are shapes copied from other decks. */
	hasStrangers: boolean;
}

/**
 * Finds the generated shapes of a slide by their names. Where a program has renamed them, as LibreOffice renames
 * placeholders, titles are found by placeholder type and texts by content.
 */
export function findOwnShapes(slide: XmlElement, { slides }: Pick<DeckManifest, 'slides'>): OwnShapes {
	const drawn = listDrawn(slide);
	const tagged = drawn.flatMap((element) => {
		const tag = readTag(element);
		return tag ? [{ element, tag }] : [];
	});
	const shapes = tagged.filter(({ tag }) => slides.get(tag.key)?.shapes[tag.role] || tag.role === 'qr');
	const key = findCommonest(shapes.map(({ tag }) => tag.key).filter((one) => slides.has(one)));
	const hasStrangers = tagged.some(({ tag }) => !slides.has(tag.key));
	const known = shapes.filter(({ tag }) => slides.has(tag.key));
	if (key === null) return { key, shapes: known, hasStrangers };
	const taken = new Set(tagged.map(({ element }) => element));
	const lost = Object.entries(slides.get(key)!.shapes).filter(
		([role]) => !known.some(({ tag }) => tag.key === key && tag.role === role)
	) as [Role, { mark: string }][];
	for (const [role, { mark }] of lost) {
		const free = listElements(slide, 'p:sp').filter((shape) => !taken.has(shape));
		const found = free.find(
			(shape) => (role === 'title' && isTitle(shape)) || markOfText(textOfShape(shape)) === mark
		);
		if (!found) continue;
		taken.add(found);
		known.push({ element: found, tag: { key, role } });
	}
	return { key, shapes: known, hasStrangers };
}

const isTitle = (shape: XmlElement) => /^(ctrT|t)itle$/.test(placeholderOf(shape)?.attributes.type ?? '');

/** The most frequent value; ties: the first. */
function findCommonest(keys: readonly string[]): string | null {
	const counts = new Map<string, number>();
	for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
	return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}
