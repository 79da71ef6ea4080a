import type { Lang } from '#lib/carto/view-query.ts';
import type { SitingModel } from '#lib/core/siting/types.ts';

interface SitingText {
	what: string;
	goal: string;
	model: Record<SitingModel, string>;
	modelHint: Record<SitingModel, (minutes: number) => string>;
	count: string;
	countUnit: string;
	total: string;
	from: string;
	candidates: Record<'streets' | 'communities' | 'public', string>;
	existing: string;
	stay: string;
	movable: string;
	more: string;
	capacity: string;
	capacityNone: string;
	capacityUnit: string;
	candidateCount: string;
	run: string;
	again: string;
	frontier: string;
	objective: Record<SitingModel, string>;
	objectiveWithin: (capacity: string) => string;
	coveredAnyway: string;
	proven: string;
	unproven: (gap: string, bound: string) => string;
	greedySame: string;
	greedyWorse: (greedy: string, difference: string) => string;
	covered: (minutes: number) => string;
	sites: (n: string) => string;
	site: (n: number) => string;
	kept: string;
	serves: (communities: string, households: string) => string;
	brings: Record<SitingModel, (amount: string) => string>;
	lost: Record<SitingModel, (amount: string) => string>;
	try: string;
	tried: string;
	triedHint: string;
	unreachable: (n: string) => string;
	none: string;
	frontierTitle: string;
	frontierSites: string;
	frontierGain: string;
	proof: string;
	yes: string;
	households: (n: string) => string;
	metres: (m: string) => string;
	near: (name: string) => string;
	download: string;
	id: string;
	longitude: string;
	latitude: string;
}

