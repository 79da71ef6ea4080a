import type { BothTexts } from '../text/both-texts.ts';

/** Titles of layers that go out, plan's and results'. */
export const LAYER_TITLES: Readonly<Record<string, BothTexts>> = {
	districts: { zh: '区', en: 'Districts' },
	clusters: { zh: '组团', en: 'Clusters' },
	blocks: { zh: '街坊', en: 'Street blocks' },
	axes: { zh: '主轴', en: 'Axes' },
	centres: { zh: '服务中心', en: 'Centres' },
	communities: { zh: '小区', en: 'Communities' },
	facilities: { zh: '设施', en: 'Facilities' },
	buildings: { zh: '楼栋', en: 'Buildings' },
	landmarks: { zh: '地标', en: 'Landmarks' },
	streets: { zh: '街道', en: 'Streets' },
	walls: { zh: '围墙', en: 'Walls' },
	links: { zh: '连通道', en: 'Links' },
	passages: { zh: '开墙处', en: 'Wall openings' },
	notes: { zh: '批注', en: 'Notes' },
	entrances: { zh: '出入口', en: 'Entrances' },
	doors: { zh: '中心的门', en: 'Doors' },
	coverage: { zh: '步行覆盖', en: 'Coverage' },
	circles: { zh: '生活圈', en: 'Life circles' },
	packages: { zh: '连片包', en: 'Packages' },
	sites: { zh: '拟建服务中心', en: 'Proposed centres' },
	strips: { zh: '示范带小区', en: 'Communities along the axes' },
	differences: { zh: '版次差异', en: 'Differences between revisions' }
};
