import type { Bundle, LegalCode, LegalLimit } from './types.ts';

/** Articles of the Civil Code (民法典, in force 2021-01-01) that restrict bundles. */
const ARTICLES: Record<LegalCode, { article: string; zh: string; en: string }> = {
	'owners-decide': {
		article: '278(5)',
		zh: '选聘物业服务企业由每个小区的业主共同决定：专有部分面积占比三分之二以上且人数占比三分之二以上的业主参与表决，经参与表决者面积过半数且人数过半数同意；捆绑不能代替各小区表决。',
		en: 'Each community’s owners decide on hiring a property company: owners of at least 2/3 of the area and 2/3 in number take part, and more than half of those by area and by number agree. A bundle does not vote for them.'
	},
	'self-manage': {
		article: '284',
		zh: '业主可以自行管理，也可以委托物业服务企业；小区可以不加入捆绑。',
		en: 'Owners may manage their buildings themselves: a community may stay out of its bundle.'
	},
	'no-full-subcontracting': {
		article: '941',
		zh: '物业服务人不得将全部物业服务转委托第三人，或支解后分别转委托；“统一分包”只能由中标企业自己服务或仅分包专项服务。',
		en: 'A property company may not pass all of its services on, whole or in pieces: one contract for the bundle has to be served by who signed it; only special services may be subcontracted.'
	},
	'common-income': {
		article: '282',
		zh: '利用共有部分产生的收入，扣除合理成本后属于本小区业主共有；用于其他小区须经本小区业主共同决定。',
		en: 'Income from common parts, after cost, belongs to the owners of that community: to carry another one with it takes their own decision.'
	},
	'costs-by-agreement': {
		article: '283',
		zh: '费用分摊、收益分配有约定的按约定，没有约定或约定不明确的按专有部分面积比例；跨小区补贴须有约定。',
		en: 'Costs and income are shared as agreed, else by area: what one community pays for another has to be agreed.'
	},
	'dismissal-notice': {
		article: '946',
		zh: '业主解聘现有物业服务人，应当提前六十日书面通知（合同另有约定的除外）；已有物业的小区须先依法解聘。',
		en: 'Owners who dismiss a property company give it 60 days’ written notice unless the contract says otherwise: communities that have one do so first.'
	}
};

/** The legal limits that apply to some of the bundles, in the order above. */
export function listLegalLimits(bundles: readonly Bundle[]): LegalLimit[] {
	const shared = bundles.filter(({ communityIds }) => communityIds.length > 1);
	const carrying = bundles.filter(({ transferYuan }) => transferYuan > 0);
	const everyone = ({ communityIds }: Bundle) => communityIds;
	const carriers = ({ strong }: Bundle) => strong.map(({ id }) => id);
	const limit = (
		code: LegalCode,
		bound: readonly Bundle[],
		whom: (bundle: Bundle) => string[]
	): LegalLimit[] => {
		const { article, zh, en } = ARTICLES[code];
		const communityIds = bound.flatMap(whom).toSorted();
		const bundleIds = bound.map(({ id }) => id).toSorted();
		return communityIds.length === 0 ? [] : [{ code, article, text: { zh, en }, bundleIds, communityIds }];
	};
	return [
		...limit('owners-decide', bundles, everyone),
		...limit('self-manage', bundles, everyone),
		...limit('no-full-subcontracting', shared, everyone),
		...limit(
			'common-income',
			carrying.filter(({ commonTransferYuan }) => commonTransferYuan > 0),
			({ strong }) => strong.filter(({ commonIncomeYuan }) => commonIncomeYuan > 0).map(({ id }) => id)
		),
		...limit('costs-by-agreement', carrying, carriers),
		...limit(
			'dismissal-notice',
			bundles.filter(({ managedIds }) => managedIds.length > 0),
			({ managedIds }) => managedIds
		)
	];
}
