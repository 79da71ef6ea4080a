import type {
	MappedSlot,
	PageSlots,
	SlotChoice,
	SlotMap,
	TemplatePage,
	TemplateShape
} from '#lib/core/deck/types.ts';

/** Least area of a place for a map, as a share of the slide. */
const LEAST_AREA = 0.06;
/** Least ratio of widths between the place for a map and the one for texts. */
const LARGER = 1.25;
/** Least width of a footer that has room for the source, as a share of the slide. */
const LEAST_FOOTER = 0.5;
/** Layout types that are meant for other purposes. */
const OTHER_TYPES = /^(secHead|blank|vert|titleOnly|picTx)/;

/**
 * Proposes a slot map for a template: the layouts most like a cover and a content page, with the title in the title, the
 * map in the largest place, figure and sentence beside it.
 *
 * @param size of its slides
 * @returns `null` if no page is usable
 */
export function proposeSlots(
	pages: readonly TemplatePage[],
	size: { width: number; height: number }
): SlotMap | null {
	const areaOf = ({ box }: TemplateShape) => (box.width * box.height) / (size.width * size.height);
	const placesOf = (page: TemplatePage) =>
		page.shapes
			.filter((shape) => isPlace(shape) && areaOf(shape) >= LEAST_AREA)
			.toSorted((a, b) => areaOf(b) - areaOf(a));
	const content = findBest(pages, (page) => scoreContent(page, placesOf(page), size));
	const cover = findBest(pages, scoreCover);
	if (!content || !cover) return null;
	const places = placesOf(content);
	return {
		cover: mapCover(cover, size.width),
		content: mapContent(content, places, size.width),
		wide: mapWide(content, places, size.width),
		keepsSlides: false
	};
}

const isPlace = ({ kind }: TemplateShape) => kind === 'text' || kind === 'any' || kind === 'picture';
const into = (shape: TemplateShape | undefined): SlotChoice => (shape ? { shape: shape.id } : 'auto');

/** The page with the highest score, the first of equals; pages with a negative score are excluded. */
function findBest(
	pages: readonly TemplatePage[],
	score: (page: TemplatePage) => number
): TemplatePage | undefined {
	const scored = pages.map((page) => ({ page, score: score(page) })).filter((one) => one.score >= 0);
	return scored.toSorted((a, b) => b.score - a.score)[0]?.page;
}

function scoreContent(
	{ type, isLayout, isUsed, shapes }: TemplatePage,
	places: readonly TemplateShape[],
	{ width, height }: { width: number; height: number }
): number {
	const covered = places.reduce((sum, { box }) => sum + box.width * box.height, 0) / (width * height);
	const hasTitle = shapes.some(({ kind }) => kind === 'title');
	return (
		(hasTitle ? 4 : 0) +
		(covered >= 0.3 ? 3 : 0) +
		(places.length === 1 ? 2 : isMapBesideText(places) ? 3 : 0) +
		(places.some(({ kind }) => kind !== 'text') ? 1 : 0) -
		(places.length > 2 ? 2 : 0) -
		(places.length === 0 ? 3 : 0) -
		(isCoverType(type) || shapes.some((shape) => /封面|节标题|section/i.test(shape.name)) ? 6 : 0) -
		(OTHER_TYPES.test(type) ? 2 : 0) -
		(isLayout ? 0 : 1.5) +
		(isUsed ? 0.5 : 0)
	);
}

function scoreCover({ type, isLayout, isUsed, name, shapes }: TemplatePage): number {
	return (
		(isCoverType(type) ? 6 : 0) +
		(/封面|标题幻灯片|title slide|cover/i.test(name) ? 3 : 0) +
		(shapes.some(({ kind }) => kind === 'title') ? 2 : 0) +
		(shapes.filter(isPlace).length === 1 ? 1 : 0) -
		(isLayout ? 0 : 1) +
		(isUsed ? 0.5 : 0)
	);
}

const isCoverType = (type: string) => type === 'title';

/** Whether a page has a place for a map beside a smaller one for texts. */
function isMapBesideText([larger, smaller, ...more]: readonly TemplateShape[]): boolean {
	if (!larger || !smaller || more.length > 0) return false;
	const [a, b] = [larger.box, smaller.box];
	const overlap = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
	const isBeside = a.x + a.width <= b.x + 1 || b.x + b.width <= a.x + 1;
	return isBeside && overlap > 0.6 * Math.min(a.height, b.height) && a.width > LARGER * b.width;
}

function frameOf({ shapes }: TemplatePage, width: number): Partial<Record<MappedSlot, SlotChoice>> {
	const find = (kind: TemplateShape['kind']) => shapes.find((shape) => shape.kind === kind);
	const footer = find('footer');
	return {
		title: into(find('title')),
		section: 'none',
		source: footer && footer.box.width >= LEAST_FOOTER * width ? into(footer) : 'auto',
		qr: 'none',
		seal: 'none'
	};
}

function mapCover(page: TemplatePage, width: number): PageSlots {
	const texts = page.shapes.filter(({ kind }) => kind === 'text' || kind === 'any');
	const [largest] = texts.toSorted((a, b) => b.box.width * b.box.height - a.box.width * a.box.height);
	const { title, source } = frameOf(page, width) as Record<MappedSlot, SlotChoice>;
	return {
		page: page.path,
		slots: { title, subtitle: into(largest), asof: into(largest), source, seal: 'none' }
	};
}

/** The whole page for a map or a text: its one place, or all the room of several. */
function mapWide(page: TemplatePage, places: readonly TemplateShape[], width: number): PageSlots {
	const picture = places.length === 1 ? into(places[0]) : 'auto';
	return { page: page.path, slots: { ...frameOf(page, width), picture } };
}

/** Puts the map into the largest place, preferring picture placeholders, and figure and sentence into the next. */
function mapContent(page: TemplatePage, places: readonly TemplateShape[], width: number): PageSlots {
	const [first, second] = places;
	const isSecondForPictures = second?.kind === 'picture' && first?.kind !== 'picture';
	const [picture, text] = isSecondForPictures ? [second, first] : [first, second ?? first];
	return {
		page: page.path,
		slots: {
			...frameOf(page, width),
			number: into(text),
			sentence: into(text),
			picture: into(picture),
			chart: 'auto'
		}
	};
}
