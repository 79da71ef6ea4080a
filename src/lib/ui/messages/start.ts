import type { Lang } from '#lib/carto/view-query.ts';

export const START_LAYERS = ['communities', 'centres', 'clusters', 'districts', 'axes'] as const;
export type StartLayer = (typeof START_LAYERS)[number];

interface StartTexts {
	title: string;
	what: string;
	layer: Record<StartLayer, string>;
	why: Record<StartLayer, string>;
	there: (n: string) => string;
	none: string;
	bringIn: string;
	bringInOf: (what: string) => string;
	draw: string;
	drawOf: (what: string) => string;
	needsAreas: string;
	wholeCity: string;
	wholeCityOf: (what: string) => string;
	standIn: string;
	chooseAxis: string;
	axisLabel: string;
	axisOf: (name: string, km: string) => string;
	makeAxis: string;
	axisMade: (name: string) => string;
	streetsComing: string;
	noStreets: string;
	problems: (why: string) => string;
	check: string;
	checkWhy: string;
	missing: (what: string) => string;
	allThere: string;
	cities: string;
}

/** Texts of the list of next steps in a city that is new. */
export const START: Record<Lang, StartTexts> = {
	zh: {
		title: '下一步',
		what: '底图和街道已就绪。以下各项可任意先后，也可暂缺；有了小区和服务中心，即可测算覆盖率。',
		layer: { communities: '小区', centres: '服务中心', clusters: '组团', districts: '行政区', axes: '主轴' },
		why: {
			communities: '改造台账或小区范围；覆盖率按户数测算。',
			centres: '社区服务中心的位置；步行时间从这里起算。',
			clusters: '规划组团范围；改造包不跨组团。',
			districts: '区界；数据按区汇总。',
			axes: '城市主轴：选一条街道，即可列出沿线小区。'
		},
		there: (n) => `已有 ${n}`,
		none: '尚无',
		bringIn: '导入…',
		bringInOf: (what) => `导入${what}`,
		draw: '绘制',
		drawOf: (what) => `绘制${what}`,
		needsAreas: '尚无组团或行政区：绘制时先以全城各设一个，以后再划分。',
		wholeCity: '以全城为一个',
		wholeCityOf: (what) => `以全城为一个${what}`,
		standIn: '目前以全城为一个；划分后可以删除。',
		chooseAxis: '选街道…',
		axisLabel: '作为主轴的街道',
		axisOf: (name, km) => `${name}（${km} 公里）`,
		makeAxis: '设为主轴',
		axisMade: (name) => `已将${name}设为主轴。`,
		streetsComing: '正在读取街道…',
		noStreets: '没有 500 米以上、有名称的街道。',
		problems: (why) => `没有成功：${why}`,
		check: '检查',
		checkWhy: '看看还缺什么。',
		missing: (what) => `还缺：${what}。`,
		allThere: '所需数据齐备。',
		cities: '全部城市'
	},
	en: {
		title: 'Next steps',
		what: 'Basemap and streets are there. Take these in any order, or leave some out; with communities and centres, coverage is measured.',
		layer: {
			communities: 'Communities',
			centres: 'Service centres',
			clusters: 'Clusters',
			districts: 'Districts',
			axes: 'Main axes'
		},
		why: {
			communities: 'A ledger or outlines; coverage counts their households.',
			centres: 'Where walks to services begin.',
			clusters: 'Planning clusters; packages stay inside them.',
			districts: 'Borders of districts; figures are summed by them.',
			axes: 'Choose a street, and the communities along it are listed.'
		},
		there: (n) => `${n} there`,
		none: 'None yet',
		bringIn: 'Bring in…',
		bringInOf: (what) => `Bring in: ${what}`,
		draw: 'Draw',
		drawOf: (what) => `Draw: ${what}`,
		needsAreas:
			'There are no clusters or districts yet: drawing first makes one of each of the whole city, to be divided later.',
		wholeCity: 'Whole city as one',
		wholeCityOf: (what) => `Whole city as one: ${what}`,
		standIn: 'The whole city as one, for now; remove it once it is divided.',
		chooseAxis: 'Choose a street…',
		axisLabel: 'Street that becomes an axis',
		axisOf: (name, km) => `${name} (${km} km)`,
		makeAxis: 'Make it an axis',
		axisMade: (name) => `${name} is a main axis now.`,
		streetsComing: 'Reading the streets…',
		noStreets: 'There is no named street of 500 m or more.',
		problems: (why) => `That did not work: ${why}`,
		check: 'Check',
		checkWhy: 'What is missing.',
		missing: (what) => `Missing: ${what}.`,
		allThere: 'All that is needed is there.',
		cities: 'All cities'
	}
};
