import { embedPath } from '#lib/carto/embed/embed-links.ts';
import { EMBED_DEFAULTS, readEmbedQuery, type EmbedOptions } from '#lib/carto/embed/embed-query.ts';
import { writeFrameSnippet } from '#lib/carto/embed/snippets.ts';
import { readMoment } from '../plan/plan-moment.ts';
import type { ViewValues } from '#lib/carto/view-query.ts';

/** The embed for a link to this application; none for other links. */
export interface LinkedMap {
	cityId: string;
	view: ViewValues;
	options: EmbedOptions;
}

/** Widest and highest that a site offers, and what a map takes of it. */
const SIZE = { widthPx: 800, heightPx: 560 } as const;

/**
 * @param origins of this application: links elsewhere are not its own
 * @throws WrongRequest if it names the plan of a moment that is none
 */
export function readLink(address: string, origins: readonly string[]): LinkedMap | undefined {
	if (!URL.canParse(address)) return undefined;
	const url = new URL(address);
	const [, cityId] = /^(?:\/embed)?\/([a-z0-9-]+)\/?$/.exec(url.pathname) ?? [];
	if (!origins.includes(url.origin) || !cityId) return undefined;
	// Links of the workbench have no parameters for legend and controls.
	const isEmbed = url.pathname.startsWith('/embed/');
	const moment = readMoment(url.searchParams);
	const { view, options } = readEmbedQuery(url.searchParams);
	return { cityId, view, options: isEmbed ? options : { ...EMBED_DEFAULTS, moment } };
}

/**
 * How to embed a map, for sites that turn links into what they lead to.
 *
 * @param maxPx greatest size that the site allows
 * @param thumbnail a PNG of the map; `null` where none can be drawn
 * @see https://oembed.com §2.3.4
 */
export function buildOEmbed(
	{ cityId, view, options }: LinkedMap,
	{
		origin,
		title,
		maxPx,
		thumbnail
	}: {
		origin: string;
		title: string;
		maxPx: { width: number; height: number };
		thumbnail: { url: string; width: number; height: number } | null;
	}
) {
	const width = Math.min(SIZE.widthPx, maxPx.width);
	const height = Math.min(SIZE.heightPx, maxPx.height);
	const src = origin + embedPath(cityId, view, options);
	return {
		version: '1.0',
		type: 'rich',
		title,
		provider_name: '连片 Lianpian',
		provider_url: `${origin}/`,
		cache_age: 3600,
		...(thumbnail
			? {
					thumbnail_url: thumbnail.url,
					thumbnail_width: thumbnail.width,
					thumbnail_height: thumbnail.height
				}
			: {}),
		width,
		height,
		html: writeFrameSnippet(src, title, { kind: 'fixed', widthPx: width, heightPx: height })
	};
}
