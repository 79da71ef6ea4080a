import { isInScope, rowsInScope } from '../model/rows-in-scope.ts';
import type { Scope } from '../model/types.ts';
import { COUNT_FIGURES } from './count-figures.ts';
import { COVERAGE_FIGURES } from './coverage-figures.ts';
import type { FigureRule } from './figure-rule.ts';
import { PACKAGE_FIGURES } from './package-figures.ts';
import { SITING_FIGURES } from './siting-figures.ts';
import type { Figure, FigureKey, FigureMeasure, FigureSource } from './types.ts';
import { WALK_FIGURES } from './walk-figures.ts';

/** Every figure has one rule; coverage, robustness and packages are defined in their own folders. */
const RULES: Record<FigureKey, FigureRule> = {
	...COUNT_FIGURES,
	...COVERAGE_FIGURES,
	...WALK_FIGURES,
	...PACKAGE_FIGURES,
	...SITING_FIGURES
};

/**
 * One figure of a part of the city, with its inputs, for the minutes, the speed and the edits of the plan.
 * Figures of packages and siting are `null` where the planning facts are missing. Siting is asked of the whole city:
 * its figures are always the city's.
 *
 * @param measure what shares of communities are counted by; figures that name their unit do not ask for it
 */
export function computeFigure(
	key: FigureKey,
	source: FigureSource,
	scope: Scope,
	measure: FigureMeasure = 'households'
): Figure {
	const { plan, planning } = source;
	const found = RULES[key]({
		plan,
		planning,
		scope,
		all: plan.rows.filter((row) => isInScope(row, scope)),
		counted: rowsInScope(plan, scope),
		measure
	});
	return { key, scope, asOf: plan.meta.asOf, isIllustrative: plan.isIllustrative, ...found };
}
