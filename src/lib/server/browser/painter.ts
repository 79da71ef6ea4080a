import { AsyncLocalStorage } from 'node:async_hooks';

export interface PngSize {
	/** CSS pixels of the picture. */
	widthPx: number;
	heightPx: number;
	/** Device pixels a CSS pixel. */
	scale?: 1 | 2;
}

export interface PdfPage {
	/** The page's size; without one the document's own `@page` rules stand. */
	widthMm?: number;
	heightMm?: number;
	/** Date written into the file, `YYYY-MM-DD`: that of the data, so that the same input gives the same bytes. */
	asOf: string;
	/** Rules `@font-face` of a document that is prepared, see `prepareFonts`; without them it is prepared first. */
	fontFaces?: string;
}

/** Who turns drawings into pixels and pages. */
export interface Painter {
	png: (svg: string, size: PngSize) => Promise<Uint8Array>;
	pdf: (content: string, page: PdfPage) => Promise<Uint8Array>;
}

const other = new AsyncLocalStorage<Painter>();

/** Runs work whose pictures are rendered elsewhere: a thread has no browser of its own. */
export function paintBy<Result>(painter: Painter, work: () => Promise<Result>): Promise<Result> {
	return other.run(painter, work);
}

/** The renderer used instead of a browser of this thread; `undefined`: none. */
export function findPainter(): Painter | undefined {
	return other.getStore();
}
