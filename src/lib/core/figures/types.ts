import type { GroundCoverage } from '../ground/types.ts';
import type { PackageBound, PackageGround, PackagePlan } from '../packages/types.ts';
import type { SitedPlan, SitingQuestion } from '../planner/types.ts';
import type { MeasuredPlan, Scope } from '../model/types.ts';
import type { Amounts } from '../coverage/types.ts';

/** Packages as a proposal, or as somebody keeps them. */
export interface ProposedPackages {
	plan: PackagePlan;
	/** What is provably possible; `null` of packages that were not proposed but kept. */
	bound: PackageBound | null;
}

/** What the planner adds to a plan that was measured; each `null` where it was not asked for. */
export interface PlanningFacts {
	packages: { ground: PackageGround; proposal: ProposedPackages } | null;
	siting: { question: SitingQuestion; sited: SitedPlan } | null;
}

/** Nothing was asked of the planner. */
export const NO_PLANNING: PlanningFacts = { packages: null, siting: null };

/** What figures are computed from. */
export interface FigureSource {
	plan: MeasuredPlan;
	planning: PlanningFacts;
	/** Ground within the circles; left out or `null` where nobody asked, or there is no land. */
	ground?: GroundCoverage | null;
}

/** Every figure that the project shows by name. The order is that of lists. */
export const FIGURE_KEYS = [
	'communities-all',
	'communities-not-renovated',
	'communities-under-way',
	'communities-accepted',
	'households',
	'people',
	'floor-area',
	'centres-open',
	'clusters',
	'coverage-inner',
	'coverage-outer',
	'households-inner',
	'households-outer',
	'households-beyond-inner',
	'communities-beyond-inner',
	'people-beyond-inner',
	'floor-area-beyond-inner',
	'households-beyond-outer',
	'median-walk',
	'longest-walk',
	'firm-share',
	'doubtful-share',
	'never-share',
	'along-axes',
	'along-axes-coverage-inner',
	'packages',
	'packages-share',
	'packages-on-target',
	'siting-centres',
	'siting-gain',
	'siting-coverage',
	'siting-next-gain'
] as const;
export type FigureKey = (typeof FIGURE_KEYS)[number];

/** `share`: 0…1, shown as per cent. */
export type FigureUnit =
	| 'share'
	| 'communities'
	| 'households'
	| 'people'
	| 'm2'
	| 'seconds'
	| 'centres'
	/** Centres that are proposed: 处. */
	| 'sites'
	| 'clusters'
	| 'packages';

/** A text in both languages. */
export interface Both {
	zh: string;
	en: string;
}

/** What a share is counted by. */
export type FigureMeasure = keyof Amounts;

/** What goes into a formula. */
export interface FigureInput {
	name: Both;
	/** `null`: there is none, as the longest walk where nobody reaches a centre. */
	value: number | null;
	unit: FigureUnit | 'mps' | 'minutes' | 'metres';
	/**
	 * How it enters the formula: those that have one, in their order, give the value; the first has '+'. Left out: it
	 * is told beside.
	 */
	operator?: '+' | '−' | '÷';
}

/** A number with everything it stands on. */
export interface Figure {
	key: FigureKey;
	scope: Scope;
	/** `null` where there is nothing to count: a share of nothing. */
	value: number | null;
	unit: FigureUnit;
	/** Of a share of communities: what it is counted by; left out: households. */
	measure?: FigureMeasure;
	inputs: FigureInput[];
	/** The communities behind it, worst or largest first; empty where it counts none. */
	communityIds: string[];
	/** ISO date that the data are true for. */
	asOf: string;
	isIllustrative: boolean;
}

export const CHART_KEYS = [
	'coverage-curve',
	'coverage-by-district',
	'coverage-by-cluster',
	'states-by-district',
	'states-along-axes',
	'package-sizes',
	'siting-frontier'
] as const;
export type ChartKey = (typeof CHART_KEYS)[number];

/** Pigment that a series is drawn with; each has one meaning everywhere. */
export type Pigment =
	'cinnabar' | 'gamboge' | 'malachite' | 'azurite' | 'azuriteWash' | 'ochre' | 'violet' | 'ink';

/** A chart as numbers, for the screen's SVG and for native charts of office files alike. */
export interface Chart {
	key: ChartKey;
	kind: 'line' | 'bar' | 'stacked-bar';
	title: Both;
	/** Of the values; `share` is 0…1. */
	unit: FigureUnit;
	/** What stands along the other axis: names, or minutes for a line. */
	categories: Both[];
	series: { name: Both; pigment: Pigment; values: (number | null)[] }[];
	/** Points of the first series to be pointed out, by index of their category. */
	marks?: { category: number; name: Both }[];
	asOf: string;
	isIllustrative: boolean;
}
