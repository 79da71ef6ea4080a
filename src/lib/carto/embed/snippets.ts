import { formatAttributes } from '../svg/xml.ts';

/** How large an embedded map is: of its own width and height, or as wide as the page lets it be. */
export type EmbedSize = { kind: 'responsive' } | { kind: 'fixed'; widthPx: number; heightPx: number };

/**
 * A frame as wide as its page is so high at least: on a phone, name, mark of a trial, legend in two columns, words and
 * source take up to 480, and leave 200 for the map.
 */
export const RESPONSIVE_MIN_PX = 680;
/** Shape of a map that takes the width it is given. */
const RESPONSIVE_STYLE = `display:block;width:100%;aspect-ratio:16/11;min-height:${RESPONSIVE_MIN_PX}px;border:0`;

/** @param src absolute address of the embedded map */
export function writeFrameSnippet(src: string, title: string, size: EmbedSize): string {
	const shape =
		size.kind === 'fixed'
			? { width: String(size.widthPx), height: String(size.heightPx), style: 'border:0;max-width:100%' }
			: { style: RESPONSIVE_STYLE };
	return `<iframe${formatAttributes({ src, title, ...shape, loading: 'lazy', allow: 'fullscreen' })}></iframe>`;
}

/**
 * The script and the element that it makes.
 *
 * @param origin of the server, without a slash at its end
 * @param query parameters of the embedded map
 */
export function writeElementSnippet(
	{ origin, cityId, query }: { origin: string; cityId: string; query: URLSearchParams },
	title: string,
	size: EmbedSize
): string {
	const attributes = {
		server: origin,
		city: cityId,
		...Object.fromEntries(query),
		label: title,
		...(size.kind === 'fixed'
			? { height: String(size.heightPx), style: `width:${size.widthPx}px;max-width:100%` }
			: {})
	};
	return (
		`<script type="module"${formatAttributes({ src: `${origin}/lianpian-map.js` })}></script>\n` +
		`<lianpian-map${formatAttributes(attributes)}></lianpian-map>`
	);
}

/**
 * A picture that leads to the live map.
 *
 * @param src absolute address of the picture
 * @param href absolute address of the live map
 */
export function writePictureSnippet(
	{ src, href, alt }: { src: string; href: string; alt: string },
	{ widthPx, heightPx }: { widthPx: number; heightPx: number }
): string {
	const size = { width: String(widthPx), height: String(heightPx) };
	const image = `<img${formatAttributes({ src, alt, ...size, style: 'max-width:100%;height:auto' })}>`;
	return `<a${formatAttributes({ href })}>${image}</a>`;
}
