import { ProgramBuilder } from '../solver/program-builder.ts';
import type { LinearProgram } from '../solver/types.ts';
import type { BundleProblem, Draft } from './types.ts';

/** A community in the bundle of a base. */
export type Choice = readonly [i: number, base: number];

export interface BundleProgram {
	program: LinearProgram;
	/** A draft as values of the columns; all of its choices must be among those of the program. */
	toStart(draft: Draft): Float64Array;
	toDraft(x: Float64Array): Draft;
}

/** Yuan in a fen: coefficients of a size near to those of the other rows keep the solver numerically stable. */
const YUAN = 0.01;

/**
 * Bundles as an integer program: capacitated medians with a balance. Each community has one base, and an open base
 * has itself; bundles keep the sizes and, apart from a subsidy, the margin.
 *
 * @param choices the allowed ones, every base's own among them; each once
 * @param goal least metres with at most `subsidyFen` in total, or least subsidy, in yuan
 */
export function buildProgram(
	problem: BundleProblem,
	choices: readonly Choice[],
	{ goal, subsidyFen = 0 }: { goal: 'metres' | 'subsidy'; subsidyFen?: number }
): BundleProgram {
	const { ids, households, balanceFen, distanceM, count, leastHouseholds, mostHouseholds, marginFen } =
		problem;
	const n = ids.length;
	const builder = new ProgramBuilder('min');
	const columnOf = new Map(
		choices.map(([i, base]) => [
			i * n + base,
			builder.addChoice(goal === 'metres' ? distanceM[i * n + base]! : 0)
		])
	);
	const ofCommunity: number[][] = ids.map(() => []);
	const ofBase = new Map<number, Choice[]>();
	for (const choice of choices) {
		const [i, base] = choice;
		ofCommunity[i]!.push(columnOf.get(i * n + base)!);
		const own = ofBase.get(base);
		if (own) own.push(choice);
		else ofBase.set(base, [choice]);
	}
	for (const columns of ofCommunity) builder.addRow({ lower: 1, upper: 1 }, columns.map(one));
	const bases = [...ofBase.keys()];
	const isBase = (base: number) => columnOf.get(base * n + base)!;
	builder.addRow({ lower: count, upper: count }, bases.map(isBase).map(one));
	const hasSubsidy = goal === 'subsidy' || subsidyFen > 0;
	const subsidies = new Map<number, number>();
	for (const [base, own] of ofBase) {
		const y = isBase(base);
		for (const [i] of own)
			if (i !== base)
				builder.addRow({ lower: -Infinity, upper: 0 }, [
					[columnOf.get(i * n + base)!, 1],
					[y, -1]
				]);
		const sum = (amounts: readonly number[], unit: number, perBundle: number) =>
			own.map(([i]): [number, number] => [
				columnOf.get(i * n + base)!,
				unit * (amounts[i]! - (i === base ? perBundle : 0))
			]);
		builder.addRow({ lower: 0, upper: Infinity }, sum(households, 1, leastHouseholds));
		builder.addRow({ lower: -Infinity, upper: 0 }, sum(households, 1, mostHouseholds));
		const money = sum(balanceFen, YUAN, marginFen);
		if (hasSubsidy) {
			const cost = goal === 'subsidy' ? 1 : 0;
			subsidies.set(base, builder.addColumn({ cost, lower: 0, upper: Infinity, integer: false }));
			money.push([subsidies.get(base)!, 1]);
		}
		builder.addRow({ lower: 0, upper: Infinity }, money);
	}
	if (goal === 'metres' && hasSubsidy)
		builder.addRow({ lower: -Infinity, upper: YUAN * subsidyFen }, [...subsidies.values()].map(one));
	return {
		program: builder.build(),
		toStart(draft) {
			const x = new Float64Array(builder.columnCount);
			for (const [i, base] of draft.entries()) x[columnOf.get(i * n + base)!] = 1;
			for (const [base, column] of subsidies)
				if (draft[base] === base) x[column] = YUAN * lackOf(problem, draft, base);
			return x;
		},
		toDraft(x) {
			const draft = new Int32Array(n).fill(-1);
			for (const [i, base] of choices) if (x[columnOf.get(i * n + base)!] === 1) draft[i] = base;
			return draft;
		}
	};
}

const one = (column: number): [number, number] => [column, 1];

/** What one bundle of a draft lacks to the margin, fen. */
function lackOf({ balanceFen, marginFen }: BundleProblem, draft: Draft, base: number): number {
	const sum = draft.reduce((total, own, i) => (own === base ? total + balanceFen[i]! : total), 0);
	return Math.max(0, marginFen - sum);
}

/**
 * Every choice within the greatest distance that is kept; `undefined` if there are more than `most`.
 *
 * @param isKept called for each
 */
export function listChoices(
	{ ids, distanceM, maxDistanceM }: BundleProblem,
	{ most, isKept = () => true }: { most: number; isKept?: (i: number, base: number) => boolean }
): Choice[] | undefined {
	const n = ids.length;
	const choices: Choice[] = [];
	for (let i = 0; i < n; i++)
		for (let base = 0; base < n; base++) {
			if (distanceM[i * n + base]! > maxDistanceM || !isKept(i, base)) continue;
			if (choices.push([i, base]) > most) return undefined;
		}
	return choices;
}
