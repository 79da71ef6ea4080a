import type { Lang } from '#lib/carto/view-query.ts';
import type { ComparedFigure } from '#lib/core/scenarios/compare-scenarios.ts';

interface ScenariosText {
	what: string;
	nothing: string;
	holds: (edits: string, packages: string, bundles: string, zones: string) => string;
	name: string;
	keep: string;
	kept: string;
	list: string;
	none: string;
	open: (name: string) => string;
	openShort: string;
	remove: (name: string) => string;
	removeShort: string;
	removeSure: string;
	failed: (why: string) => string;
	base: string;
	now: string;
	compare: string;
	compareTitle: string;
	left: string;
	right: string;
	go: string;
	same: string;
	swap: string;
	swipe: string;
	beside: string;
	mode: string;
	close: string;
	divider: string;
	dividerHelp: string;
	computing: string;
	notFound: (why: string) => string;
	table: string;
	figure: string;
	difference: string;
	download: string;
	better: string;
	worse: string;
	unlike: string;
	row: (key: ComparedFigure['key'], minutes: readonly [number, number]) => string;
	/** After a difference. */
	unit: Record<ComparedFigure['unit'], string>;
	/** Of the values in a file. */
	unitOf: Record<ComparedFigure['unit'], string>;
	unitTitle: string;
	taken: string;
	gone: string;
}

const ROWS_ZH: Record<Exclude<ComparedFigure['key'], `covered${string}`>, string> = {
	centres: '开放的服务中心',
	meanWalk: '平均步行（按户加权）',
	worstWalk: '最远步行',
	unreached: '不可达任何中心',
	packages: '连片项目',
	packageCommunities: '片区内小区',
	packageHouseholds: '片区内住户',
	packageDeviation: '偏离目标规模最大',
	bundles: '物业搭配组',
	bundleCommunities: '搭配内小区',
	bundleBalance: '组内年盈余最少',
	bundleSubsidy: '年需补贴',
	zones: '组团',
	zonePopulation: '人口偏差最大',
	zoneArea: '面积偏差最大'
};

const ROWS_EN: typeof ROWS_ZH = {
	centres: 'Open service centres',
	meanWalk: 'Mean walk (by households)',
	worstWalk: 'Longest walk',
	unreached: 'Reach no centre',
	packages: 'Packages',
	packageCommunities: 'Communities in packages',
	packageHouseholds: 'Households in packages',
	packageDeviation: 'Farthest from target size',
	bundles: 'Property bundles',
	bundleCommunities: 'Communities in bundles',
	bundleBalance: 'Least balance of a bundle a year',
	bundleSubsidy: 'Subsidy a year',
	zones: 'Clusters',
	zonePopulation: 'Population off the mean at most',
	zoneArea: 'Area off the mean at most'
};

function rowName(rows: typeof ROWS_ZH, covered: (minutes: number, isShare: boolean) => string) {
	return (key: ComparedFigure['key'], [inner, outer]: readonly [number, number]): string => {
		switch (key) {
			case 'coveredInner':
			case 'coveredInnerShare':
				return covered(inner, key === 'coveredInnerShare');
			case 'coveredOuter':
			case 'coveredOuterShare':
				return covered(outer, key === 'coveredOuterShare');
			default:
				return rows[key];
		}
	};
}

/** Texts of the desk of scenarios and of their comparison. */
export const scenariosText: Record<Lang, ScenariosText> = {
	zh: {
		what: '把推演、片区、搭配和组团一起存成方案，任选两个并排或卷帘比较。',
		nothing: '还没有推演或连片成果可存。先在别的工具里做一步。',
		holds: (edits, packages, bundles, zones) =>
			`当前：推演 ${edits} 处 · 片区 ${packages} · 搭配 ${bundles} · 组团 ${zones}`,
		name: '方案名称',
		keep: '存为方案',
		kept: '已存',
		list: '已存方案',
		none: '还没有存过方案。',
		open: (name) => `打开方案 ${name}`,
		openShort: '打开',
		remove: (name) => `删除方案 ${name}`,
		removeShort: '删除',
		removeSure: '确定删除？',
		failed: (why) => `未能完成：${why}`,
		base: '现状',
		now: '当前推演',
		compare: '比较',
		compareTitle: '方案比较',
		left: '左图',
		right: '右图',
		go: '开始比较',
		same: '请选两个不同的方案。',
		swap: '左右互换',
		swipe: '卷帘',
		beside: '并排',
		mode: '比较方式',
		close: '结束比较',
		divider: '分界线',
		dividerHelp: '左右方向键移动分界线',
		computing: '正在计算两个方案…',
		notFound: (why) => `有一个方案未能读取：${why}`,
		table: '差异表',
		figure: '指标',
		difference: '右 − 左',
		download: '下载差异表 CSV',
		better: '变好',
		worse: '变差',
		unlike: '两个方案的分钟数或步速不同，覆盖指标各按各的口径。',
		row: rowName(ROWS_ZH, (m, isShare) => (isShare ? `${m} 分钟覆盖率` : `${m} 分钟圈内住户`)),
		unit: { count: '个', households: '户', share: '百分点', seconds: '秒', yuan: '元' },
		unitOf: { count: '个', households: '户', share: '比例', seconds: '秒', yuan: '元' },
		unitTitle: '单位',
		taken: '这个名称已有方案，换一个名称，或先删除原来的。',
		gone: '其中一个方案已被删除。'
	},
	en: {
		what: 'Keep what is tried and planned as a scenario; compare any two side by side or with a swipe.',
		nothing: 'Nothing is tried or planned yet. Use another tool first.',
		holds: (edits, packages, bundles, zones) =>
			`Now: ${edits} changes · ${packages} packages · ${bundles} bundles · ${zones} clusters redrawn`,
		name: 'Name of the scenario',
		keep: 'Keep as scenario',
		kept: 'Kept',
		list: 'Scenarios kept',
		none: 'None has been kept yet.',
		open: (name) => `Open scenario ${name}`,
		openShort: 'Open',
		remove: (name) => `Delete scenario ${name}`,
		removeShort: 'Delete',
		removeSure: 'Delete for good?',
		failed: (why) => `That did not work: ${why}`,
		base: 'As it is',
		now: 'Current what-if',
		compare: 'Compare',
		compareTitle: 'Two scenarios',
		left: 'Left map',
		right: 'Right map',
		go: 'Compare',
		same: 'Choose two different ones.',
		swap: 'Swap sides',
		swipe: 'Swipe',
		beside: 'Side by side',
		mode: 'How to compare',
		close: 'End comparison',
		divider: 'Divider',
		dividerHelp: 'Left and right arrows move the divider',
		computing: 'Computing both scenarios…',
		notFound: (why) => `One of the scenarios could not be read: ${why}`,
		table: 'Differences',
		figure: 'Figure',
		difference: 'Right − left',
		download: 'Download differences as CSV',
		better: 'better',
		worse: 'worse',
		unlike: 'The two use different minutes or speeds: each is counted by its own.',
		row: rowName(ROWS_EN, (m, isShare) => (isShare ? `Covered in ${m} min` : `Households within ${m} min`)),
		unit: { count: '', households: 'households', share: 'points', seconds: 's', yuan: 'yuan' },
		unitOf: { count: 'number', households: 'households', share: 'share', seconds: 's', yuan: 'yuan' },
		unitTitle: 'Unit',
		taken: 'There is a scenario of that name. Choose another, or delete it first.',
		gone: 'One of the scenarios has been deleted.'
	}
};
