import { VALUE_NAMES } from '../city/value-names.ts';
import type { BothTexts } from '../text/both-texts.ts';

const inChinese = (names: Readonly<Record<string, BothTexts>>) =>
	Object.fromEntries(Object.entries(names).map(([value, { zh }]) => [value, zh]));

/** Values of the plan as ledgers that go out write them, by column; only of columns that hold nothing else. */
export const WRITTEN_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	provenance: {
		official: '官方',
		surveyed: '实测',
		imported: '导入',
		approximate: '近似',
		illustrative: '示意'
	},
	state: { 'not-renovated': '未改造', 'under-way': '改造中', accepted: '已改造' },
	openTo: { all: '对外开放', residents: '仅居民' },
	certainty: { high: '高', medium: '中', low: '低' },
	side: { north: '北侧', east: '东侧', south: '南侧', west: '西侧' },
	change: { added: '新增', changed: '修改', removed: '删除' },
	...Object.fromEntries(Object.entries(VALUE_NAMES).map(([field, names]) => [field, inChinese(names)]))
};

/** A yes or no as ledgers write it. */
export const YES_NO = { true: '是', false: '否' } as const;

/** Said of data that stands in for what is not public. */
export const ILLUSTRATIVE = '示意数据';
