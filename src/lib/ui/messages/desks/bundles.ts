import { toChineseNumeral } from '#lib/core/text/to-chinese-numeral.ts';
import type { Obstacle } from '#lib/core/bundles/types.ts';
import type { Lang } from '#lib/carto/view-query.ts';

interface BundlesText {
	what: string;
	formula: string;
	by: string;
	byDistrict: string;
	byCluster: string;
	size: string;
	sizeUnit: string;
	more: string;
	distance: string;
	distanceNone: string;
	distanceUnit: string;
	margin: string;
	marginUnit: string;
	common: string;
	commonOwn: string;
	run: string;
	again: string;
	group: (communities: string, households: string, balance: string, strong: string) => string;
	count: (bundles: string) => string;
	proof: (distance: string, gap: string) => string;
	optimal: (distance: string) => string;
	unproven: (distance: string) => string;
	impossible: string;
	notFound: string;
	obstacle: Record<Obstacle['code'], (names: string, yuan: string) => string>;
	subsidy: (yuan: string, bound: string) => string;
	bundle: (n: number) => string;
	members: (communities: string, households: string) => string;
	lacks: (yuan: string) => string;
	offSize: (households: string) => string;
	sizesToo: (bundles: string) => string;
	strong: string;
	weak: string;
	transfer: (yuan: string, common: string) => string;
	reach: (metres: string) => string;
	managed: (names: string) => string;
	legal: string;
	article: (article: string) => string;
	binds: (bundles: string, communities: string) => string;
	base: string;
	download: string;
	column: Record<'group' | 'bundle' | 'community' | 'households' | 'balance' | 'role' | 'distance', string>;
	role: Record<'strong' | 'weak', string>;
}

