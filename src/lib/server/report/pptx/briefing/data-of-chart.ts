import type { Chart } from '#lib/core/figures/types.ts';
import type { ChartData } from './shape-marks.ts';

/** Names and numbers of a chart in one language. */
export function dataOfChart({ categories, series }: Chart, lang: 'zh' | 'en'): ChartData {
	return {
		categories: categories.map((category) => category[lang]),
		series: series.map(({ name, values }) => ({ name: name[lang], values }))
	};
}