/** Texts of the desk of siting. */
export const sitingText: Record<Lang, SitingText> = {
	zh: {
		what: '下一批服务中心放在哪里：按实际步行距离求解，给出最优解及其证明，每一处都说明理由。',
		goal: '目标',
		model: { mclp: '覆盖最多', 'p-median': '总步行最短', 'p-centre': '最远距离最短', lscp: '全覆盖' },
		modelHint: {
			mclp: (m) => `让最多住户在 ${m} 分钟内走到（MCLP）`,
			'p-median': () => '让全部住户步行总距离最短（p-中位）',
			'p-centre': () => '让最远的小区尽量近（p-中心）',
			lscp: (m) => `用最少的中心使可达小区都在 ${m} 分钟内（LSCP）`
		},
		count: '新增',
		countUnit: '处',
		total: '总数',
		from: '候选点',
		candidates: { streets: '街道路口', communities: '小区门口', public: '公共地块（地标）' },
		existing: '现有中心',
		stay: '保持不动',
		movable: '可以重新布局',
		more: '更多条件',
		capacity: '每中心容量',
		capacityNone: '不限',
		capacityUnit: '户，小区不拆分',
		candidateCount: '候选点约',
		run: '求解',
		again: '重新求解',
		frontier: '逐个比较 1–20 处',
		objective: {
			mclp: '圈内住户',
			'p-median': '平均步行',
			'p-centre': '最远步行',
			lscp: '至少还需'
		},
		objectiveWithin: (capacity) => `每处最多 ${capacity} 户时`,
		coveredAnyway: '不计容量',
		proven: '已证明最优',
		unproven: (gap, bound) => `未证明最优：差距至多 ${gap}，任何选法都不会好于 ${bound}`,
		greedySame: '贪心法结果相同',
		greedyWorse: (greedy, difference) => `贪心法为 ${greedy}，相差 ${difference}`,
		covered: (m) => `${m} 分钟覆盖`,
		sites: (n) => `选址 ${n} 处`,
		site: (n) => `第 ${n} 处`,
		kept: '现有',
		serves: (communities, households) => `服务 ${communities} 个小区、${households} 户`,
		brings: {
			mclp: (n) => `新覆盖 ${n} 户`,
			'p-median': (n) => `节省步行 ${n} 户·公里`,
			'p-centre': (n) => `${n} 户原先比这更远`,
			lscp: (n) => `原先圈外的 ${n} 户`
		},
		lost: {
			mclp: (n) => `取消该处减少 ${n} 户`,
			'p-median': (n) => `取消该处多步行 ${n} 户·公里`,
			'p-centre': (n) => `取消该处 ${n} 户更远`,
			lscp: (n) => `取消该处减少 ${n} 户`
		},
		try: '放入推演',
		tried: '已放入推演',
		triedHint: '推演里可继续拖动、撤销，也可存为方案。',
		unreachable: (n) => `${n} 个小区从任何候选点均不可达`,
		none: '无需新增：可达的小区均已在圈内。',
		frontierTitle: '新增 1–20 处的效果',
		frontierSites: '新增',
		frontierGain: '再增',
		proof: '证明',
		yes: '最优',
		households: (n) => `${n} 户`,
		metres: (m) => `${m} 米`,
		near: (name) => `近 ${name}`,
		download: '下载选址表 CSV',
		id: '编号',
		longitude: '经度',
		latitude: '纬度'
	},
	en: {
		what: 'Where the next centres go: solved on walking distances, with the best choice, its proof, and a reason for every site.',
		goal: 'Aim',
		model: {
			mclp: 'Cover most',
			'p-median': 'Minimise total walking',
			'p-centre': 'Minimise the longest walk',
			lscp: 'Cover all'
		},
		modelHint: {
			mclp: (m) => `Most households within ${m} min (MCLP)`,
			'p-median': () => 'Least walking of all households together (p-median)',
			'p-centre': () => 'The farthest community as near as possible (p-centre)',
			lscp: (m) => `Fewest centres that bring every reachable community within ${m} min (LSCP)`
		},
		count: 'New centres',
		countUnit: '',
		total: 'In all',
		from: 'Candidates',
		candidates: { streets: 'Junctions', communities: 'Entrances', public: 'Public plots (landmarks)' },
		existing: 'Existing ones',
		stay: 'stay',
		movable: 'may move',
		more: 'More conditions',
		capacity: 'Capacity each',
		capacityNone: 'none',
		capacityUnit: 'households; a community is not split',
		candidateCount: 'Candidates about',
		run: 'Solve',
		again: 'Solve again',
		frontier: 'Compare 1–20',
		objective: {
			mclp: 'Households covered',
			'p-median': 'Mean walk',
			'p-centre': 'Longest walk',
			lscp: 'Needed at least'
		},
		objectiveWithin: (capacity) => `With ${capacity} households each`,
		coveredAnyway: 'ignoring capacity',
		proven: 'Proven best',
		unproven: (gap, bound) => `Not proven: gap ${gap} at most; no choice is better than ${bound}`,
		greedySame: 'The greedy method gives the same',
		greedyWorse: (greedy, difference) => `The greedy method gives ${greedy}, ${difference} worse`,
		covered: (m) => `Covered in ${m} min`,
		sites: (n) => `${n} sites`,
		site: (n) => `Site ${n}`,
		kept: 'existing',
		serves: (communities, households) => `serves ${communities} communities, ${households} households`,
		brings: {
			mclp: (n) => `${n} households newly covered`,
			'p-median': (n) => `saves ${n} household-km of walking`,
			'p-centre': (n) => `${n} households were farther away before`,
			lscp: (n) => `${n} households newly covered`
		},
		lost: {
			mclp: (n) => `without it ${n} households lose coverage`,
			'p-median': (n) => `without it ${n} household-km more`,
			'p-centre': (n) => `without it ${n} households are farther away`,
			lscp: (n) => `without it ${n} households lose coverage`
		},
		try: 'Try in What-if',
		tried: 'In What-if',
		triedHint: 'There they can be dragged, undone, and kept as a scenario.',
		unreachable: (n) => `${n} communities that no candidate reaches`,
		none: 'None is needed: every reachable community is within the circle.',
		frontierTitle: 'What 1–20 new ones can do',
		frontierSites: 'New',
		frontierGain: 'More',
		proof: 'Proof',
		yes: 'best',
		households: (n) => `${n} households`,
		metres: (m) => `${m} m`,
		near: (name) => `near ${name}`,
		download: 'Download sites as CSV',
		id: 'Id',
		longitude: 'Longitude',
		latitude: 'Latitude'
	}
};
