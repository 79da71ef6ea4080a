import { LAYER_TITLES } from '#lib/core/intake/layer-titles.ts';
import type { ExportWish, ResultLayer } from './read-export-wish.ts';

/** What results were computed from and with, as a file says it; '' where none go out. */
export function sayComputed(
	results: readonly ResultLayer[],
	{ minutes, speedMps, since }: Pick<ExportWish, 'minutes' | 'speedMps' | 'since'>,
	revision: number
): string {
	const computed = results.filter((layer) => layer !== 'differences');
	const name = (layers: readonly ResultLayer[]) => layers.map((layer) => LAYER_TITLES[layer]!.zh).join('、');
	return [
		...(computed.length > 0
			? [
					`${name(computed)}由第 ${revision} 版规划计算，步行速度 ${speedMps} 米/秒，生活圈 ${minutes.join('、')} 分钟`
				]
			: []),
		...(since === null ? [] : [`${name(['differences'])}：第 ${since} 版至第 ${revision} 版`])
	].join('；');
}
