import type { Lang } from '../view-query.ts';

/** Metadata of a page for link previews. @see https://ogp.me */
export interface Share {
	title: string;
	description: string;
	url: string;
	/** Absolute address of a PNG; `null` where none can be drawn. */
	image: { url: string; width: number; height: number } | null;
	oEmbedUrl: string;
	lang: Lang;
}
