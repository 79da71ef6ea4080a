import type { BothTexts } from '../../text/both-texts.ts';
import type { CheckCode } from './types.ts';

/** What each check is called, and what is said where it found nothing. */
export const CHECKS_SAID: Readonly<Record<CheckCode, { name: BothTexts; ok: BothTexts }>> = {
	sums: {
		name: { zh: '合计与各行', en: 'Sums and their rows' },
		ok: { zh: '合计、小计与各行之和一致', en: 'All sums are those of their rows' }
	},
	subtotals: {
		name: { zh: '小计与合计', en: 'Sums and their parts' },
		ok: { zh: '各小计之和与合计一致', en: 'All sums are those of their parts' }
	},
	counts: {
		name: { zh: '小区个数', en: 'Number of rows' },
		ok: { zh: '写明的个数与行数一致', en: 'There are as many rows as stated' }
	},
	'empty-name': {
		name: { zh: '名称缺失', en: 'Names missing' },
		ok: { zh: '每行都有名称', en: 'Every row has a name' }
	},
	'same-name': {
		name: { zh: '名称重复', en: 'Names repeated' },
		ok: { zh: '没有重复的名称', en: 'No name is there twice' }
	},
	'same-id': {
		name: { zh: '编号重复', en: 'Numbers repeated' },
		ok: { zh: '没有重复的编号', en: 'No number is there twice' }
	},
	'two-names': {
		name: { zh: '一处两名', en: 'One place, two names' },
		ok: { zh: '没有疑为同一处的两个名称', en: 'No two names may be one place' }
	},
	'name-in-plan': {
		name: { zh: '与计划中名称相近', en: 'Nearly a name of the plan' },
		ok: { zh: '没有与计划中仅写法不同的名称', en: 'No name is nearly one of the plan' }
	},
	'same-place': {
		name: { zh: '位置重复', en: 'Places repeated' },
		ok: { zh: '没有相同的位置', en: 'No two rows are at one place' }
	},
	'outside-district': {
		name: { zh: '所属区与位置', en: 'District and place' },
		ok: { zh: '位置都在所写的区内', en: 'All are in the district that they name' }
	},
	'outside-cluster': {
		name: { zh: '所属组团与位置', en: 'Cluster and place' },
		ok: { zh: '位置都在所写的组团内', en: 'All are in the cluster that they name' }
	},
	'column-unit': {
		name: { zh: '整列单位', en: 'Unit of a column' },
		ok: { zh: '面积的单位合理', en: 'Areas are in the unit that they should be in' }
	},
	'mixed-units': {
		name: { zh: '单位混用', en: 'Units mixed' },
		ok: { zh: '各列单位一致', en: 'Every column has one unit' }
	},
	'households-per-building': {
		name: { zh: '户数与楼栋数', en: 'Households and buildings' },
		ok: { zh: '每栋户数合理', en: 'Households a building are as usual' }
	},
	'people-per-household': {
		name: { zh: '人口与户数', en: 'People and households' },
		ok: { zh: '户均人口合理', en: 'People a household are as usual' }
	},
	'area-per-household': {
		name: { zh: '建筑面积与户数', en: 'Floor area and households' },
		ok: { zh: '户均建筑面积合理', en: 'Floor area a household is as usual' }
	},
	'floor-area-ratio': {
		name: { zh: '容积率', en: 'Floor area ratio' },
		ok: { zh: '容积率合理', en: 'Floor area ratios are as usual' }
	},
	'year-built': {
		name: { zh: '建成年份', en: 'Year built' },
		ok: { zh: '建成年份合理', en: 'Years built are as usual' }
	},
	'two-digit-year': {
		name: { zh: '年份写法', en: 'How years are written' },
		ok: { zh: '年份都是四位', en: 'Years have four digits' }
	},
	'collection-rate': {
		name: { zh: '物业费收缴率', en: 'Collection rate' },
		ok: { zh: '收缴率都不超过 100%', en: 'No rate is above 100%' }
	}
};
