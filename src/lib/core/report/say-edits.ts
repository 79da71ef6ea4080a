import type { CommunityProps } from '../city/types.ts';
import { Format } from '../figures/format.ts';
import type { MeasuredPlan } from '../model/types.ts';
import type { Edit } from '../what-if/types.ts';

const WORDS = {
	zh: {
		moved: (name: string) => `迁移${name}`,
		added: (name: string) => `新建社区服务中心（${name}）`,
		closed: (name: string) => `关闭${name}`,
		entrance: (name: string, isOpen: boolean) => `${name}增设出入口（${isOpen ? '对外开放' : '仅供住户'}）`,
		shut: (name: string) => `${name}关闭出入口一处`,
		wall: (a: string, b: string) => `打通${a}与${b}之间的围墙`,
		open: (name: string) => `${name}开放穿行`,
		link: '新建步行通道一条',
		barrier: '增设隔断一处'
	},
	en: {
		moved: (name: string) => `${name} moved`,
		added: (name: string) => `a new service centre (${name})`,
		closed: (name: string) => `${name} closed`,
		entrance: (name: string, isOpen: boolean) =>
			`a new entrance to ${name} (${isOpen ? 'open to all' : 'residents only'})`,
		shut: (name: string) => `an entrance of ${name} closed`,
		wall: (a: string, b: string) => `the wall between ${a} and ${b} opened`,
		open: (name: string) => `${name} opened to walk through`,
		link: 'a new footway',
		barrier: 'a new barrier'
	}
} as const;

/** What each edit of a plan changes, in words, in their order; things that the plan does not have by their ids. */
export function sayEdits({ edits, centres, rows }: MeasuredPlan, lang: 'zh' | 'en'): string[] {
	const words = WORDS[lang];
	const format = new Format(lang);
	const centreName = new Map(centres.map((centre) => [centre.id, format.name(centre)]));
	const communityName = new Map(
		rows.map(({ id, props }: { id: string; props: CommunityProps }) => [id, format.name(props)])
	);
	const centre = (id: string) => centreName.get(id) ?? id;
	const community = (id: string) => communityName.get(id) ?? id;
	return edits.map((edit: Edit): string => {
		switch (edit.kind) {
			case 'move-centre':
				return words.moved(centre(edit.centreId));
			case 'add-centre':
				return words.added(centre(edit.centreId));
			case 'close-centre':
				return words.closed(centre(edit.centreId));
			case 'add-entrance':
				return words.entrance(community(edit.communityId), edit.openTo === 'all');
			case 'close-entrance':
				return words.shut(community(edit.communityId));
			case 'open-wall':
				return words.wall(...(edit.communityIds.map(community) as [string, string]));
			case 'open-community':
				return words.open(community(edit.communityId));
			case 'add-link':
				return words.link;
			case 'add-barrier':
				return words.barrier;
		}
	});
}
