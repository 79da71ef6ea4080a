/** What a deck of a briefing says beside what its slides tell. */
export interface BriefingWords {
	/** Behind the name of the one number: what it is in the plan in force. */
	before: (value: string) => string;
	/** What is tried, behind the mark: the first changes, and how many there are. */
	changes: (told: readonly string[], all: number) => string;
	map: string;
	/** A text without slots is too long for its place; the smallest letters are used. */
	noMap: string;
}

export const BRIEFING_WORDS: Record<'zh' | 'en', BriefingWords> = {
	zh: {
		before: (value) => `（现行方案 ${value}）`,
		changes: (told, all) => `${told.join('；')}${all > told.length ? `等 ${all} 处改动` : ''}`,
		map: '地图',
		noMap: '模板的内容页没有放地图的位置：各页没有地图。'
	},
	en: {
		before: (value) => ` (plan in force: ${value})`,
		changes: (told, all) => `${told.join('; ')}${all > told.length ? ` … ${all} changes in all` : ''}`,
		map: 'Map',
		noMap: 'The template’s content slide has no place for a map: its slides have none.'
	}
};
