import { staticPath } from '#lib/carto/embed/embed-links.ts';
import type { OpenedEmbed } from './open-embed.ts';

/** One picture of several that show the same, for frames of different width and theme. */
export interface PictureSource {
	/** CSS media condition under which it is taken; '' for the last, which is taken else. */
	media: string;
	path: string;
	widthPx: number;
	heightPx: number;
}

/** Pictures drawn for the width they are seen at, so that letters stay readable, and for the height that the recommended frame leaves them; the widest last. */
const SIZES = [
	{ widthPx: 360, heightPx: 300, upToPx: 400 },
	{ widthPx: 560, heightPx: 380, upToPx: 620 },
	{ widthPx: 800, heightPx: 440, upToPx: 900 },
	{ widthPx: 1120, heightPx: 620, upToPx: null }
] as const;

/** The pictures of an embedded map without scripts; the theme is the reader's unless the address names one. */
export function listPictures({ plan, view, options }: OpenedEmbed): PictureSource[] {
	const themes = view.theme === 'auto' ? (['dark', 'light'] as const) : [view.theme];
	return themes.flatMap((theme) =>
		SIZES.map(({ widthPx, heightPx, upToPx }) => {
			const isChosen = themes.length > 1 && theme === 'dark';
			const conditions = [
				...(isChosen ? ['(prefers-color-scheme: dark)'] : []),
				...(upToPx === null ? [] : [`(max-width: ${upToPx}px)`])
			];
			const picture = { widthPx, heightPx, format: 'svg', moment: options.moment } as const;
			return {
				media: conditions.join(' and '),
				path: staticPath(plan.meta.id, { ...view, theme }, picture),
				widthPx,
				heightPx
			};
		})
	);
}
