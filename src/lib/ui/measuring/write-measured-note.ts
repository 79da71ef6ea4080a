import type { LngLat } from '#lib/core/geometry/types.ts';
import type { Measured } from '#lib/state/measuring/measure-desk.svelte.ts';
import type { MeasureMode } from '#lib/state/measuring/measure-mode.ts';
import { MEASURING_TEXTS } from '../messages/measuring.ts';
import { sayLength, sayMeasured, sayProblem, type Written } from './say-measured.ts';

/** What is measured as text of several lines, to be taken along: figures, pace, legs, positions, and of what plan. */
export function writeMeasuredNote(
	measured: Measured,
	of: {
		mode: MeasureMode;
		points: readonly LngLat[];
		speedMps: number;
		isTrial: boolean;
		/** City and date of the plan. */
		city: string;
		date: string;
	},
	written: Written
): string {
	const { mode, points, speedMps } = of;
	const say = MEASURING_TEXTS[written.lang];
	const colon = written.lang === 'zh' ? '：' : ': ';
	const [comma, semicolon] = written.lang === 'zh' ? ['、', '；'] : [', ', '; '];
	const aside = [
		say.pace(written.number(speedMps, Number.isInteger(speedMps) ? 0 : 2)),
		...(of.isTrial ? [say.tried] : [])
	].join(written.lang === 'zh' ? '，' : ', ');
	const figures = sayMeasured(measured, mode, written, { speedMps })
		.filter(({ name }) => name !== say.last)
		.map(({ name, value }) => `${name}${colon}${value}${name === say.walk ? say.also(aside) : ''}`);
	const { legsM } = measured;
	const legs =
		legsM.length > 1
			? [
					say.legs +
						colon +
						legsM.map((m) => (m === null ? '–' : sayLength(m, written, { isShort: true }))).join(comma)
				]
			: [];
	const problem = sayProblem(measured, written);
	const positions = points.map(([lng, lat]) => `${lng.toFixed(6)}, ${lat.toFixed(6)}`).join(semicolon);
	return [
		say.title(say.mode[mode]),
		...figures,
		...legs,
		...(problem ? [problem] : []),
		say.positions + colon + positions,
		say.plan(of.city, of.date)
	].join('\n');
}
