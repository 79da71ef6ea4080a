/** Fixed texts of decks, besides the contents of slides. */
export interface BriefingWords {
	/** After the figure's name: its value without the what-if edits. */
	before: (value: string) => string;
	/** After the what-if mark: the first edits, and their number. */
	changes: (told: readonly string[], all: number) => string;
	map: string;
	/** Warning: a text does not fit its place even at the smallest font size. */
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
