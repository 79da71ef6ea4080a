import type { Scope } from '../model/types.ts';
import type { ChartRule } from './chart-rule.ts';
import { COVERAGE_CHARTS } from './coverage-charts.ts';
import { PLANNING_CHARTS } from './planning-charts.ts';
import { STATE_CHARTS } from './state-charts.ts';
import type { Chart, ChartKey, FigureSource } from './types.ts';

const RULES: Record<ChartKey, ChartRule> = { ...COVERAGE_CHARTS, ...STATE_CHARTS, ...PLANNING_CHARTS };

/**
 * One chart of a part of the city, as numbers. Packages and siting are planned for the whole city: their charts are
 * the city's.
 *
 * @returns `null` if there is nothing to show, for example packages that were not computed
 */
export function buildChart(key: ChartKey, source: FigureSource, scope: Scope): Chart | null {
	const found = RULES[key](source, scope);
	const { meta, isIllustrative } = source.plan;
	return found && { key, ...found, asOf: meta.asOf, isIllustrative };
}
