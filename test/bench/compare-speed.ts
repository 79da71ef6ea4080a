import { ask, type Contender } from './contender.ts';
import { SkippedEngine, SPEED_MPS, type Query } from './engines/types.ts';
import { buildQuery, type LoadedCity, type Skipped } from './load-city.ts';
import { measure } from './timing.ts';

/** One figure of the comparison. */
export interface SpeedCase {
	network: string;
	minutes: number;
	origins: number;
	engine: string;
	output: 'times' | 'polygons';
	medianMs: number;
	minMs: number;
	maxMs: number;
	runs: number;
	/** Loading the city once, before any of this. */
	prepareMs: number;
	/** Where the work was cut short and the figure scaled up: the share that was measured. */
	extrapolatedFrom?: number;
	note?: string;
}

export const toLimitM = (minutes: number) => minutes * 60 * SPEED_MPS;

/** The same question to every engine, one after the other. What one cannot answer is yielded as skipped. */
export async function* compareSpeed(
	city: LoadedCity,
	contenders: readonly Contender[],
	{ query, budgetMs }: { query: Query; budgetMs: number }
): AsyncGenerator<SpeedCase | Skipped> {
	for (const output of ['times', 'polygons'] as const)
		for (const contender of contenders) {
			const { engine, prepared, prepareMs } = contender;
			const work = prepared[output];
			if (!work) continue;
			const timed = await ask(contender, () => {
				work.ready?.(query);
				return measure(() => work.run(query), { runs: 25, budgetMs });
			});
			if (!timed) continue;
			if (timed instanceof SkippedEngine) {
				const what = `${engine.id}, ${output} of ${query.minutes} min on ${city.name}`;
				yield { what, reason: timed.message };
				continue;
			}
			const { share, ...timing } = timed;
			yield {
				network: city.name,
				minutes: query.minutes,
				origins: city.origins.length,
				engine: engine.id,
				output,
				...timing,
				prepareMs,
				...(share !== undefined && { extrapolatedFrom: share }),
				...(work.note !== undefined && { note: work.note })
			};
		}
}

export const askFor = (city: LoadedCity, minutes: number): Query =>
	buildQuery(city, minutes, toLimitM(minutes));
