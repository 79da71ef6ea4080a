import type { Lang, LayerKey } from './view-query.ts';

/** Names of the layer panel's rows, of the legend's, and of what is read out: the same everywhere. */
export const LAYER_NAMES = {
	zh: {
		'circle-inner': (m: number) => `${m} 分钟生活圈`,
		'circle-outer': (m: number) => `${m} 分钟生活圈`,
		'service-areas': () => '服务范围（就近）',
		'plain-circle': (m: number) => `${m} 分钟直线圆`,
		centres: () => '社区服务中心',
		axes: () => '城市主轴',
		clusters: () => '组团',
		districts: () => '行政区',
		neighbours: () => '相邻关系',
		walls: () => '围墙',
		links: () => '连通道',
		passages: () => '开墙处',
		facilities: () => '设施',
		buildings: () => '楼栋',
		'not-renovated': () => '未改造',
		'along-axes': () => '沿主轴未改造',
		'under-way': () => '改造中',
		accepted: () => '已改造',
		lanes: () => '街坊支路'
	},
	en: {
		'circle-inner': (m: number) => `${m}-minute life circle`,
		'circle-outer': (m: number) => `${m}-minute life circle`,
		'service-areas': () => 'Who serves where',
		'plain-circle': (m: number) => `${m} min plain circle`,
		centres: () => 'Service centres',
		axes: () => 'Main axes',
		clusters: () => 'Clusters',
		districts: () => 'Districts',
		neighbours: () => 'Neighbours',
		walls: () => 'Walls',
		links: () => 'Links',
		passages: () => 'Wall openings',
		facilities: () => 'Facilities',
		buildings: () => 'Buildings',
		'not-renovated': () => 'Not renovated',
		'along-axes': () => 'Along the axes',
		'under-way': () => 'Under way',
		accepted: () => 'Renovated',
		lanes: () => 'Lanes'
	}
} as const satisfies Record<Lang, Record<LayerKey, (minutes: number) => string>>;

const MADE_UP = { zh: (name: string) => `${name}（示意）`, en: (name: string) => `${name} (schematic)` };

/**
 * What a row is called with these minutes of the inner and the outer circle.
 *
 * @param madeUp layers whose names say that they are no survey, see `listMadeUpLayers`
 */
export function nameOfLayer(
	key: LayerKey,
	[inner, outer]: readonly [inner: number, outer: number],
	lang: Lang,
	madeUp: readonly LayerKey[] = []
): string {
	const name = LAYER_NAMES[lang][key](key === 'circle-outer' ? outer : inner);
	return madeUp.includes(key) ? MADE_UP[lang](name) : name;
}

/** What tells the signs of one row apart. */
const SIGNS: Record<Lang, Partial<Record<LayerKey, string>>> = {
	zh: { facilities: '空心未启用', buildings: '虚线高度待核' },
	en: { facilities: 'hollow: not in use', buildings: 'dashed: height unverified' }
};

/** What a row's signs mean beyond its name; '' where they say no more. */
export function explainSigns(key: LayerKey, lang: Lang): string {
	return SIGNS[lang][key] ?? '';
}
