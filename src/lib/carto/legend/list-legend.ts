import { explainSigns, nameOfLayer } from '../layer-names.ts';
import { LAYER_KEYS, type Lang, type LayerKey } from '../view-query.ts';

/** What contiguous planning and a trial put on a map beside the rows of the layer panel. */
export const OVERLAY_KEYS = [
	'packages',
	'sites',
	'site-circles',
	'candidates',
	'gained',
	'lost',
	'ground-gained',
	'ground-lost'
] as const;
export type OverlayKey = (typeof OVERLAY_KEYS)[number];

const OVERLAY_NAMES: Record<Lang, Record<OverlayKey, string>> = {
	zh: {
		packages: '连片项目',
		sites: '建议新建中心',
		'site-circles': '新建中心的生活圈',
		candidates: '备选位置',
		gained: '推演后进入圈内',
		lost: '推演后落到圈外',
		'ground-gained': '推演后生活圈新增范围',
		'ground-lost': '推演后生活圈减少范围'
	},
	en: {
		packages: 'Packages',
		sites: 'Proposed centres',
		'site-circles': 'Life circles of proposed centres',
		candidates: 'Candidate places',
		gained: 'Within the circle by the trial',
		lost: 'Out of the circle by the trial',
		'ground-gained': 'Ground that the circle gains',
		'ground-lost': 'Ground that the circle loses'
	}
};

/** Red by what it means: communities not renovated within the inner circle, beyond the outer one, or all three. */
export const RANK_KEYS = ['reached', 'beyond', 'ranked'] as const;
type RankKey = (typeof RANK_KEYS)[number];

/** One line of a legend: its sign (see `drawSwatch`) and what it says. */
export interface LegendRow {
	key: LayerKey | OverlayKey | RankKey;
	text: string;
}

/** Communities not renovated, palest first, where the map ranks them. */
function listRanks([inner, outer]: readonly [inner: number, outer: number], lang: Lang): LegendRow[] {
	const texts =
		lang === 'zh'
			? [`未改造，${inner} 分钟内`, `未改造，${inner}～${outer} 分钟`, `未改造，${outer} 分钟外`]
			: [
					`Not renovated, within ${inner} min`,
					`Not renovated, ${inner}–${outer} min`,
					`Not renovated, over ${outer} min`
				];
	const keys = ['reached', 'not-renovated', 'beyond'] as const;
	return keys.map((key, i) => ({ key, text: texts[i]! }));
}

/**
 * The legend of a map, in the order of the layer panel; what is off is left out. With the inner circle, communities
 * not renovated have a row for each of their reds.
 *
 * @param minutes of the inner and the outer circle
 * @param overlays what contiguous planning and a trial show
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
	const isRanked = shown.has('circle-inner') && !overlays.includes('packages');
	return [
		...LAYER_KEYS.filter((key) => shown.has(key)).flatMap((key): LegendRow[] =>
			key === 'not-renovated' && isRanked
				? listRanks(minutes, lang)
				: [{ key, text: withSigns(nameOfLayer(key, minutes, lang, madeUp), key, lang) }]
		),
		...overlays.map((key) => ({ key, text: OVERLAY_NAMES[lang][key] }))
	];
}

function withSigns(name: string, key: LayerKey, lang: Lang): string {
	const signs = explainSigns(key, lang);
	if (signs === '') return name;
	return lang === 'zh' ? `${name}（${signs}）` : `${name} (${signs})`;
}
