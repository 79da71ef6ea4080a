import { formatAttributes } from './xml.ts';

type Attributes = Record<string, string | number | undefined>;

/** Elements of one paint under one group; groups in the order in which their paint first came. */
export class PaintGroups<Content> {
	readonly #groups = new Map<string, Content[]>();

	add(attributes: Attributes, content: Content) {
		const key = formatAttributes(attributes);
		const group = this.#groups.get(key);
		if (group) group.push(content);
		else this.#groups.set(key, [content]);
	}

	/** One text a group: made of its attributes, with a space before each, and its contents. */
	write(draw: (attributes: string, contents: readonly Content[]) => string): string {
		return [...this.#groups].map(([attributes, contents]) => draw(attributes, contents)).join('');
	}
}

/** An opacity as an attribute; left out where nothing shines through. */
export const opacityOf = (opacity: number): number | undefined => (opacity >= 1 ? undefined : opacity);
