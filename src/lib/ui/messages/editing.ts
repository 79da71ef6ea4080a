import type { LayerName } from '#lib/core/city/types.ts';
import type { ChangeSource } from '#lib/core/plan/types.ts';
import type { Lang } from '#lib/carto/view-query.ts';
import { FACILITY_FIELDS } from './facilities.ts';
import { NOTE_FIELDS } from './notes.ts';

export interface EditingMessages {
	edit: string;
	title: string;
	tabs: Record<'feature' | 'log' | 'clashes' | 'notes', string>;
	author: string;
	authorHint: string;
	reason: string;
	reasonHint: string;
	asOf: string;
	asOfHint: string;
	undo: string;
	redo: string;
	pending: (n: string) => string;
	saved: string;
	offline: (n: string) => string;
	pickHint: string;
	unfinished: string;
	streetUnnamed: string;
	remove: string;
	duplicate: string;
	history: string;
	historyNone: string;
	restore: string;
	source: Record<ChangeSource, string>;
	unsigned: string;
	people: string;
	lookWhere: (name: string) => string;
	layer: Record<LayerName, string>;
	field: Record<string, string>;
	value: Record<string, string>;
	yes: string;
	no: string;
	none: string;
	/** Of a number that says so by 0. */
	unknown: string;
	geometryChanged: string;
	added: string;
	gone: string;
	entrance: (n: string) => string;
	door: (n: string) => string;
	logAll: string;
	logPerson: string;
	logLayer: string;
	logMore: string;
	logEmpty: string;
	logFailed: (why: string) => string;
	revision: (n: string) => string;
	counted: Record<'add' | 'set' | 'remove', (n: string, what: string) => string>;
	clashesNone: string;
	clashWas: string;
	clashTheirs: string;
	clashMine: (who: string) => string;
	clashField: string;
	clashSince: string;
	keepTheirs: string;
	keepMine: string;
	clashMet: (n: string) => string;
	skipped: (n: string) => string;
	problem: (what: string, why: string) => string;
	adopt: string;
	adoptHint: string;
	noEntranceLeft: string;
	exportList: string;
	failed: (why: string) => string;
}

