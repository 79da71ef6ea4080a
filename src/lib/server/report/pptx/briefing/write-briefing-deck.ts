import type { SlotMap } from '#lib/core/deck/types.ts';
import { buildDefaultTemplate } from '../default/build-default-template.ts';
import { finishDeck } from '../deck/finish-deck.ts';
import { readTemplate, type ReadTemplate } from '../deck/read-template.ts';
import { pointsOf } from '../slide/units.ts';
import { openTemplate } from '../template/open-template.ts';
import { BriefingWriter, type PlannedSlide } from './briefing-writer.ts';
import { writeManifest } from './deck-manifest.ts';
import { sharePictureBox } from './share-picture-box.ts';
import type { BriefingDeck, MapDrawer, TellingSlide } from './types.ts';

/**
 * A briefing as a native PowerPoint deck: title, figure, sentence, map, chart, speaker notes, source and date on each
 * slide. The content of each shape is recorded in the file, so that the deck can be refreshed. Deterministic: equal
 * briefing, template and pictures give equal bytes.
 *
 * @param template default: the project's own; one without slots is filled according to `slots`, or to a proposal
 * @throws TemplateError if the template cannot be used
 */
export async function writeBriefingDeck(
	deck: BriefingDeck,
	drawer: MapDrawer,
	{ template, slots }: { template?: Uint8Array | undefined; slots?: SlotMap | undefined } = {}
): Promise<Uint8Array> {
	const file = template ? openTemplate(template) : buildDefaultTemplate();
	const read = readTemplate(file, template && slots);
	const planned: PlannedSlide[] = [];
	for (const telling of deck.slides) planned.push(await planSlide(read, telling, drawer));
	await paintMaps(planned, drawer);
	const writer = new BriefingWriter(read, deck);
	const paths = planned.map((one) => writer.addSlide(one));
	const hasCover = deck.slides[0]?.slide.kind === 'cover';
	const { facts, title, subtitle, cityName } = deck;
	finishDeck(
		read,
		{ covers: hasCover ? paths.slice(0, 1) : [], contents: hasCover ? paths.slice(1) : paths },
		{ ...facts, title, cityName }
	);
	const { cityId, lang } = facts;
	writeManifest(file, { cityId, lang, title, subtitle, slides: writer.written });
	file.prune();
	return file.toBytes();
}

async function planSlide(
	{ patterns, boxes: places }: ReadTemplate,
	telling: TellingSlide,
	drawer: MapDrawer
): Promise<PlannedSlide> {
	const { kind } = telling.slide;
	const nothing = { map: null, chart: null, body: null };
	if (kind === 'cover') return { telling, pattern: patterns.cover, boxes: nothing, map: null };
	if (kind === 'closing')
		return { telling, pattern: patterns.wide, boxes: { ...nothing, body: places.wide }, map: null };
	const isWide = telling.number === null && telling.sentence === '';
	const pattern = isWide ? patterns.wide : patterns.content;
	const place = isWide ? places.wide : places.content;
	const shared = sharePictureBox(place, { hasMap: true, hasChart: telling.chart !== null });
	const map = { ...(await drawer.draw(telling, pointsOf(shared.map))), png: null };
	return { telling, pattern, boxes: { ...shared, body: null }, map };
}

/** Rasterizes the maps, two at a time, since the browser serves other requests as well. */
async function paintMaps(planned: readonly PlannedSlide[], drawer: MapDrawer) {
	const waiting = planned.flatMap(({ map }) => map ?? []);
	const work = async () => {
		for (let next = waiting.shift(); next; next = waiting.shift()) next.png = await drawer.paint(next);
	};
	await Promise.all([work(), work()]);
}
