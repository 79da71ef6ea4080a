/** A walking speed and where it comes from. */
export interface SpeedPreset {
	id: 'aided' | 'elderly' | 'standard' | 'adult';
	speedMps: number;
	/** Standard or study behind it, with its date. */
	source: { zh: string; en: string };
	effective: string;
}

/** Walking speeds offered. Configuration, not constants: each names its source and date. */
export const SPEED_PRESETS: readonly SpeedPreset[] = [
	{
		id: 'aided',
		speedMps: 0.65,
		source: {
			zh: '轮椅、助行 0.6–0.7 m/s 的中值，项目假定，待核',
			en: 'middle of 0.6–0.7 m/s with aids or wheelchair; project assumption, to be checked'
		},
		effective: '2022-01-01'
	},
	{
		id: 'elderly',
		speedMps: 0.8,
		source: { zh: '老年人步速，项目假定，待核', en: 'elderly walkers; project assumption, to be checked' },
		effective: '2022-01-01'
	},
	{
		id: 'standard',
		speedMps: 1.0,
		source: {
			zh: 'GB 50647-2011 步行设计速度；GB 50180-2018 各级距离反推 0.83–1.11 m/s',
			en: 'design speed of GB 50647-2011; the distances of GB 50180-2018 imply 0.83–1.11 m/s'
		},
		effective: '2018-12-01'
	},
	{
		id: 'adult',
		speedMps: 1.25,
		source: { zh: '成人步速实测 1.17–1.29 m/s', en: 'adults, measured 1.17–1.29 m/s' },
		effective: '2022-01-01'
	}
];

export const DEFAULT_SPEED_MPS = 1.0;

/** 15-minute circle: TD/T 1062-2021, GB 50180-2018. 30 minutes: the programme's own parameter, no standard. */
export const DEFAULT_MINUTES: readonly number[] = [15, 30];

/** Range of the minutes that can be set in the workbench. */
export const MINUTES_RANGE = { min: 5, max: 60 } as const;

/** Walkers from the elderly to adults, and what a walking time may be off by: crossings, weather, gaps of the map. */
export const DOUBT = {
	speedsMps: [0.8, 1.25],
	error: 0.1,
	source: {
		zh: '老人与成人步速预设；误差 ±10 % 为项目假定，待核',
		en: 'speed presets for elderly and adults; ±10 % is the project’s assumption, to be checked'
	},
	effective: '2022-01-01'
} as const;
