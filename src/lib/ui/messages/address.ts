import type { Lang } from '#lib/carto/view-query.ts';

interface AddressMessages {
	title: string;
	/** `taken`: what stands in its place, `''` for nothing. */
	refused: (name: string, value: string, taken: string) => string;
	takes: (right: string) => string;
	ignored: (names: readonly string[]) => string;
	gone: (kind: string, id: string) => string;
	dismiss: string;
}

/** What is said of a link that could not be taken as it was given. */
export const addressText: Record<Lang, AddressMessages> = {
	zh: {
		title: '链接中有不可用的参数',
		refused: (name, value, taken) =>
			`参数 ${name} 的值“${value}”不可用，${taken === '' ? '已忽略' : `已改用 ${taken}`}。`,
		takes: (right) => `应为：${right}`,
		ignored: (names) => `不认识的参数 ${names.join('、')} 已忽略。`,
		gone: (kind, id) => `链接所选的${kind}“${id}”不在本市的规划数据中，未选中任何对象。`,
		dismiss: '知道了'
	},
	en: {
		title: 'The link has parameters that cannot be used',
		refused: (name, value, taken) =>
			`${name} “${value}” cannot be used; ${taken === '' ? 'it is left out' : `${taken} is taken instead`}.`,
		takes: (right) => `It takes ${right}`,
		ignored: (names) => `Left out, because nobody knows them here: ${names.join(', ')}.`,
		gone: (kind, id) =>
			`The ${kind.toLowerCase()} “${id}” of the link is not in this city’s plan; nothing is selected.`,
		dismiss: 'OK'
	}
};
