import { listFigureTokens } from '#lib/core/briefings/list-figure-tokens.ts';
import type { Overlay, Slide } from '#lib/core/briefings/types.ts';

/** Whether a slide needs what the planner makes: on its map, in its number, in its sentence or in its chart. */
export function needsPlanner({ overlay, figure, sentence, chart }: Slide, what: Overlay): boolean {
	const prefix = what === 'packages' ? /^package/ : /^siting/;
	return (
		overlay === what ||
		[figure ?? '', chart ?? '', ...listFigureTokens(sentence)].some((key) => prefix.test(key))
	);
}
