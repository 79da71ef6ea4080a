/** Colours named after the pigments of Chinese painting; each has one meaning on map, chart, table and report. */
export interface Palette {
	/** 宣纸: paper of the panels. */
	paper: string;
	/** The table the map is drawn on, outside the city. */
	ground: string;
	/** 墨: text and outlines. */
	ink: string;
	/** Lighter ink: secondary text. */
	inkSoft: string;
	/** Hairlines between things. */
	line: string;
	street: string;
	/** Casing of streets: what makes them seen on the ground and on every wash. */
	streetEdge: string;
	/** Lanes and paths: one line without casing. */
	lane: string;
	/** Street blocks inside the main urban area. */
	block: string;
	/** Buildings of the basemap. */
	building: string;
	residential: string;
	green: string;
	water: string;
	campus: string;
	works: string;
	/** 朱砂: not renovated; this full where the inner circle does not reach. */
	cinnabar: string;
	/** Its wash: not renovated, within the inner circle. */
	cinnabarWash: string;
	/** Its depth: not renovated, beyond the outer circle. */
	cinnabarDeep: string;
	/** 藤黄: under way. */
	gamboge: string;
	/** Text on it. */
	onGamboge: string;
	/** 石绿: accepted. */
	malachite: string;
	/** Malachite as text. */
	malachiteInk: string;
	/** Its wash: fields of accepted communities. */
	malachiteWash: string;
	/** 石青: service centres and 15 minutes; 30 minutes is its wash. */
	azurite: string;
	azuriteWash: string;
	/** 赭石: the axes. */
	ochre: string;
	ochreInk: string;
	/** 青莲: what-if edits; for communities, one that they move out of the inner circle. */
	violet: string;
	/** Its wash: a community that they bring into it. */
	violetWash: string;
	/** 藕荷、秋香、月白、豆绿、檀、鸦青: washes that distinguish neighbouring packages, bundles and zones; no meaning. */
	washes: readonly string[];
	/** Halo of labels. */
	halo: string;
}

/** On paper, by day. */
export const LIGHT: Palette = {
	paper: '#F7F4EC',
	ground: '#EFEADC',
	ink: '#1F2328',
	inkSoft: '#5B5F63',
	line: '#D9D2C0',
	street: '#FFFEFA',
	streetEdge: '#B7AA8C',
	lane: '#C6BBA2',
	block: '#F6F2E7',
	building: '#DFD6C2',
	residential: '#EDE7D8',
	green: '#DCE5CE',
	water: '#CFDDE2',
	campus: '#EEE3D6',
	works: '#E6E1DA',
	cinnabar: '#C8402F',
	cinnabarWash: '#E6A192',
	cinnabarDeep: '#861F14',
	gamboge: '#E0A526',
	onGamboge: '#1F2328',
	malachite: '#2E8B6A',
	malachiteInk: '#1F6B50',
	malachiteWash: '#CFE3D4',
	azurite: '#2B6CA3',
	azuriteWash: '#9DBBD2',
	ochre: '#A8643A',
	ochreInk: '#7E4524',
	violet: '#7A4A94',
	violetWash: '#C9AEDA',
	washes: ['#D9BFD3', '#DDD08C', '#B4CFE0', '#BCD6A8', '#DDBB9E', '#B9BEC4'],
	halo: '#FBF9F2'
};

/** For the projector: the same pigments, lit from behind. */
export const DARK: Palette = {
	paper: '#171B20',
	ground: '#0F1317',
	ink: '#ECE7DA',
	inkSoft: '#A3A9AC',
	line: '#2F363E',
	street: '#4A535D',
	streetEdge: '#05070A',
	lane: '#3A424A',
	block: '#171C22',
	building: '#2A3138',
	residential: '#1D232A',
	green: '#1B2A24',
	water: '#152A38',
	campus: '#231F20',
	works: '#20242A',
	cinnabar: '#E8624F',
	cinnabarWash: '#9C4638',
	cinnabarDeep: '#FFA793',
	gamboge: '#F0BE4C',
	onGamboge: '#171B20',
	malachite: '#4DB38E',
	malachiteInk: '#63C6A2',
	malachiteWash: '#15352A',
	azurite: '#5FA3DC',
	azuriteWash: '#33546F',
	ochre: '#CC8756',
	ochreInk: '#E3A67B',
	violet: '#C39BDC',
	violetWash: '#5E4573',
	washes: ['#5A4459', '#575025', '#2F4C5F', '#3D5532', '#5E4634', '#474D55'],
	halo: '#11161B'
};
