import type { Compass } from '#lib/core/axes/types.ts';
import type { RenovationState } from '#lib/core/city/types.ts';
import type { Lang } from '#lib/carto/view-query.ts';

interface AxesText {
	what: string;
	which: string;
	drawn: string;
	draw: string;
	drawHint: string;
	finish: string;
	along: string;
	alongUnit: string;
	again: string;
	summary: (not: string, underWay: string, done: string) => string;
	rule: (half: string, along: string) => string;
	side: Record<Compass, string>;
	strip: string;
	direction: Record<Compass, string>;
	stripLabel: (name: string, length: string) => string;
	gap: string;
	outside: string;
	legend: Record<RenovationState, string>;
	frontage: (m: string) => string;
	list: string;
	column: Record<'community' | 'side' | 'distance' | 'frontage' | 'from' | 'state' | 'reason', string>;
	misses: (n: string) => string;
	miss: Record<'street-between' | 'too-far', (street: string, metres: string) => string>;
	nameless: string;
	metres: (m: string) => string;
	kilometres: (km: string) => string;
	none: string;
	download: string;
}

/** Texts of the desk of axes. */
export const axesText: Record<Lang, AxesText> = {
	zh: {
		what: '沿主轴有哪些小区、为什么算、沿街哪里断了；也可以自己画一条线来看。',
		which: '主轴',
		drawn: '手画线',
		draw: '画一条线',
		drawHint: '在地图上逐点点击，再按“画好了”；键盘：回车落点，Shift+回车结束。',
		finish: '画好了',
		along: '沿街范围',
		alongUnit: '米（道路半宽之外），其间无别的街道',
		again: '按此范围',
		summary: (not, underWay, done) => `未改造 ${not} · 改造中 ${underWay} · 已改造 ${done}`,
		rule: (half, along) => `规则：边界距轴线不超过半宽 ${half} 米 + ${along} 米，且看得见轴线`,
		side: { north: '北侧', east: '东侧', south: '南侧', west: '西侧' },
		strip: '沿街立面',
		direction: { north: '↓ 自北向南', east: '↓ 自东向西', south: '↓ 自南向北', west: '↓ 自西向东' },
		stripLabel: (name, length) => `${name}沿街展开图，全长 ${length}`,
		gap: '空当',
		outside: '城区外',
		legend: { 'not-renovated': '未改造', 'under-way': '改造中', accepted: '已改造' },
		frontage: (m) => `${m} 米`,
		list: '沿街小区（按街道顺序）',
		column: {
			community: '小区',
			side: '侧',
			distance: '距轴线',
			frontage: '临街',
			from: '起点起',
			state: '状态',
			reason: '原因'
		},
		misses: (n) => `差一点的 ${n} 个`,
		miss: {
			'street-between': (street, metres) => `隔着${street}（距 ${metres} 米）`,
			'too-far': (street, metres) => `距 ${metres} 米，太远${street ? `，且隔着${street}` : ''}`
		},
		nameless: '一条无名街巷',
		metres: (m) => `${m} 米`,
		kilometres: (km) => `${km} 公里`,
		none: '这条线沿街没有老旧小区。',
		download: '下载沿街表 CSV'
	},
	en: {
		what: 'Who lies along the axes and why, and where the frontage is broken; or draw a line of your own.',
		which: 'Axis',
		drawn: 'Drawn line',
		draw: 'Draw a line',
		drawHint:
			'Click point by point on the map, then Done. By keyboard: Enter sets a point, Shift+Enter ends.',
		finish: 'Done',
		along: 'Along means',
		alongUnit: 'm beyond the half-width, no other street between',
		again: 'Apply',
		summary: (not, underWay, done) => `${not} not renovated · ${underWay} under way · ${done} renovated`,
		rule: (half, along) =>
			`Rule: boundary within ${half} m half-width + ${along} m of the line, and in view of it`,
		side: { north: 'North side', east: 'East side', south: 'South side', west: 'West side' },
		strip: 'Frontage',
		direction: {
			north: '↓ from the north',
			east: '↓ from the east',
			south: '↓ from the south',
			west: '↓ from the west'
		},
		stripLabel: (name, length) => `Frontage along ${name}, ${length}`,
		gap: 'gap',
		outside: 'outside the city',
		legend: { 'not-renovated': 'not renovated', 'under-way': 'under way', accepted: 'renovated' },
		frontage: (m) => `${m} m`,
		list: 'Along it, in street order',
		column: {
			community: 'Community',
			side: 'Side',
			distance: 'Distance',
			frontage: 'Frontage',
			from: 'From start',
			state: 'State',
			reason: 'Reason'
		},
		misses: (n) => `${n} that just are not`,
		miss: {
			'street-between': (street, metres) => `${street} lies between (${metres} m)`,
			'too-far': (street, metres) => `${metres} m is too far${street ? `, and ${street} lies between` : ''}`
		},
		nameless: 'an unnamed lane',
		metres: (m) => `${m} m`,
		kilometres: (km) => `${km} km`,
		none: 'No old community lies along this line.',
		download: 'Download as CSV'
	}
};
