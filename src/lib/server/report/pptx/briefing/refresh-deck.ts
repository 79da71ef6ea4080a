import { RELATION } from '../../package/relationship-types.ts';
import { listSlides } from '../deck/slide-list.ts';
import { writeManifest, type DeckManifest, type WrittenSlide } from './deck-manifest.ts';
import type { OpenedDeck } from './open-deck.ts';
import type { RefreshReport } from './refresh-report.ts';
import { SlideRefresher } from './slide-refresher.ts';
import type { BriefingDeck, MapDrawer } from './types.ts';

/**
 * Updates a deck made earlier to the current figures. Manual edits are kept: changed texts and data, positions, sizes,
 * colours, order, added or deleted slides and shapes. Deterministic: equal deck and figures give equal bytes, and a deck
 * refreshed twice does not change.
 *
 * @param deck the manifest's slides with current numbers, in its order
 */
export async function refreshDeck(
	{ file, manifest }: OpenedDeck,
	deck: BriefingDeck,
	drawer: MapDrawer
): Promise<{ bytes: Uint8Array; report: RefreshReport }> {
	const keys = [...manifest.slides.keys()];
	const telling = new Map(deck.slides.map((slide, i) => [keys[i]!, slide]));
	const refresher = new SlideRefresher({ file, manifest, deck, telling, drawer });
	const presentation = file.findRelated('', RELATION.officeDocument)!;
	const seen = new Set<string>();
	for (const [i, path] of listSlides(file, presentation).entries())
		for (const key of await refresher.refresh(path, i + 1)) seen.add(key);
	const { report } = refresher;
	for (const [key, { slide }] of manifest.slides) if (!seen.has(key)) report.removedSlides.push(slide.title);
	writeManifest(file, { ...manifest, slides: markAnew(manifest, refresher.marks) });
	file.prune();
	return { bytes: file.toBytes(), report };
}

/** The manifest's slides with the records of what has been written now. */
function markAnew(
	{ slides }: DeckManifest,
	marks: ReadonlyMap<string, WrittenSlide['shapes']>
): Map<string, WrittenSlide> {
	return new Map(
		[...slides].map(([key, { slide, shapes }]) => [key, { slide, shapes: { ...shapes, ...marks.get(key) } }])
	);
}
