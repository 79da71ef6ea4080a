import { nameOfLayer } from '../layer-names.ts';
import { LAYER_KEYS, type Lang, type LayerKey } from '../view-query.ts';

/** What contiguous planning puts on a map beside the rows of the layer panel. */
export const OVERLAY_KEYS = ['packages', 'sites', 'candidates'] as const;
export type OverlayKey = (typeof OVERLAY_KEYS)[number];

const OVERLAY_NAMES: Record<Lang, Record<OverlayKey, string>> = {
	zh: { packages: '连片项目', sites: '建议新建中心', candidates: '备选位置' },
	en: { packages: 'Packages', sites: 'Proposed centres', candidates: 'Candidate places' }
};

/** One line of a legend: its sign (see `drawSwatch`) and what it says. */
export interface LegendRow {
	key: LayerKey | OverlayKey;
	text: string;
}

/**
 * The legend of a map, in the order of the layer panel; what is off is left out.
 *
 * @param minutes of the inner and the outer circle
 * @param overlays what contiguous planning shows
 */
export function listLegend({
	shown,
	minutes,
	lang,
	overlays = [],
	madeUp = []
}: {
	shown: ReadonlySet<LayerKey>;
	minutes: readonly [inner: number, outer: number];
	lang: Lang;
	overlays?: readonly OverlayKey[];
	/** See `listMadeUpLayers`. */
	madeUp?: readonly LayerKey[];
}): LegendRow[] {
	return [
		...LAYER_KEYS.filter((key) => shown.has(key)).map((key) => ({
			key,
			text: nameOfLayer(key, minutes, lang, madeUp)
		})),
		...overlays.map((key) => ({ key, text: OVERLAY_NAMES[lang][key] }))
	];
}