/** Texts of the desk of property bundles. */
export const bundlesText: Record<Lang, BundlesText> = {
	zh: {
		what: '肥瘦互补：把盈余和亏损的小区就近搭成组，每组保本或有余，规模整齐，各区自行平衡。',
		formula: '年盈余 = 物业费 × 12 × 建筑面积 × 收缴率 + 增值收入 − 成本',
		by: '范围',
		byDistrict: '各区自行',
		byCluster: '各组团自行',
		size: '每组',
		sizeUnit: '户',
		more: '更多条件',
		distance: '离组心最远',
		distanceNone: '不限',
		distanceUnit: '米',
		margin: '每组至少盈余',
		marginUnit: '元/年',
		common: '公共收益',
		commonOwn: '只用于本小区（《民法典》第二百八十二条）',
		run: '求解搭配',
		again: '重新求解',
		group: (communities, households, balance, strong) =>
			`${communities} 个小区、${households} 户，合计 ${balance}，盈余小区 ${strong} 个`,
		count: (n) => `${n} 组`,
		optimal: (distance) => `到组心总距离 ${distance}，已证明最短`,
		proof: (distance, gap) => `到组心总距离 ${distance}，比理论最短至多长 ${gap}`,
		unproven: (distance) => `到组心总距离 ${distance}，是否最短未证明`,
		impossible: '无可行解（已证明）：',
		notFound: '未找到可行解（未证明不存在）：',
		obstacle: {
			'too-large': (names) => `${names} 单个就超过每组上限`,
			'too-remote': (names) => `${names} 附近凑不够一组的户数`,
			'no-count': () => '总户数分成几组都不在范围内',
			'group-deficit': (names, yuan) => `要让每组都达到盈余要求，整体每年差 ${yuan}，怎么搭都不够`,
			'local-deficit': (names, yuan) => `${names} 距离内的盈余小区带不动，每年差 ${yuan}`,
			'no-combination': (names) => `规模、距离和盈亏凑不到一起：${names}`
		},
		subsidy: (yuan, bound) => `每年补贴 ${yuan} 即可成立（至少需 ${bound}）`,
		bundle: (n) => `第 ${n} 组`,
		members: (communities, households) => `${communities} 个小区，${households} 户`,
		lacks: (yuan) => `差 ${yuan}`,
		offSize: (households) => `户数超出或不足 ${households}`,
		sizesToo: (bundles) => `另有 ${bundles} 组户数不在范围内：补贴之外还须放宽每组户数。`,
		strong: '带动（肥）',
		weak: '被带（瘦）',
		transfer: (yuan, common) => `组内每年调剂 ${yuan}，其中动用公共收益 ${common}`,
		reach: (metres) => `离组心最远 ${metres} 米`,
		managed: (names) => `已有物业，更换须提前 60 日通知：${names}`,
		legal: '法律限度（《民法典》）',
		article: citeArticle,
		binds: (bundles, communities) => `涉及 ${bundles} 组、${communities} 个小区`,
		base: '组心',
		download: '下载搭配表 CSV',
		column: {
			group: '区/组团',
			bundle: '组',
			community: '小区',
			households: '户数',
			balance: '年盈余 元',
			role: '角色',
			distance: '组内最远 米'
		},
		role: { strong: '肥', weak: '瘦' }
	},
	en: {
		what: 'The strong carry the weak: communities with a surplus and with a deficit in bundles near each other, each at break-even or better, even in size, each district by itself.',
		formula: 'Balance a year = fee × 12 × floor area × collection rate + extra income − cost',
		by: 'Within',
		byDistrict: 'each district',
		byCluster: 'each cluster',
		size: 'Each bundle',
		sizeUnit: 'households',
		more: 'More conditions',
		distance: 'Farthest from base',
		distanceNone: 'no limit',
		distanceUnit: 'm',
		margin: 'Left at least',
		marginUnit: 'yuan a year',
		common: 'Common income',
		commonOwn: 'for its own community only (Civil Code art. 282)',
		run: 'Solve',
		again: 'Solve again',
		group: (communities, households, balance, strong) =>
			`${communities} communities, ${households} households, ${balance} in all, ${strong} with a surplus`,
		count: (n) => `${n} bundles`,
		optimal: (distance) => `${distance} to the bases in sum, proven least`,
		proof: (distance, gap) => `${distance} to the bases in sum, ${gap} above the bound`,
		unproven: (distance) => `${distance} to the bases in sum, without a bound`,
		impossible: 'It cannot be done (proven):',
		notFound: 'Not found (which proves nothing):',
		obstacle: {
			'too-large': (names) => `${names} is larger than a bundle may be`,
			'too-remote': (names) => `there are too few households around ${names} for a bundle`,
			'no-count': () => 'no number of bundles fits the total number of households',
			'group-deficit': (names, yuan) =>
				`for every bundle to have what is asked, ${yuan} a year is short in all: no way of bundling helps`,
			'local-deficit': (names, yuan) =>
				`${names}: all with a surplus within reach cannot carry them, ${yuan} a year short`,
			'no-combination': (names) => `size, distance and money do not go together: ${names}`
		},
		subsidy: (yuan, bound) => `A subsidy of ${yuan} a year would do (at least ${bound})`,
		bundle: (n) => `Bundle ${n}`,
		members: (communities, households) => `${communities} communities, ${households} households`,
		lacks: (yuan) => `${yuan} short`,
		offSize: (households) => `${households} households out of range`,
		sizesToo: (bundles) =>
			`${bundles} bundles are out of range in size: besides a subsidy, allow other sizes.`,
		strong: 'Carry',
		weak: 'Are carried',
		transfer: (yuan, common) => `${yuan} a year passed on inside, ${common} of it common income`,
		reach: (metres) => `${metres} m from the base at most`,
		managed: (names) => `Served already; dismissal takes 60 days’ notice: ${names}`,
		legal: 'Limits of the law (Civil Code)',
		article: (article) => `art. ${article}`,
		binds: (bundles, communities) => `${bundles} bundles, ${communities} communities`,
		base: 'base',
		download: 'Download bundles as CSV',
		column: {
			group: 'District or cluster',
			bundle: 'Bundle',
			community: 'Community',
			households: 'Households',
			balance: 'Balance a year, yuan',
			role: 'Role',
			distance: 'Farthest, m'
		},
		role: { strong: 'carries', weak: 'carried' }
	}
};

/** 278(5), an item of the first paragraph, as laws are cited: 第二百七十八条第一款第五项. */
function citeArticle(article: string): string {
	const [number = '', item] = article.replace(')', '').split('(');
	const cited = `第${toChineseNumeral(Number(number))}条`;
	return item === undefined ? cited : `${cited}第一款第${toChineseNumeral(Number(item))}项`;
}
