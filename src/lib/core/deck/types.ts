/** What can stand in a shape of a template: `any` holds text and pictures alike. */
export type ShapeKind = 'title' | 'text' | 'any' | 'picture' | 'footer' | 'date' | 'number';

/** A place on a slide, from its upper left corner, in the unit of the slide's size. */
interface Place {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** A shape of a template that something may be written into. */
export interface TemplateShape {
	/** Unique on its page. */
	id: string;
	name: string;
	kind: ShapeKind;
	box: Place;
	/** The first words that stand in it. */
	sample: string;
}

/** A slide or a layout of a template. */
export interface TemplatePage {
	path: string;
	isLayout: boolean;
	/** Of a layout its name; of a slide its title, if it has one. */
	name: string;
	/** As PowerPoint types layouts, `title`, `obj`, `twoObj` …; '' of slides and of those without. */
	type: string;
	/** Whether a slide of the template stands on the layout. */
	isUsed: boolean;
	shapes: TemplateShape[];
}

/** Kinds of slides that a deck is made of, and what comes onto each; a place for each may be chosen. */
export const MAPPED_SLOTS = {
	cover: ['title', 'subtitle', 'asof', 'source', 'seal'],
	content: ['title', 'section', 'number', 'sentence', 'picture', 'chart', 'source', 'qr', 'seal'],
	wide: ['title', 'section', 'picture', 'chart', 'source', 'qr', 'seal']
} as const;
export type MappedPage = keyof typeof MAPPED_SLOTS;
export type MappedSlot = (typeof MAPPED_SLOTS)[MappedPage][number];

/** Where something comes: into a shape, by its id; where there is room; nowhere. */
export type SlotChoice = { shape: string } | 'auto' | 'none';

/** A page of a template and what comes into which of its shapes. */
export interface PageSlots {
	/** Path of a layout or slide. */
	page: string;
	/** What is left out is placed where there is room, if it is needed. */
	slots: Partial<Record<MappedSlot, SlotChoice>>;
}

/** How decks are laid on a template that knows nothing of them. */
export interface SlotMap extends Record<MappedPage, PageSlots> {
	/** Whether the template's own slides stay. */
	keepsSlides: boolean;
}

/** A template as it is shown to who chooses what comes where. */
export interface TemplateReading {
	/** The same file, the same hash. */
	hash: string;
	/** Of its slides, EMU. */
	size: { width: number; height: number };
	pages: TemplatePage[];
	/** Whether it names slots itself: there is nothing to choose then. */
	namesSlots: boolean;
	/** What is likeliest; `null` where it names slots, or no page has room. */
	proposal: SlotMap | null;
}
