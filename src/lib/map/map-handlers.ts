import type { LngLat } from '#lib/core/geometry/types.ts';
import type { MapTarget } from './target-at.ts';

/** What a map does on mouse, touch and keyboard input; without handlers it can only be viewed and panned. */
export interface MapHandlers {
	/** What the mouse is over, and where on the map, px. */
	onpoint?: (target: MapTarget | null, at: { x: number; y: number }) => void;
	/** A click that draws nothing. */
	onpick?: (target: MapTarget | null, lngLat: LngLat) => void;
	/** What a click does instead of selecting; left out: it selects. */
	pencil?: Pencil | undefined;
	/** What the mouse looks like where the map is drawn on by something else. */
	cursor?: string;
	/** Centres that can be taken and moved. */
	centres?: CentreHandlers;
}

export interface Pencil {
	/** A ring, drawn freehand or corner by corner, or a line; left out: single points. */
	tool?: 'lasso' | 'line' | null;
	/** A click, or Enter or Space in the middle of the free part of the map. */
	ondraw: (lngLat: LngLat, target: MapTarget | null) => void;
	/** The ring drawn so far, open, and whether the pointer was released. */
	onring?: (lngLats: LngLat[], isDone: boolean) => void;
	/** Shift and Enter: what was drawn corner by corner is done. */
	onfinish?: () => void;
}

export interface CentreHandlers {
	canMove: (centreId: string) => boolean;
	/** A centre is dragged. `atMs`: time of the pointer event on the page's clock. */
	onmove: (centreId: string, lngLat: LngLat, atMs: number) => void;
	/** The centre was dropped. */
	ondrop: (centreId: string) => void;
}
