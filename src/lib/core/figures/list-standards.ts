import { DOUBT, SPEED_PRESETS } from '../coverage/settings.ts';
import { Format } from './format.ts';
import type { Figure, FigureKey, FigureSource } from './types.ts';

type Basis = 'inner' | 'outer' | 'speed' | 'doubt' | 'axes' | 'packages' | 'siting';

/** Standards that each figure is based on; counts are based on the data alone. */
const BASES: Partial<Record<FigureKey, readonly Basis[]>> = {
	'coverage-inner': ['inner', 'speed'],
	'coverage-outer': ['outer', 'speed'],
	'households-inner': ['inner', 'speed'],
	'households-outer': ['outer', 'speed'],
	'households-beyond-inner': ['inner', 'speed'],
	'communities-beyond-inner': ['inner', 'speed'],
	'people-beyond-inner': ['inner', 'speed'],
	'floor-area-beyond-inner': ['inner', 'speed'],
	'households-beyond-outer': ['outer', 'speed'],
	'median-walk': ['speed'],
	'longest-walk': ['speed'],
	'firm-share': ['inner', 'doubt'],
	'doubtful-share': ['inner', 'doubt'],
	'never-share': ['inner', 'doubt'],
	'along-axes': ['axes'],
	'along-axes-coverage-inner': ['axes', 'inner', 'speed'],
	packages: ['packages'],
	'packages-share': ['packages'],
	'packages-on-target': ['packages'],
	'siting-centres': ['siting'],
	'siting-gain': ['siting'],
	'siting-coverage': ['siting']
};

/** Minutes that a standard requires. */
const STANDARD_MINUTES = 15;

const WORDS = {
	zh: {
		standardMinutes: (m: number) =>
			`${m} 分钟：TD/T 1062-2021（2021-07-01 起）、GB 50180-2018（2018-12-01 起）`,
		ownMinutes: (m: number) => `${m} 分钟：本项目参数，无国家标准`,
		speed: (speed: string, source: string, from: string) => `步速 ${speed} 米/秒：${source}（${from} 起）`,
		ownSpeed: (speed: string) => `步速 ${speed} 米/秒：由使用者设定`,
		doubt: (source: string, from: string) => `步速范围与误差：${source}（${from} 起）`,
		axes: (m: string) => `沿主轴规则：道路半宽之外 ${m} 米以内、其间无别的街道；本项目规定`,
		packages: (gap: string) => `相邻规则：边界相距 ${gap} 米以内、其间无主干道；目标规模由规划者设定`,
		proven: '选址：已证明没有更好的方案',
		gap: (gap: string) => `选址：距可证明的上限还差 ${gap}`
	},
	en: {
		standardMinutes: (m: number) =>
			`${m} minutes: TD/T 1062-2021 (from 2021-07-01), GB 50180-2018 (from 2018-12-01)`,
		ownMinutes: (m: number) => `${m} minutes: a parameter of the programme, no national standard`,
		speed: (speed: string, source: string, from: string) => `${speed} m/s: ${source} (from ${from})`,
		ownSpeed: (speed: string) => `${speed} m/s: set by the user`,
		doubt: (source: string, from: string) => `Range of walking speeds and error: ${source} (from ${from})`,
		axes: (m: string) =>
			`Along an axis: within ${m} m beyond the street's half-width, no other street between; rule of the project`,
		packages: (gap: string) =>
			`Neighbours: boundaries within ${gap} m, no main street between; target size set by the planner`,
		proven: 'Siting: proven optimal',
		gap: (gap: string) => `Siting: within ${gap} of the proven bound`
	}
} as const;

/** The standards and assumptions that a figure rests on, a line each. */
export function listStandards(
	{ key }: Pick<Figure, 'key'>,
	{ plan, planning }: FigureSource,
	lang: 'zh' | 'en'
): string[] {
	const words = WORDS[lang];
	const format = new Format(lang);
	const minutes = (m: number) => (m === STANDARD_MINUTES ? words.standardMinutes(m) : words.ownMinutes(m));
	const describe = (basis: Basis): string[] => {
		switch (basis) {
			case 'inner':
				return [minutes(plan.minutes[0])];
			case 'outer':
				return [minutes(plan.minutes[1])];
			case 'speed': {
				const speed = format.number(plan.speedMps, 2);
				const preset = SPEED_PRESETS.find(({ speedMps }) => speedMps === plan.speedMps);
				return [preset ? words.speed(speed, preset.source[lang], preset.effective) : words.ownSpeed(speed)];
			}
			case 'doubt':
				return [words.doubt(DOUBT.source[lang], DOUBT.effective)];
			case 'axes':
				return [words.axes(format.number(plan.axes.alongM))];
			case 'packages': {
				const gapM = planning.packages?.ground.gapM;
				return gapM === undefined ? [] : [words.packages(format.number(gapM))];
			}
			case 'siting': {
				const { siting } = planning;
				if (!siting) return [];
				const { optimal, gap } = siting.sited;
				return [minutes(siting.question.minutes), optimal ? words.proven : words.gap(format.share(gap, 2))];
			}
		}
	};
	return (BASES[key] ?? []).flatMap(describe);
}
