import type { Lang } from '#lib/carto/view-query.ts';
import type { PackageMeasure, PackageWeights } from '#lib/core/packages/settings.ts';
import type { PackageFaults } from '#lib/core/packages/package-cost.ts';

interface PackagesText {
	what: string;
	size: string;
	measure: Record<PackageMeasure, string>;
	unit: Record<PackageMeasure, string>;
	target: string;
	range: string;
	badRange: string;
	least: string;
	most: string;
	gap: string;
	gapUnit: string;
	across: string;
	more: string;
	weight: Record<keyof PackageWeights, string>;
	weightHint: string;
	run: string;
	again: string;
	summary: (packages: string, communities: string, share: string) => string;
	onTarget: (share: string, n: string) => string;
	best: string;
	bound: (reached: string, bound: string, unit: string) => string;
	changed: string;
	byHand: string;
	lasso: string;
	lassoHint: string;
	marked: (n: string, households: string) => string;
	clear: string;
	create: string;
	addTo: (name: string) => string;
	takeOut: string;
	split: string;
	undo: string;
	redo: string;
	refused: string;
	warning: Record<'too-small' | 'too-large', (name: string, size: string, limit: string) => string>;
	openWalls: string;
	opened: (n: string) => string;
	describing: string;
	notDescribed: (why: string) => string;
	list: string;
	nameOf: (first: string) => string;
	communities: (n: string) => string;
	deviation: (percent: string) => string;
	locked: string;
	lock: string;
	unlock: string;
	dissolve: string;
	mergeWith: (name: string) => string;
	name: string;
	rename: string;
	why: string;
	fault: Record<keyof PackageFaults, string>;
	faultMet: string;
	/** Why a package is off target: all divisions were tried, sizes alone show it, or neither. */
	offTarget: Record<'exact' | 'sizes' | 'open', (group: string, reached: string) => string>;
	faultMissed: (percent: string) => string;
	households: string;
	people: string;
	floorArea: string;
	coverage: (minutes: number) => string;
	frontage: string;
	walls: string;
	streets: string;
	streetsNone: string;
	streetsWhat: string;
	streetLine: (name: string, metres: string) => string;
	nameless: string;
	metres: (m: string) => string;
	members: string;
	rest: (n: string, households: string) => string;
	restNone: string;
	reasonTitle: Record<ReasonCode, string>;
	download: string;
	column: Record<
		'package' | 'community' | 'households' | 'floorArea' | 'cluster' | 'deviation' | 'reason',
		string
	>;
	none: string;
}

export type ReasonCode = 'alone' | 'parted' | 'too-large' | 'group-too-small' | 'remainder' | 'by-hand';

