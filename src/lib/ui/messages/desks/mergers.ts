import type { Lang } from '#lib/carto/view-query.ts';
import type { Merger } from '#lib/core/mergers/types.ts';

interface MergersText {
	what: string;
	member: string;
	all: string;
	unit: string;
	run: string;
	again: string;
	found: (n: string, weighed: string) => string;
	cut: string;
	none: string;
	row: (communities: string, households: string) => string;
	score: string;
	alternative: (rank: number) => string;
	wall: string;
	ground: string;
	buildings: string;
	metres: (m: string) => string;
	covered: (minutes: number) => string;
	coveredValue: (households: string) => string;
	saved: string;
	savedValue: (km: string) => string;
	everybody: string;
	fireLane: string;
	fireLaneValue: (before: string, after: string) => string;
	fireLaneHint: string;
	ways: string;
	waysValue: (n: string, metres: string) => string;
	points: string;
	point: Record<keyof Merger['points'], string>;
	try: string;
	tryThrough: string;
	tried: string;
	toPackage: string;
	inPackage: string;
	packageFirst: string;
	refused: string;
	assumed: string;
	download: string;
	members: string;
	unknown: string;
}

/** Texts of the desk of courtyard mergers. */
export const mergersText: Record<Lang, MergersText> = {
	zh: {
		what: '找出像环农园那样共用围墙的小院：拆多少墙、腾出多少地、多了哪些通路，谁因此走得更近。',
		member: '单个小区不超过',
		all: '合计不超过',
		unit: '户',
		run: '查找',
		again: '重新查找',
		found: (n, weighed) => `前 ${n} 组（共比较 ${weighed} 组），按得分`,
		cut: '组数太多，只比较了一部分。',
		none: '没有符合条件的小院。放宽户数再试。',
		row: (communities, households) => `${communities} 院，${households} 户`,
		score: '得分',
		alternative: (rank) => `与第 ${rank} 组有重叠，二选一`,
		wall: '拆墙',
		ground: '腾出用地',
		buildings: '楼栋',
		metres: (m) => `${m} 米`,
		covered: (minutes) => `新进 ${minutes} 分钟圈`,
		coveredValue: (households) => `${households} 户`,
		saved: '少走路',
		savedValue: (km) => `${km} 户·公里`,
		everybody: '若对外开放',
		fireLane: '4 米消防车道可及',
		fireLaneValue: (before, after) => `${before} → ${after}`,
		fireLaneHint: '没有楼栋位置，按用地面积估算（GB 55037-2022 3.4）',
		ways: '新通路',
		waysValue: (n, metres) => `${n} 条，最短 ${metres} 米`,
		points: '得分构成',
		point: { coverage: '覆盖', walking: '步行', ground: '用地', fireLane: '消防', wall: '拆墙' },
		try: '推演拆墙',
		tryThrough: '推演拆墙并对外开放',
		tried: '已在推演中',
		toPackage: '放入片区',
		inPackage: '已在同一片区',
		packageFirst: '片区工具里可继续调整。',
		refused: '没有放入：成员已分属锁定的片区或不相连，请到片区工具里调整。',
		assumed: '限值与分值为项目假定，待核',
		download: '下载并院表 CSV',
		members: '成员',
		unknown: '未知'
	},
	en: {
		what: 'Small courtyards that share walls, as at 环农园: how much wall comes down, what ground is gained, which ways open, and who walks less.',
		member: 'One community at most',
		all: 'Together at most',
		unit: 'households',
		run: 'Find',
		again: 'Find again',
		found: (n, weighed) => `Best ${n} of ${weighed} groups, by points`,
		cut: 'There are too many groups; only some were weighed.',
		none: 'No courtyards like that. Allow more households.',
		row: (communities, households) => `${communities} courtyards, ${households} households`,
		score: 'points',
		alternative: (rank) => `shares a member with no. ${rank}: one or the other`,
		wall: 'Wall to take down',
		ground: 'Ground gained',
		buildings: 'Buildings',
		metres: (m) => `${m} m`,
		covered: (minutes) => `Newly within ${minutes} min`,
		coveredValue: (households) => `${households} households`,
		saved: 'Less walking',
		savedValue: (km) => `${km} household-km`,
		everybody: 'If open to everybody',
		fireLane: 'Within reach of a 4 m fire lane',
		fireLaneValue: (before, after) => `${before} → ${after}`,
		fireLaneHint: 'Where buildings stand is not known: estimated by ground (GB 55037-2022 3.4)',
		ways: 'New ways',
		waysValue: (n, metres) => `${n}, the shortest ${metres} m`,
		points: 'Points',
		point: {
			coverage: 'coverage',
			walking: 'walking',
			ground: 'ground',
			fireLane: 'fire lane',
			wall: 'walls'
		},
		try: 'Try: open the walls',
		tryThrough: 'Try: open to everybody',
		tried: 'In What-if',
		toPackage: 'Put into a package',
		inPackage: 'In one package',
		packageFirst: 'Go on with it under Packages.',
		refused: 'Not done: members are in locked packages or do not hang together; see Packages.',
		assumed: 'Limits and points are project assumptions, to be checked',
		download: 'Download mergers as CSV',
		members: 'Members',
		unknown: 'not known'
	}
};
