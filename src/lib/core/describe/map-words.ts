/** Where a map's gaps are, each part already in words; '' if there is none. */
interface GapWords {
	inner: number;
	communities: string;
	households: string;
	/** Clusters with their households. */
	where: string;
	/** Farthest communities with their walks. */
	far: string;
	withoutWay: string;
}

interface MapWords {
	illustrative: string;
	/** @param edits how many changes are on trial; `null`: none */
	head: (name: string, programme: string, date: string, edits: string | null) => string;
	/** @param underWay how many; '0' is left out */
	communities: (all: string, not: string, underWay: string, accepted: string) => string;
	centres: (n: string) => string;
	circles: (inner: number, outer: number) => string;
	coverage: (
		minutes: readonly [number, number],
		shares: readonly [string, string],
		part: string,
		whole: string
	) => string;
	noGaps: (inner: number) => string;
	gapIn: (cluster: string, households: string) => string;
	farAt: (community: string, minutes: string) => string;
	gaps: (gaps: GapWords) => string;
	axes: (names: string, n: string) => string;
	/** Each '' if it is left out. */
	parts: (clusters: string, districts: string) => string;
	packages: (n: string, share: string, onTarget: string) => string;
	siting: (n: string, gain: string, minutes: number, coverage: string) => string;
}

/** Joins the parts to one sentence. */
const sentence = (parts: readonly string[], comma: string, stop: string) =>
	`${parts.filter((part) => part !== '').join(comma)}${stop}`;

/** Sentences of maps in words. */
export const MAP_WORDS: Record<'zh' | 'en', MapWords> = {
	zh: {
		illustrative: '本图含示意数据。',
		head: (name, programme, date, edits) =>
			`${name}地图，${programme}，数据截至 ${date}${edits === null ? '' : `；图上为推演，含 ${edits} 处改动`}。`,
		communities: (all, not, underWay, accepted) =>
			`老旧小区 ${all}：尚未完成改造 ${not} 个${underWay === '0' ? '' : `（含改造中 ${underWay} 个）`}，已改造 ${accepted} 个。`,
		centres: (n) => `社区服务中心 ${n} 个。`,
		circles: (inner, outer) => `图上画出 ${inner} 分钟和 ${outer} 分钟步行生活圈。`,
		coverage: ([inner, outer], [innerShare, outerShare], part, whole) =>
			`未改造小区住户 ${whole}，${inner} 分钟内可步行到达服务中心的 ${part}，占 ${innerShare}；${outer} 分钟内占 ${outerShare}。`,
		noGaps: (inner) => `未改造小区全部在 ${inner} 分钟圈内。`,
		gapIn: (cluster, households) => `${cluster}（${households}）`,
		farAt: (community, minutes) => `${community}（${minutes}）`,
		gaps: ({ inner, communities, households, where, far, withoutWay }) =>
			sentence(
				[
					`${inner} 分钟圈外有未改造小区 ${communities}、${households}`,
					where && `最多的组团是${where}`,
					far && `可达小区中最远的是${far}`,
					withoutWay && `无法步行到达任何中心的小区 ${withoutWay}`
				],
				'；',
				'。'
			),
		axes: (names, n) => `主轴${names}沿线，未改造小区 ${n}。`,
		parts: (clusters, districts) =>
			sentence([districts && `行政区有${districts}`, clusters && `组团 ${clusters}`], '；', '。'),
		packages: (n, share, onTarget) =>
			`连片项目 ${n}，纳入未改造小区住户的 ${share}；规模达标的 ${onTarget}。`,
		siting: (n, gain, minutes, coverage) =>
			`建议新建服务中心 ${n}，${minutes} 分钟圈内增加 ${gain}，全市覆盖率到 ${coverage}。`
	},
	en: {
		illustrative: 'This map holds illustrative data.',
		head: (name, programme, date, edits) =>
			`Map of ${name}, ${programme}, data as of ${date}${edits === null ? '' : `; a what-if with changes: ${edits}`}.`,
		communities: (all, not, underWay, accepted) =>
			`${all}: ${not} not yet renovated${underWay === '0' ? '' : `, ${underWay} of them under way`}; ${accepted} renovated.`,
		centres: (n) => `Service centres: ${n}.`,
		circles: (inner, outer) => `The ${inner}- and ${outer}-minute walking life circles are drawn.`,
		coverage: ([inner, outer], [innerShare, outerShare], part, whole) =>
			`Of ${whole} in communities not renovated, ${part} (${innerShare}) reach a service centre within ${inner} minutes on foot, and ${outerShare} within ${outer}.`,
		noGaps: (inner) => `All communities not renovated lie within ${inner} minutes.`,
		gapIn: (cluster, households) => `${cluster} (${households})`,
		farAt: (community, minutes) => `${community} (${minutes})`,
		gaps: ({ inner, communities, households, where, far, withoutWay }) =>
			sentence(
				[
					`Not yet renovated and beyond ${inner} minutes: ${communities} with ${households}`,
					where && `the most in ${where}`,
					far && `farthest of those that can reach one: ${far}`,
					withoutWay && `with no walking route to a centre: ${withoutWay}`
				],
				'; ',
				'.'
			),
		axes: (names, n) => `Not yet renovated along the main axes ${names}: ${n}.`,
		parts: (clusters, districts) =>
			sentence([districts && `Districts: ${districts}`, clusters && `Clusters: ${clusters}`], '; ', '.'),
		packages: (n, share, onTarget) =>
			`Contiguous packages: ${n}, with ${share} of the households in communities not renovated; on target: ${onTarget}.`,
		siting: (n, gain, minutes, coverage) =>
			`Proposed: ${n}; they bring ${gain} within ${minutes} minutes, and coverage of the whole city to ${coverage}.`
	}
};