const ZH: EditingMessages = {
	edit: '编辑',
	title: '编辑计划',
	tabs: { feature: '要素', log: '修改记录', clashes: '冲突', notes: '批注' },
	author: '编辑人',
	authorHint: '姓名，记入修改记录',
	reason: '原因',
	reasonHint: '如：7 月 3 日实地核对',
	asOf: '何时起',
	asOfHint: '不填为今天',
	undo: '撤销',
	redo: '重做',
	pending: (n) => `${n} 项正在保存`,
	saved: '已保存',
	offline: (n) => `${n} 项待网络恢复后保存`,
	unfinished: '改形尚未完成',
	streetUnnamed: '无名街道',
	pickHint: '在图上或一览表中选中小区、中心、组团等，即可修改。',
	remove: '删除',
	duplicate: '复制',
	history: '历史',
	historyNone: '尚无修改',
	restore: '恢复此前的值',
	source: {
		edit: '编辑',
		import: '导入',
		trial: '采纳推演',
		undo: '撤销',
		revert: '恢复',
		seed: '初始数据',
		decision: '冲突裁定'
	},
	unsigned: '未署名',
	people: '正在编辑的人',
	lookWhere: (name) => `${name} 正在编辑，查看其所看位置`,
	layer: {
		districts: '区',
		clusters: '组团',
		blocks: '街坊',
		axes: '主轴',
		centres: '服务中心',
		communities: '小区',
		facilities: '设施',
		buildings: '楼栋',
		landmarks: '地标',
		streets: '街道',
		walls: '围墙',
		links: '连通道',
		passages: '开墙处',
		notes: '批注'
	},
	field: {
		id: '编号',
		name: '名称',
		nameEn: '英文名',
		provenance: '数据来源',
		code: '行政区划代码',
		number: '组团序号',
		population: '常住人口',
		areaM2: '面积（m²）',
		clusterId: '所属组团',
		districtId: '所属区',
		streetName: '沿街名称',
		halfWidthM: '道路半宽（m）',
		open: '已开放',
		doors: '门',
		aliases: '别名、曾用名',
		state: '改造状态',
		propertyManagement: '有物业',
		walled: '有围墙',
		yearBuilt: '建成年份',
		buildings: '楼栋数',
		households: '户数',
		people: '人口',
		floorAreaM2: '建筑面积（m²）',
		siteAreaM2: '用地面积（m²）',
		serviceFeeYuanPerM2Month: '物业费（元/m²·月）',
		collectionRate: '收缴率（0–1）',
		extraIncomeYuanPerYear: '其他收入（元/年）',
		serviceCostYuanPerYear: '物业成本（元/年）',
		note: '备注',
		entrances: '出入口',
		kind: '类别',
		certainty: '位置可信度',
		streetClass: '道路等级',
		communityIds: '两侧小区',
		openTo: '通行',
		...FACILITY_FIELDS.zh,
		...NOTE_FIELDS.zh,
		geometry: '图形'
	},
	value: {
		official: '官方公布',
		surveyed: '实地核对',
		imported: '导入',
		approximate: '近似',
		illustrative: '示意',
		'not-renovated': '未改造',
		'under-way': '改造中',
		accepted: '已改造',
		all: '对外开放',
		residents: '仅居民',
		high: '高',
		medium: '中',
		low: '低'
	},
	yes: '是',
	no: '否',
	none: '无',
	unknown: '不详',
	geometryChanged: '图形已改',
	added: '新增',
	gone: '删除',
	entrance: (n) => `出入口 ${n}`,
	door: (n) => `门 ${n}`,
	logAll: '全部',
	logPerson: '编辑人',
	logLayer: '图层',
	logMore: '更早的记录',
	logEmpty: '没有符合条件的记录。',
	logFailed: (why) => `修改记录未能读取。${why}`,
	revision: (n) => `第 ${n} 版`,
	counted: {
		add: (n, what) => `新增${what} ${n}`,
		set: (n, what) => `${what}修改 ${n} 项`,
		remove: (n, what) => `删除${what} ${n}`
	},
	clashesNone: '没有待裁定的冲突。',
	clashWas: '原为',
	clashTheirs: '现为',
	clashMine: (who) => `${who}改为`,
	clashField: '字段',
	clashSince: '时间',
	keepTheirs: '保留现值',
	keepMine: '采用此值',
	clashMet: (n) => `有 ${n} 处与他人的修改冲突，两个值都已保留，请裁定`,
	skipped: (n) => `${n} 处已被他人改过，未撤销`,
	problem: (what, why) => `${what}${why}`,
	adopt: '采纳到计划',
	adoptHint: '推演的修改写入计划，记入修改记录，可撤销',
	noEntranceLeft: '将没有出入口；请保留一处，或不采纳此项',
	exportList: '导出清单',
	failed: (why) => `未能保存。${why}`
};

