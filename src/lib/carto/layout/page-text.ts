import type { Lang } from '../view-query.ts';

/** Words that a printed map says of itself. */
interface PageText {
	legend: string;
	scale: string;
	/** @param n of 1 : n, with separators */
	scaleOf: (n: string) => string;
	asOf: (date: string) => string;
	revision: (revision: string) => string;
	shownFor: (date: string) => string;
	walk: (speed: string) => string;
	/** @param lat with its letter */
	trueAt: (lat: string) => string;
	source: (attribution: string) => string;
	illustrative: string;
	/** Before the map review number; the slot follows. */
	review: string;
	noReview: string;
	boundaries: string;
	internal: string;
}

/** 审图号 left open, to be written in by hand. */
export const REVIEW_SLOT = '__________';

export const PAGE_TEXT: Record<Lang, PageText> = {
	zh: {
		legend: '图例',
		scale: '比例尺',
		scaleOf: (n) => `1:${n}`,
		asOf: (date) => `数据截至 ${date}`,
		revision: (revision) => `计划第 ${revision} 版`,
		shownFor: (date) => `图面日期 ${date}`,
		walk: (speed) => `生活圈按路网步行时间计算，步速 ${speed} 米/秒`,
		trueAt: (lat) => `墨卡托投影，比例尺在图幅中心纬度 ${lat} 处准确`,
		source: (attribution) => `资料来源：${attribution}`,
		illustrative: '图上含示意数据（红印），不作为管理依据',
		review: '审图号：',
		noReview: '未经地图审核，仅限内部使用',
		boundaries: '含行政区划界线，公开使用须送审',
		internal: '内部使用'
	},
	en: {
		legend: 'Legend',
		scale: 'Scale',
		scaleOf: (n) => `1:${n}`,
		asOf: (date) => `Data as of ${date}`,
		revision: (revision) => `Plan revision ${revision}`,
		shownFor: (date) => `Shown for ${date}`,
		walk: (speed) => `Life circles by walking time along the streets, at ${speed} m/s`,
		trueAt: (lat) => `Mercator projection; scale true at ${lat}, the middle latitude`,
		source: (attribution) => `Source: ${attribution}`,
		illustrative: 'Holds illustrative data (red seal); no basis for decisions',
		review: 'Map review no.: ',
		noReview: 'Not reviewed as a public map; for internal use only',
		boundaries: 'Shows administrative boundaries: to be reviewed before publication',
		internal: 'INTERNAL USE'
	}
};
