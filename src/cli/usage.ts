import { parseArgs, type ParseArgsConfig } from 'node:util';
import { readNumber } from '#lib/core/text/read-number.ts';

/** Exit codes of every command: done; ran, and the answer is no; bad usage or input; stopped by Ctrl-C. */
export const EXIT = { done: 0, no: 1, bad: 2, stopped: 130 } as const;

/** Wrong words on the command line. The message is one line that names the option and says what it takes. */
export class UsageError extends Error {
	override readonly name = 'UsageError';
}

/** One command of `lianpian`. */
export interface Command {
	/** The whole help text. */
	help: string;
	/** @returns an exit code */
	run(args: string[]): Promise<number>;
}

/** Options of a command by their names; unknown ones and stray words are usage errors. */
export function readOptions<Options extends NonNullable<ParseArgsConfig['options']>>(
	args: string[],
	options: Options,
	{ allowPositionals = false } = {}
) {
	try {
		return parseArgs({ args: args.reduce(joinNegatives, []), options, allowPositionals, strict: true });
	} catch (error) {
		// Node's message is "Unknown option '--x'. To specify …": its first sentence is enough.
		const [first] = (error as Error).message.split(/\.\s/);
		throw new UsageError(`${first!.replace(/\.$/, '')}; see --help.`);
	}
}

/** `--speed -1` is `--speed=-1`: a wrong number is reported as such, not as an unknown option. */
function joinNegatives(joined: string[], arg: string): string[] {
	const last = joined.at(-1);
	return /^-[\d.]/.test(arg) && last !== undefined && /^--[a-z-]+$/.test(last)
		? [...joined.slice(0, -1), `${last}=${arg}`]
		: [...joined, arg];
}

/** The number that an option gives, as tables write numbers too (`1,000`, `１５`); NaN if it is none. */
export function toNumber(text: string): number {
	const read = readNumber(text);
	return 'value' in read ? read.value : Number.NaN;
}

/** Numbers parted by commas, which therefore part no thousands; NaN for each that is none. */
export const toNumbers = (text: string): number[] => text.split(/[,，]/).map(toNumber);

/** A list of positive minutes such as "15,30": ascending, each once. */
export function readMinutes(text: string): number[] {
	const minutes = toNumbers(text);
	if (minutes.some((m) => !(m > 0)))
		throw new UsageError(`--minutes takes positive numbers of minutes separated by commas, not "${text}".`);
	return [...new Set(minutes)].toSorted((a, b) => a - b);
}

/** One positive number of minutes. */
export function readBudget(text: string): number {
	const [budget, ...more] = readMinutes(text);
	if (more.length > 0)
		throw new UsageError(`--minutes takes one positive number of minutes here, not "${text}".`);
	return budget!;
}

/** A positive speed in metres a second. */
export function readSpeed(text: string): number {
	const speedMps = toNumber(text);
	if (!(speedMps > 0))
		throw new UsageError(`--speed takes a positive number of metres a second, not "${text}".`);
	return speedMps;
}
