import type { Lang } from '../view-query.ts';

/** What a page says of itself to whoever shares a link to it. @see https://ogp.me */
export interface Share {
	title: string;
	description: string;
	url: string;
	/** Absolute address of a PNG; `null` where none can be drawn. */
	image: { url: string; width: number; height: number } | null;
	oEmbedUrl: string;
	lang: Lang;
}
