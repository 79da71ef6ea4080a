import type { Chart, Figure } from '#lib/core/figures/types.ts';
import type { FigureNote, ReportBlock, ReportDocument, ReportTable } from '#lib/core/report/types.ts';
import type { ReportPictures } from '#lib/server/report/pictures.ts';

const CITY = { kind: 'city', id: '' } as const;

export const COVERAGE: Chart = {
	key: 'coverage-by-district',
	kind: 'bar',
	title: { zh: '各区覆盖率', en: 'Coverage by district' },
	unit: 'share',
	categories: ['甲区', '乙区', '丙区'].map((zh, i) => ({ zh, en: `District ${i}` })),
	series: [
		{ name: { zh: '15 分钟', en: '15 min' }, pigment: 'azurite', values: [0.5, null, 0.875] },
		{ name: { zh: '30 分钟', en: '30 min' }, pigment: 'azuriteWash', values: [0.75, 0.25, 1] }
	],
	asOf: '2022-01-01',
	isIllustrative: true
};

export const STATES: Chart = {
	...COVERAGE,
	key: 'states-by-district',
	kind: 'stacked-bar',
	title: { zh: '各区状态', en: 'States by district' },
	unit: 'communities',
	series: [
		{ name: { zh: '未改造', en: 'not renovated' }, pigment: 'cinnabar', values: [40, 30, 1] },
		{ name: { zh: '改造中', en: 'under way' }, pigment: 'gamboge', values: [10, 0, 20] }
	]
};

export const CURVE: Chart = {
	...COVERAGE,
	key: 'coverage-curve',
	kind: 'line',
	title: { zh: '几分钟能走到', en: 'By minutes' },
	categories: Array.from({ length: 31 }, (_, i) => ({ zh: String(i), en: String(i) })),
	series: [
		{
			name: { zh: '住户', en: 'households' },
			pigment: 'azurite',
			values: Array.from({ length: 31 }, (_, i) => i / 30)
		}
	]
};

export const LONG_TABLE: ReportTable = {
	id: 'worst',
	title: '最远的小区',
	columns: [
		{ title: '小区', kind: 'text' },
		{ title: '居民(户)', kind: 'number' },
		{ title: '覆盖率', kind: 'share', digits: 1 },
		{ title: '步行', kind: 'minutes' }
	],
	rows: Array.from({ length: 31 }, (_, i) => [`小区 ${i}`, 1000 + i, i / 31, i === 3 ? null : 60 * i]),
	total: ['合计', 31_465, 0.5, null],
	live: 'table=1'
};

const map: ReportBlock = {
	kind: 'map',
	map: {
		caption: '生活圈',
		description: '示意数据。图上有 2 个中心。',
		query: 'select=cluster%3Aa',
		aspect: 1.5,
		overlay: null,
		fit: null
	}
};

export const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><text>甲</text></svg>';

function note(key: Figure['key'], value: string): FigureNote {
	return {
		figure: {
			key,
			scope: CITY,
			value: 1,
			unit: 'share',
			inputs: [],
			communityIds: [],
			asOf: '2022-01-01',
			isIllustrative: true
		},
		name: `名称 ${key}`,
		what: `名称 ${key}`,
		where: '全市',
		value,
		formula: `算法 ${key}`,
		worked: `75 ÷ 100 = ${value}`,
		source: `来源 ${key}`,
		live: `layers=${key}`
	};
}

/** A report with something of everything that a deck shows. */
export function smallReport(changes: Partial<ReportDocument> = {}): ReportDocument {
	return {
		cityId: 'baoding',
		lang: 'zh',
		kind: 'report',
		scopeId: '',
		trial: null,
		title: '保定连片改造情况报告',
		subtitle: '生活圈、主轴与片区',
		cityName: '保定 连片改造',
		asOf: '2022-01-01',
		dataAsOf: '2022-01-01',
		revision: null,
		isIllustrative: true,
		attribution: '© OpenStreetMap contributors',
		dataHash: '0123456789abcdef'.repeat(4),
		baseUrl: 'https://map.example.cn',
		sections: [
			{
				id: 'life-circles',
				title: '生活圈覆盖',
				lead: 0,
				blocks: [
					{
						kind: 'paragraph',
						runs: [
							{ text: '全市共有中心 2 个。15 分钟覆盖率 ' },
							{ text: '75.0%', note: 0 },
							{ text: '。还差 ' },
							{ text: '100 户', note: 1 },
							{ text: '。' }
						]
					},
					map,
					{ kind: 'chart', chart: COVERAGE, caption: '各区覆盖率', live: '' },
					{ kind: 'chart', chart: STATES, caption: '各区状态', live: '' },
					{ kind: 'chart', chart: CURVE, caption: '几分钟能走到', live: '' },
					{ kind: 'table', table: LONG_TABLE }
				]
			},
			{
				id: 'method',
				title: '数据与方法',
				lead: null,
				blocks: [{ kind: 'paragraph', runs: [{ text: '数字按步行时间计算 <不按半径> & 可复核。' }] }]
			}
		],
		ledgers: [],
		placeNames: [],
		notes: [note('coverage-inner', '75.0%'), note('households-beyond-inner', '100 户')],
		...changes
	};
}

/** Pictures of its map: a PNG of one byte's content, as writers do not look into it. */
export function smallPictures({ sections }: ReportDocument): ReportPictures {
	const maps = sections.flatMap(({ blocks }) => blocks).filter(({ kind }) => kind === 'map');
	const picture = { svg: SVG, png: Uint8Array.of(0x89, 0x50, 0x4e, 0x47), widthMm: 150, heightMm: 100 };
	return new Map(maps.map((block) => [block, picture]));
}
