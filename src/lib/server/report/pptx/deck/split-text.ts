import { estimateHeightPt, fitSizePt } from '../slide/measure-text.ts';

/** Paragraphs on one slide. */
export interface TextPage {
	paragraphs: string[];
	sizePt: number;
}

const MOST_PT = 24;
const LEAST_PT = 18;
/** Room after a paragraph, against the size of its letters. */
export const PARAGRAPH_GAP = 0.5;

/** Sets paragraphs on as few pages as they fit in letters that a room reads, larger where there is room. */
export function splitText(
	paragraphs: readonly string[],
	place: { widthPt: number; heightPt: number }
): TextPage[] {
	const heightOf = (text: string) =>
		estimateHeightPt(text, { sizePt: LEAST_PT }, place.widthPt) + PARAGRAPH_GAP * LEAST_PT;
	const pages: string[][] = [[]];
	let left = place.heightPt;
	for (const text of paragraphs) {
		const height = heightOf(text);
		if (height > left && pages.at(-1)!.length > 0) {
			pages.push([]);
			left = place.heightPt;
		}
		pages.at(-1)!.push(text);
		left -= height;
	}
	const sizes = pages.map((texts) => {
		const gapsPt = texts.length * PARAGRAPH_GAP * MOST_PT;
		return fitSizePt(
			texts,
			{ ...place, heightPt: place.heightPt - gapsPt },
			{ mostPt: MOST_PT, leastPt: LEAST_PT }
		);
	});
	// The same letters on all of them.
	const sizePt = Math.min(...sizes);
	return pages.map((texts) => ({ paragraphs: texts, sizePt }));
}
