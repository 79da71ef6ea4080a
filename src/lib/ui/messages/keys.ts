import type { Lang } from '#lib/carto/view-query.ts';

/** Keys of the workbench, and what each does. */
export const KEY_TEXTS: Record<Lang, readonly (readonly [keys: string, what: string])[]> = {
	zh: [
		['/', '搜索'],
		['T', '展开或收起小区一览'],
		['[ ]', '内圈减、加 1 分钟'],
		['{ }', '外圈减、加 1 分钟'],
		['0', '回到全城'],
		['D', '切换深浅主题'],
		['G', '中英文切换'],
		['S', '保存当前视图'],
		['W', '打开或收起推演工具'],
		['P', '打开或收起连片工具'],
		['M', '测量距离、路程和面积'],
		['N', '在图上加批注'],
		['Ctrl Z', '撤销一步推演；加 Shift 重做'],
		['↑ ↓', '在列表中移动'],
		['空格', '选取一行；Shift 加 ↑ ↓ 连续选取'],
		['Esc', '退回一步'],
		['?', '显示本页']
	],
	en: [
		['/', 'Search'],
		['T', 'Open or close the table'],
		['[ ]', 'Inner circle one minute less, more'],
		['{ }', 'Outer circle one minute less, more'],
		['0', 'Whole city'],
		['D', 'Light or dark theme'],
		['G', 'Chinese or English'],
		['S', 'Save this view'],
		['W', 'What-if tools'],
		['P', 'Contiguous planning'],
		['M', 'Measure distances, walks and ground'],
		['N', 'Add a note on the map'],
		['Ctrl Z', 'Undo a what-if step; with Shift redo'],
		['↑ ↓', 'Move in a list'],
		['Space', 'Pick a row; Shift with ↑ ↓ picks a range'],
		['Esc', 'One step back'],
		['?', 'This page']
	]
};
