import { FACILITY_KIND_CODES } from '../facilities/facility-codes.ts';
import { FACILITY_KINDS } from '../facilities/facility-kinds.ts';
import type { BothTexts } from '../text/both-texts.ts';

const name = (zh: string, en: string): BothTexts => ({ zh, en });

/**
 * What the values of fields of facilities, buildings and streets are called, by field and value: on screen, in ledgers that go out,
 * and in those that come in.
 */
export const VALUE_NAMES: Readonly<Record<string, Readonly<Record<string, BothTexts>>>> = {
	kind: Object.fromEntries(FACILITY_KIND_CODES.map((kind) => [kind, FACILITY_KINDS[kind].name])),
	streetClass: {
		trunk: name('快速路', 'trunk road'),
		primary: name('主干路', 'main street'),
		secondary: name('次干路', 'secondary street'),
		tertiary: name('支路', 'side street'),
		unclassified: name('一般道路', 'minor street'),
		residential: name('居住区道路', 'residential street'),
		living_street: name('生活街巷', 'living street'),
		service: name('内部道路', 'service way'),
		pedestrian: name('步行街', 'pedestrian street'),
		track: name('土路', 'track'),
		cycleway: name('自行车道', 'cycleway'),
		footway: name('人行道', 'footway'),
		path: name('小径', 'path'),
		steps: name('台阶', 'steps'),
		lane: name('街坊支路', 'lane')
	},
	status: {
		open: name('使用中', 'in use'),
		planned: name('规划或在建', 'planned or under construction'),
		closed: name('停用', 'closed')
	},
	capacityUnit: {
		none: name('无', 'none'),
		places: name('学位、托位', 'places'),
		classes: name('班', 'classes'),
		beds: name('床', 'beds'),
		spaces: name('车位', 'parking spaces'),
		seats: name('座', 'seats')
	},
	heightFrom: {
		surveyed: name('实测', 'surveyed'),
		drawing: name('竣工图', 'drawings as built'),
		'ledger-floors': name('台账层数推算', 'floors of a ledger'),
		satellite: name('卫星影像估计', 'estimated from satellite images'),
		unknown: name('不明', 'not known')
	},
	use: {
		residential: name('住宅', 'housing'),
		mixed: name('商住', 'housing and shops'),
		commercial: name('商业办公', 'shops and offices'),
		public: name('公共服务', 'public services'),
		industrial: name('工业仓储', 'industry and storage'),
		ancillary: name('附属用房', 'ancillary'),
		unknown: name('不明', 'not known')
	}
};
