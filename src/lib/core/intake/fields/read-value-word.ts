import { VALUE_NAMES } from '../../city/value-names.ts';
import type { Column } from '../../city/layers.ts';
import { findFacilityKind } from '../../facilities/find-facility-kind.ts';
import { WRITTEN_WORDS } from '../written-words.ts';

/** What bureaus write besides the words with which the plan itself goes out. Keys in half width, lower case. */
const OTHER_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	state: {
		未开工: 'not-renovated',
		未实施: 'not-renovated',
		待改造: 'not-renovated',
		未启动: 'not-renovated',
		否: 'not-renovated',
		正在改造: 'under-way',
		施工中: 'under-way',
		在建: 'under-way',
		已开工: 'under-way',
		进行中: 'under-way',
		已完成: 'accepted',
		完成: 'accepted',
		已完工: 'accepted',
		完工: 'accepted',
		已验收: 'accepted',
		竣工: 'accepted',
		是: 'accepted'
	},
	openTo: {
		开放: 'all',
		所有人: 'all',
		公众: 'all',
		是: 'all',
		yes: 'all',
		居民: 'residents',
		业主: 'residents',
		否: 'residents',
		private: 'residents',
		no: 'residents'
	},
	provenance: { 官方数据: 'official', 调查: 'surveyed', 示意数据: 'illustrative' },
	status: {
		已建: 'open',
		现状: 'open',
		已建成: 'open',
		建成: 'open',
		正常: 'open',
		运营: 'open',
		运营中: 'open',
		已投用: 'open',
		已投入使用: 'open',
		在用: 'open',
		规划: 'planned',
		规划中: 'planned',
		拟建: 'planned',
		新建: 'planned',
		待建: 'planned',
		在建: 'planned',
		未建: 'planned',
		建设中: 'planned',
		关闭: 'closed',
		已停用: 'closed',
		闲置: 'closed',
		废弃: 'closed',
		未运营: 'closed'
	},
	capacityUnit: {
		学位: 'places',
		托位: 'places',
		人: 'places',
		班级: 'classes',
		张: 'beds',
		床位: 'beds',
		个车位: 'spaces',
		泊位: 'spaces',
		停车位: 'spaces',
		座位: 'seats',
		餐位: 'seats'
	},
	heightFrom: {
		测量: 'surveyed',
		实地测量: 'surveyed',
		图纸: 'drawing',
		竣工图纸: 'drawing',
		层数推算: 'ledger-floors',
		按层数推算: 'ledger-floors',
		影像: 'satellite',
		卫星影像: 'satellite',
		遥感: 'satellite',
		未知: 'unknown'
	},
	use: {
		居住: 'residential',
		居民楼: 'residential',
		住宅楼: 'residential',
		宿舍: 'residential',
		综合: 'mixed',
		商住楼: 'mixed',
		商住两用: 'mixed',
		底商住宅: 'mixed',
		商业: 'commercial',
		商铺: 'commercial',
		办公: 'commercial',
		公建: 'public',
		公共: 'public',
		学校: 'public',
		医院: 'public',
		工业: 'industrial',
		厂房: 'industrial',
		仓库: 'industrial',
		仓储: 'industrial',
		附属: 'ancillary',
		车棚: 'ancillary',
		车库: 'ancillary',
		未知: 'unknown',
		其他: 'unknown'
	},
	streetClass: {
		快速: 'trunk',
		主干: 'primary',
		主路: 'primary',
		次干: 'secondary',
		街巷: 'living_street',
		胡同: 'living_street'
	}
};

const spell = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** By field: its values by every word for them. */
const VALUES = new Map<string, ReadonlyMap<string, string>>();

function valuesOf(field: string): ReadonlyMap<string, string> {
	let words = VALUES.get(field);
	if (words) return words;
	words = new Map([
		...Object.entries(OTHER_WORDS[field] ?? {}),
		...Object.entries(VALUE_NAMES[field] ?? {}).map(([value, { en }]) => [spell(en), value] as const),
		...Object.entries(WRITTEN_WORDS[field] ?? {}).map(([value, word]) => [spell(word), value] as const)
	]);
	VALUES.set(field, words);
	return words;
}

/**
 * The value that a word stands for in a field that has only some: 已完工 of `state`, 幼儿园（公办） of a facility's `kind`. A value
 * of the field stands for itself.
 *
 * @returns `undefined` for a word that stands for none
 */
export function readValueWord(
	text: string,
	{ name, column }: { name: string; column: Pick<Column, 'values'> }
): string | undefined {
	const values = column.values ?? [];
	if (values.includes(text)) return text;
	const word = spell(text);
	const value = valuesOf(name).get(word) ?? (name === 'kind' ? findFacilityKind(text) : undefined) ?? word;
	return values.includes(value) ? value : undefined;
}

/** The words for all values of a field, as people are told which there are. */
export function listValueWords(name: string, values: readonly string[], lang: 'zh' | 'en'): string[] {
	return values.map(
		(value) =>
			VALUE_NAMES[name]?.[value]?.[lang] ??
			(lang === 'zh' ? WRITTEN_WORDS[name]?.[value] : undefined) ??
			value
	);
}