/** Texts of the desk of packages. */
export const packagesText: Record<Lang, PackagesText> = {
	zh: {
		what: '把未改造的小区拼成连片项目：每片相邻成片、不跨组团，规模尽量齐。先自动建议，再用套索和按钮手工调整。',
		size: '规模按',
		measure: { households: '户数', floorAreaM2: '建筑面积' },
		unit: { households: '户', floorAreaM2: 'm²' },
		target: '目标',
		range: '允许',
		badRange: '请按 下限 ≤ 目标 ≤ 上限 填写，都大于 0。',
		least: '下限',
		most: '上限',
		gap: '相邻距离',
		gapUnit: '米以内，其间无主干道',
		across: '允许跨组团',
		more: '偏好',
		weight: {
			evenSize: '规模整齐',
			axisFrontage: '沿主轴成段',
			sharedWalls: '共用围墙',
			sameDistrict: '同一个区',
			sameCentre: '同一服务中心',
			compactShape: '形状紧凑'
		},
		weightHint: '0 为不考虑；只看彼此比例',
		run: '生成建议',
		again: '重新生成',
		summary: (packages, communities, share) => `${packages} 片，含 ${communities} 个小区、${share} 的住户`,
		onTarget: (share, n) => `规模在目标 ±10% 以内的占 ${share}（${n} 片）`,
		best: '已证明最优：在此范围内，没有别的分法能纳入更多，或让更多落在目标 ±10% 以内。',
		bound: (reached, bound, unit) =>
			`已纳入 ${reached} ${unit}，任何分法都不超过 ${bound} ${unit}；中间的差距尚无证明。`,
		changed: '此后已手工调整，以上结论只适用于建议本身。',
		byHand: '手工调整',
		lasso: '套索选取',
		lassoHint: '在地图上按住画圈；键盘：方向键移图，回车落点，Shift+回车闭合。',
		marked: (n, households) => `已选 ${n} 个小区，${households} 户`,
		clear: '清除',
		create: '合成新片区',
		addTo: (name) => `并入 ${name}`,
		takeOut: '移出片区',
		split: '从所在片区分出',
		undo: '撤销',
		redo: '重做',
		refused: '不能这样改：',
		warning: {
			'too-small': (name, size, limit) => `注意：${name} 只有 ${size}，低于下限 ${limit}。`,
			'too-large': (name, size, limit) => `注意：${name} 有 ${size}，高于上限 ${limit}。`
		},
		openWalls: '试拆这些围墙',
		opened: (n) => `拆除 ${n} 处共墙后`,
		describing: '正在量街巷与围墙…',
		notDescribed: (why) => `未能量算：${why}`,
		list: '连片项目',
		nameOf: (first) => `${first.replace(/小区$/, '')}片`,
		communities: (n) => `${n} 个小区`,
		deviation: (percent) => `偏 ${percent}`,
		locked: '已锁定',
		lock: '锁定',
		unlock: '解锁',
		dissolve: '解散',
		mergeWith: (name) => `与 ${name} 合并`,
		name: '片区名称',
		rename: '改名',
		why: '为什么这样分',
		fault: {
			evenSize: '规模合目标',
			axisFrontage: '沿轴立面成段',
			sharedWalls: '共用围墙在一片',
			sameDistrict: '同一个区',
			sameCentre: '同一服务中心',
			compactShape: '相邻小区都在片内'
		},
		faultMet: '满足',
		offTarget: {
			exact: (group, reached) =>
				`没有落在目标 ±10%：所在组共 ${group}，全部分法都试过，最多 ${reached} 能落在其中。`,
			sizes: (group, reached) =>
				`没有落在目标 ±10%：所在组共 ${group}，按规模推算最多 ${reached} 能落在其中。`,
			open: (group, reached) =>
				`没有落在目标 ±10%：所在组共 ${group}，已有 ${reached} 落在其中；没有找到更好的分法，但未证明没有。`
		},
		faultMissed: (percent) => `${percent} 未满足`,
		households: '住户',
		people: '居民',
		floorArea: '建筑面积',
		coverage: (minutes) => `${minutes} 分钟圈内`,
		frontage: '沿主轴立面',
		walls: '可拆围墙',
		streets: '随片区一起更新的街巷',
		streetsNone: '片区内没有支路或小巷。',
		streetsWhat: '片区成员之间及相邻距离内的非主干道',
		streetLine: (name, metres) => `${name} ${metres} 米`,
		nameless: '无名街巷',
		metres: (m) => `${m} 米`,
		members: '成员',
		rest: (n, households) => `未入片 ${n} 个小区，${households} 户`,
		restNone: '全部小区都已入片。',
		reasonTitle: {
			alone: '孤立：相邻距离内没有别的未改造小区',
			parted: '相邻的都在别的组团、过大或已锁定',
			'too-large': '单个小区已超过上限',
			'group-too-small': '连成一组仍不到下限',
			remainder: '所在组分完后剩余',
			'by-hand': '手工移出'
		},
		download: '下载片区表 CSV',
		column: {
			package: '片区',
			community: '小区',
			households: '户数',
			floorArea: '建筑面积 m²',
			cluster: '组团',
			deviation: '偏离目标 %',
			reason: '未入片原因'
		},
		none: '在这个规模范围内，没有可以成片的小区。放宽下限或相邻距离再试。'
	},
	en: {
		what: 'Communities not renovated are put together into contiguous packages inside one cluster, as even in size as can be. Take a proposal, then change it with the lasso and the buttons.',
		size: 'Size by',
		measure: { households: 'Households', floorAreaM2: 'Floor area' },
		unit: { households: 'households', floorAreaM2: 'm²' },
		target: 'Target',
		range: 'Range',
		badRange: 'Give least ≤ target ≤ most, all above 0.',
		least: 'Least',
		most: 'Most',
		gap: 'Gap up to',
		gapUnit: 'm, no main street between',
		across: 'May cross clusters',
		more: 'Preferences',
		weight: {
			evenSize: 'Even size',
			axisFrontage: 'Axis frontage together',
			sharedWalls: 'Shared walls together',
			sameDistrict: 'Same district',
			sameCentre: 'Same service centre',
			compactShape: 'Compact shape'
		},
		weightHint: '0: not at all; only proportions matter',
		run: 'Propose',
		again: 'Propose again',
		summary: (packages, communities, share) =>
			`${packages} packages of ${communities} communities, ${share} of households`,
		onTarget: (share, n) => `${share} within ±10% of the target (${n} packages)`,
		best: 'Proven best: within this range no other division takes in more, or puts more within ±10% of the target.',
		bound: (reached, bound, unit) =>
			`${reached} ${unit} taken in; no division takes in more than ${bound} ${unit}. Between the two nothing is proven.`,
		changed: 'Changed by hand since: this holds for the proposal only.',
		byHand: 'By hand',
		lasso: 'Lasso',
		lassoHint:
			'Draw a ring on the map. By keyboard: arrows move the map, Enter sets a corner, Shift+Enter closes.',
		marked: (n, households) => `${n} communities marked, ${households} households`,
		clear: 'Clear',
		create: 'New package',
		addTo: (name) => `Add to ${name}`,
		takeOut: 'Take out',
		split: 'Split off',
		undo: 'Undo',
		redo: 'Redo',
		refused: 'That cannot be:',
		warning: {
			'too-small': (name, size, limit) => `Note: ${name} has ${size}, less than ${limit}.`,
			'too-large': (name, size, limit) => `Note: ${name} has ${size}, more than ${limit}.`
		},
		openWalls: 'Try: open these walls',
		opened: (n) => `with ${n} shared walls opened`,
		describing: 'Measuring streets and walls…',
		notDescribed: (why) => `It could not be measured: ${why}`,
		list: 'Packages',
		nameOf: (first) => `${first} area`,
		communities: (n) => `${n} communities`,
		deviation: (percent) => `${percent} off`,
		locked: 'Locked',
		lock: 'Lock',
		unlock: 'Unlock',
		dissolve: 'Dissolve',
		mergeWith: (name) => `Merge with ${name}`,
		name: 'Name of the package',
		rename: 'Rename',
		why: 'Why these',
		fault: {
			evenSize: 'On the target size',
			axisFrontage: 'Axis frontage together',
			sharedWalls: 'Shared walls together',
			sameDistrict: 'One district',
			sameCentre: 'One service centre',
			compactShape: 'All neighbours inside'
		},
		faultMet: 'met',
		offTarget: {
			exact: (group, reached) =>
				`Not within ±10% of the target: every division of its group of ${group} was tried, and ${reached} at most can be.`,
			sizes: (group, reached) =>
				`Not within ±10% of the target: by sizes alone, ${reached} of its group of ${group} can be at most.`,
			open: (group, reached) =>
				`Not within ±10% of the target: ${reached} of its group of ${group} are; no better division was found, none is ruled out.`
		},
		faultMissed: (percent) => `${percent} not`,
		households: 'Households',
		people: 'People',
		floorArea: 'Floor area',
		coverage: (minutes) => `Within ${minutes} min`,
		frontage: 'Frontage on axes',
		walls: 'Walls to remove',
		streets: 'Streets and alleys renewed with it',
		streetsNone: 'No side street or alley inside.',
		streetsWhat: 'Streets other than main ones between its members or within the neighbour distance',
		streetLine: (name, metres) => `${name} ${metres} m`,
		nameless: 'Unnamed lanes',
		metres: (m) => `${m} m`,
		members: 'Members',
		rest: (n, households) => `${n} communities in no package, ${households} households`,
		restNone: 'Every community is in a package.',
		reasonTitle: {
			alone: 'Alone: no other community to be renovated is near',
			parted: 'Its neighbours are in other clusters, too large or locked',
			'too-large': 'Larger than a package may be',
			'group-too-small': 'All that hang together are less than the least',
			remainder: 'Left over when its group was divided',
			'by-hand': 'Taken out by hand'
		},
		download: 'Download packages as CSV',
		column: {
			package: 'Package',
			community: 'Community',
			households: 'Households',
			floorArea: 'Floor area m²',
			cluster: 'Cluster',
			deviation: 'Off target %',
			reason: 'Why in no package'
		},
		none: 'Nothing can be put together within this range. Lower the least or widen the neighbour distance.'
	}
};