const EN: EditingMessages = {
	edit: 'Edit',
	title: 'Edit the plan',
	tabs: { feature: 'Feature', log: 'Log', clashes: 'Clashes', notes: 'Notes' },
	author: 'Edited by',
	authorHint: 'Name, for the log',
	reason: 'Reason',
	reasonHint: 'e.g. checked on site, 3 July',
	asOf: 'True from',
	asOfHint: 'Today if left empty',
	undo: 'Undo',
	redo: 'Redo',
	pending: (n) => `Saving ${n}`,
	saved: 'Saved',
	offline: (n) => `${n} to be saved when the server is back`,
	unfinished: 'Reshaping is not finished',
	streetUnnamed: 'Street without a name',
	pickHint: 'Select a community, centre, cluster … on the map or in the table to change it.',
	remove: 'Delete',
	duplicate: 'Duplicate',
	history: 'History',
	historyNone: 'No changes yet',
	restore: 'Restore the value before',
	source: {
		edit: 'edit',
		import: 'import',
		trial: 'accepted what-if',
		undo: 'undo',
		revert: 'revert',
		seed: 'initial data',
		decision: 'clash decided'
	},
	unsigned: 'unsigned',
	people: 'Editing now',
	lookWhere: (name) => `${name} is editing; show where they look`,
	layer: {
		districts: 'Districts',
		clusters: 'Clusters',
		blocks: 'Street blocks',
		axes: 'Axes',
		centres: 'Centres',
		communities: 'Communities',
		facilities: 'Facilities',
		buildings: 'Buildings',
		landmarks: 'Landmarks',
		streets: 'Streets',
		walls: 'Walls',
		links: 'Links',
		passages: 'Wall openings',
		notes: 'Notes'
	},
	field: {
		id: 'Id',
		name: 'Name',
		nameEn: 'English name',
		provenance: 'Provenance',
		code: 'Administrative code',
		number: 'Number of the cluster',
		population: 'Population',
		areaM2: 'Area (m²)',
		clusterId: 'Cluster',
		districtId: 'District',
		streetName: 'Street it follows',
		halfWidthM: 'Half width (m)',
		open: 'Open',
		doors: 'Doors',
		aliases: 'Other names',
		state: 'State',
		propertyManagement: 'Property management',
		walled: 'Walled',
		yearBuilt: 'Year built',
		buildings: 'Buildings',
		households: 'Households',
		people: 'People',
		floorAreaM2: 'Floor area (m²)',
		siteAreaM2: 'Site area (m²)',
		serviceFeeYuanPerM2Month: 'Fee (¥/m² a month)',
		collectionRate: 'Collection rate (0–1)',
		extraIncomeYuanPerYear: 'Other income (¥/year)',
		serviceCostYuanPerYear: 'Service cost (¥/year)',
		note: 'Note',
		entrances: 'Entrances',
		kind: 'Kind',
		certainty: 'Certainty of place',
		streetClass: 'Street class',
		communityIds: 'Communities on both sides',
		openTo: 'Open to',
		...FACILITY_FIELDS.en,
		...NOTE_FIELDS.en,
		geometry: 'Shape'
	},
	value: {
		official: 'official',
		surveyed: 'surveyed',
		imported: 'imported',
		approximate: 'approximate',
		illustrative: 'illustrative',
		'not-renovated': 'not renovated',
		'under-way': 'under way',
		accepted: 'renovated',
		all: 'everybody',
		residents: 'residents only',
		high: 'high',
		medium: 'medium',
		low: 'low'
	},
	yes: 'yes',
	no: 'no',
	none: 'none',
	unknown: 'not known',
	geometryChanged: 'shape changed',
	added: 'added',
	gone: 'deleted',
	entrance: (n) => `Entrance ${n}`,
	door: (n) => `Door ${n}`,
	logAll: 'All',
	logPerson: 'Person',
	logLayer: 'Layer',
	logMore: 'Earlier',
	logEmpty: 'Nothing in the log matches.',
	logFailed: (why) => `The log could not be read. ${why}`,
	revision: (n) => `Revision ${n}`,
	counted: {
		add: (n, what) => `${what}: ${n} added`,
		set: (n, what) => `${what}: ${n} changes`,
		remove: (n, what) => `${what}: ${n} deleted`
	},
	clashesNone: 'No clash waits for a decision.',
	clashWas: 'Was',
	clashTheirs: 'Is now',
	clashMine: (who) => `${who} wants`,
	clashField: 'Field',
	clashSince: 'Since',
	keepTheirs: 'Keep what is',
	keepMine: 'Take this',
	clashMet: (n) => `${n} changes clash with somebody else’s; both values are kept, please decide`,
	skipped: (n) => `${n} were changed by others since and not undone`,
	problem: (what, why) => `${what} ${why}`,
	adopt: 'Accept into the plan',
	adoptHint: 'Writes what is tried into the plan and its log; undo takes it back',
	noEntranceLeft: 'would have no entrance left; keep one, or leave this edit out',
	exportList: 'Export list',
	failed: (why) => `Not saved. ${why}`
};

/** What editing says. */
export const EDITING_TEXTS: Record<Lang, EditingMessages> = { zh: ZH, en: EN };
