import type { PlanRow, Scope } from '../model/types.ts';
import type { Figure, FigureInput, FigureMeasure, FigureSource } from './types.ts';

/** What a figure is computed from, made once for it. */
export interface FigureQuestion extends FigureSource {
	scope: Scope;
	/** Every community of the scope, renovated ones too, in id order. */
	all: readonly PlanRow[];
	/** Those of them that coverage counts. */
	counted: readonly PlanRow[];
	/** What a share of communities is counted by. */
	measure: FigureMeasure;
}

/** Result of a rule; `scope` if it holds for another part of the city than the requested one. */
export type FoundFigure = Pick<Figure, 'value' | 'unit' | 'communityIds'> &
	Partial<Pick<Figure, 'scope' | 'measure'>> & { inputs: FigureInput[] };

export type FigureRule = (question: FigureQuestion) => FoundFigure;

/** An input of a formula. */
export function inputOf(
	[zh, en]: readonly [zh: string, en: string],
	value: number | null,
	unit: FigureInput['unit'],
	operator?: FigureInput['operator']
): FigureInput {
	return { name: { zh, en }, value, unit, ...(operator && { operator }) };
}

/** A part of a whole; `null` of nothing. */
export const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** Ids of the communities with the most households first; ties by id. */
export function largestFirst(rows: readonly PlanRow[]): string[] {
	return rows.toSorted((a, b) => b.households - a.households || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
}

/** Ids of the communities with the longest walk first, those without any way before all; ties by id. */
export function farthestFirst(rows: readonly PlanRow[]): string[] {
	const seconds = ({ walkSeconds }: PlanRow) => walkSeconds ?? Infinity;
	const compare = (a: number, b: number) => (a < b ? -1 : a > b ? 1 : 0);
	return rows
		.toSorted((a, b) => compare(seconds(b), seconds(a)) || (a.id < b.id ? -1 : 1))
		.map(({ id }) => id);
}

export const sumOf = (rows: readonly PlanRow[], of: (row: PlanRow) => number): number =>
	rows.reduce((sum, row) => sum + of(row), 0);
