import type { Lang } from '#lib/carto/view-query.ts';
import type { Compass } from '#lib/core/geometry/compass.ts';
import { COMPASS_NAMES } from '#lib/core/geometry/compass-names.ts';
import type { CheapestChange } from '#lib/core/openings/types.ts';

/** What the words of a change are made of. */
export interface ChangeWords {
	/** Side of the community, or direction from the spot; `null` where there is none. */
	side: string | null;
	/** Whether it is for a community, and not for a spot. */
	isCommunity: boolean;
	/** Behind the wall. */
	neighbour: string;
	/** The street that it leads to, and the other one of a link. */
	from: string;
	to: string;
	metres: string;
}

interface AdviceText {
	side: Record<Compass, string>;
	/** A street without a name. */
	lane: string;
	change: Record<CheapestChange['kind'], (words: ChangeWords) => string>;
	unknownGround: string;
	/** Of a link that bends. */
	goesRound: string;
	after: (time: string) => string;
	brings: (households: string) => string;
	cost: (cost: string) => string;
	each: (cost: string) => string;
	assumed: string;
	others: string;
	try: string;
	tryThis: (what: string) => string;
	also: (names: string) => string;
	folded: (n: string) => string;
}

/** Texts of proposed changes: beside a walk, and in the list of openings. */
export const adviceText: Record<Lang, AdviceText> = {
	zh: {
		side: COMPASS_NAMES.zh,
		lane: '街坊支路',
		change: {
			'add-centre': ({ side, isCommunity, from }) =>
				isCommunity
					? `在本小区${side ?? ''}门外（${from}）新建服务中心`
					: `在${side ? `${side}侧` : '此处'}${from}旁新建服务中心`,
			'add-entrance': ({ side, from }) => `在本小区${side ? `${side}侧` : ''}新开出入口，通${from}`,
			'open-wall': ({ side, neighbour }) => `拆除${side ? `${side}侧` : ''}与${neighbour}之间的围墙`,
			'add-link': ({ side, from, to, metres }) =>
				`在${side ? `${side}侧` : '此处'}新开 ${metres} 米通道，${from === to ? `两端接${from}` : `连接${from}与${to}`}`
		},
		unknownGround: '途经地块有无建筑、水面不明，须现场核实',
		goesRound: '已绕开图上的建筑、水面与铁路',
		after: (time) => `改后步行 ${time}`,
		brings: (households) => `${households} 户进圈`,
		cost: (cost) => `约 ${cost}`,
		each: (cost) => `每户 ${cost}`,
		assumed: '费用按假定单价。',
		others: '其他办法',
		try: '试一试',
		tryThis: (what) => `试一试：${what}`,
		also: (names) => `兼及 ${names}`,
		folded: (n) => `另有 ${n} 处未列：花费不少于、受益户不多于上列某一处。`
	},
	en: {
		side: COMPASS_NAMES.en,
		lane: 'a lane',
		change: {
			'add-centre': ({ side, isCommunity, from }) =>
				isCommunity
					? `New service centre outside the ${side ? `${side} ` : ''}gate, on ${from}`
					: `New service centre on ${from}${side ? `, to the ${side}` : ''}`,
			'add-entrance': ({ side, from }) => `New entrance${side ? ` on the ${side} side` : ''}, to ${from}`,
			'open-wall': ({ side, neighbour }) =>
				`Open the wall to ${neighbour}${side ? ` on the ${side} side` : ''}`,
			'add-link': ({ side, from, to, metres }) =>
				`New link of ${metres} m${side ? ` on the ${side} side` : ''}, ${from === to ? `both ends on ${from}` : `from ${from} to ${to}`}`
		},
		unknownGround: 'Buildings and water on its way are not known: check on site',
		goesRound: 'Goes round the buildings, water and railways on the map',
		after: (time) => `then ${time} on foot`,
		brings: (households) => `${households} households come within`,
		cost: (cost) => `about ${cost}`,
		each: (cost) => `${cost} a household`,
		assumed: 'Costs at assumed prices.',
		others: 'Other ways',
		try: 'Try it',
		tryThis: (what) => `Try it: ${what}`,
		also: (names) => `also ${names}`,
		folded: (n) => `${n} more are not listed: they cost no less than one above and bring nobody else.`
	}
};
