import type { Lang } from '#lib/carto/view-query.ts';
import type { ClusterWeights } from '#lib/core/clusters/types.ts';

interface ClustersText {
	what: string;
	today: string;
	todayWhat: (population: string, area: string) => string;
	redrawn: string;
	shown: string;
	cluster: string;
	population: string;
	units: string;
	area: string;
	communities: string;
	blocks: string;
	redraw: string;
	redrawWhat: string;
	k: string;
	weight: Record<keyof ClusterWeights, string>;
	run: string;
	again: string;
	another: string;
	zone: (n: number) => string;
	label: (name: string, population: string) => string;
	compared: string;
	way: Record<'redrawn' | 'today' | 'kMeans' | 'skater', string>;
	wayHint: Record<'redrawn' | 'today' | 'kMeans' | 'skater', string>;
	column: Record<'way' | 'population' | 'area' | 'connected' | 'mainStreets', string>;
	connected: string;
	parts: (n: string) => string;
	bound: (population: string, area: string) => string;
	none: string;
	detail: (blocks: string, area: string, main: string) => string;
	noMain: string;
	kept: string;
	download: string;
}

/** Texts of the desk of clusters. */
export const clustersText: Record<Lang, ClustersText> = {
	zh: {
		what: '各组团人口和面积是否均衡；也可以用街坊重新划分，连片、紧凑、沿主干道。',
		today: '现有组团',
		todayWhat: (population, area) => `最大偏差：人口 ${population}，面积 ${area}`,
		redrawn: '重新划分',
		shown: '地图显示',
		cluster: '组团',
		population: '人口',
		units: '人口：万人 · 面积：平方公里',
		area: '面积',
		communities: '未改造',
		blocks: '街坊',
		redraw: '重新划分',
		redrawWhat: '以街坊为单位；每个组团必须连成一片。',
		k: '组团数',
		weight: {
			population: '人口均衡',
			area: '面积均衡',
			compact: '形状紧凑',
			mainStreets: '沿主干道',
			keep: '保留现有'
		},
		run: '划分',
		again: '重新划分',
		another: '换一个起点',
		zone: (n) => `新 ${n}`,
		label: (name, population) => `${name} ${population}`,
		compared: '几种划分比较（最大偏差）',
		way: { redrawn: '本次划分', today: '现有组团', kMeans: 'k-均值', skater: '生成树切割' },
		wayHint: {
			redrawn: '街坊生长、退火与互换',
			today: '现有组团界线',
			kMeans: '按街坊重心聚类，不保证连片',
			skater: 'SKATER（Assunção 等 2006），连片但不均衡'
		},
		column: { way: '方法', population: '人口', area: '面积', connected: '连片', mainStreets: '沿主干道' },
		connected: '是',
		parts: (n) => `断成 ${n} 块`,
		bound: (population, area) =>
			`街坊大小决定：任何划分的人口偏差都不小于 ${population}，面积不小于 ${area}。`,
		none: '还没有组团。',
		detail: (blocks, area, main) => `${blocks} 个街坊，${area}；界线沿主干道 ${main}`,
		noMain: '–',
		kept: '随方案一起保存',
		download: '下载组团表 CSV'
	},
	en: {
		what: 'Whether the clusters are even in people and ground; or draw them anew from street blocks: connected, compact, along main streets.',
		today: 'Clusters today',
		todayWhat: (population, area) => `Max. deviation: population ${population}, area ${area}`,
		redrawn: 'Redrawn',
		shown: 'On the map',
		cluster: 'Cluster',
		population: 'People',
		units: 'Population in thousands, area in km²',
		area: 'Area',
		communities: 'To renovate',
		blocks: 'Blocks',
		redraw: 'Redraw',
		redrawWhat: 'From whole street blocks; each cluster must be one piece.',
		k: 'Clusters',
		weight: {
			population: 'Even in people',
			area: 'Even in area',
			compact: 'Compact',
			mainStreets: 'Along main streets',
			keep: 'Keep existing'
		},
		run: 'Draw',
		again: 'Draw again',
		another: 'Another start',
		zone: (n) => `New ${n}`,
		label: (name, population) => `${name} ${population}`,
		compared: 'Methods compared (max. deviation)',
		way: { redrawn: 'Drawn here', today: 'Today', kMeans: 'k-means', skater: 'Tree cut' },
		wayHint: {
			redrawn: 'growth, annealing and swaps of blocks',
			today: 'the clusters as they are',
			kMeans: 'by middles of blocks; connection is not assured',
			skater: 'SKATER (Assunção et al. 2006): connected, not even'
		},
		column: {
			way: 'Method',
			population: 'People',
			area: 'Area',
			connected: 'One piece',
			mainStreets: 'Main streets'
		},
		connected: 'yes',
		parts: (n) => `${n} pieces`,
		bound: (population, area) =>
			`Given the size of blocks, no division deviates less than ${population} in population and ${area} in area.`,
		none: 'There are no clusters yet.',
		detail: (blocks, area, main) => `${blocks} blocks, ${area}; ${main} of its border on main streets`,
		noMain: '–',
		kept: 'Kept with a scenario',
		download: 'Download clusters as CSV'
	}
};
