import { SITING_MODELS, SITING_WORK, type SitingModel } from '#lib/core/siting/types.ts';
import { readEffort } from '../planning-options.ts';
import { toNumber, UsageError } from '../usage.ts';

/** How many sites the frontier goes to. */
export const FRONTIER_MOST = 20;

export const SITE_OPTIONS = {
	model: { type: 'string' },
	p: { type: 'string' },
	radius: { type: 'string' },
	minutes: { type: 'string' },
	penalty: { type: 'string' },
	capacity: { type: 'string' },
	frontier: { type: 'boolean', default: false },
	effort: { type: 'string', default: '1' },
	'time-limit': { type: 'string' },
	seed: { type: 'string', default: '1' },
	matrix: { type: 'string' },
	weights: { type: 'string' },
	candidates: { type: 'string', default: 'streets' },
	count: { type: 'string', default: '600' },
	movable: { type: 'boolean', default: false }
} as const;

/** What is asked for, as far as it does not hang on a city or a matrix. */
export interface AskedSiting {
	model: SitingModel;
	p: number | undefined;
	penalty: number | undefined;
	capacity: number | undefined;
	frontier: number | undefined;
	work: number;
	timeLimitS: number | undefined;
	seed: number;
}

type Values = Partial<Record<keyof typeof SITE_OPTIONS, string | boolean>>;

/** @throws UsageError naming the option that does not go, or is missing */
export function readRequest(values: Values): AskedSiting {
	const model = SITING_MODELS.find((name) => name === values.model);
	if (!model) {
		const given = values.model === undefined ? 'Name a model' : `There is no model "${values.model}"`;
		throw new UsageError(`${given}: --model ${SITING_MODELS.join(', ')}.`);
	}
	const p = readWhole(values.p, '--p', 1);
	if (model === 'lscp' && p !== undefined)
		throw new UsageError(
			'--p does not go with --model lscp, which finds the fewest there can be; leave it out.'
		);
	const isMedian = model === 'mclp' || model === 'p-median';
	for (const option of ['frontier', 'capacity'] as const)
		if (values[option] && !isMedian)
			throw new UsageError(`--${option} goes with --model mclp or p-median only.`);
	if (values.frontier && values.capacity !== undefined)
		throw new UsageError('--frontier and --capacity do not go together; take one of them away.');
	if (values.penalty !== undefined && model !== 'p-median')
		throw new UsageError('--penalty goes with --model p-median only.');
	return {
		model,
		p,
		penalty: readAmount(values.penalty, '--penalty', { isZeroGood: true }),
		capacity: readAmount(values.capacity, '--capacity'),
		frontier: values.frontier ? Math.max(FRONTIER_MOST, p ?? 0) : undefined,
		work: readEffort(String(values.effort)) * SITING_WORK,
		timeLimitS: readAmount(values['time-limit'], '--time-limit'),
		seed: readWhole(values.seed, '--seed', 0)!
	};
}

/** @throws UsageError unless it is left out or a whole number from `least` on */
export function readWhole(
	text: string | boolean | undefined,
	option: string,
	least: number
): number | undefined {
	if (typeof text !== 'string') return undefined;
	const value = toNumber(text);
	if (Number.isSafeInteger(value) && value >= least) return value;
	throw new UsageError(`${option} takes a whole number, ${least} or more, not "${text}".`);
}

/** @throws UsageError unless it is left out or a positive number */
export function readAmount(
	text: string | boolean | undefined,
	option: string,
	{ isZeroGood = false } = {}
): number | undefined {
	if (typeof text !== 'string') return undefined;
	const value = toNumber(text);
	if (Number.isFinite(value) && (value > 0 || (isZeroGood && value === 0))) return value;
	throw new UsageError(
		`${option} takes a ${isZeroGood ? 'number of 0 or more' : 'positive number'}, not "${text}".`
	);
}
