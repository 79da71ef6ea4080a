import type { EditProblem } from '#lib/core/what-if/edit-problem.ts';
import type { Refusal } from '#lib/refusals/types.ts';
import { ServerRefused } from './ask-server.ts';

/** Parameters of each kind of fault. Plain JSON. */
export interface FaultParameters {
	/** The server refused, and said why. */
	refused: { refusal: Refusal; status: number };
	/** The server answered, and not as it should: by something else than this program, or without a reason. */
	answer: { status: number };
	/** The browser is offline. */
	offline: Record<string, never>;
	/** The server does not answer. */
	unreachable: Record<string, never>;
	slow: Record<string, never>;
	/** A part of the program that is fetched when it is needed did not come. */
	part: Record<string, never>;
	/** The server runs a newer version, without the file that this page asks for. */
	'new-version': Record<string, never>;
	/** A what-if edit cannot be made. */
	edit: { problem: EditProblem };
	/** A click with an active tool hit nothing that the tool works on. */
	'nothing-here': { tool: 'entrance' | 'wall' };
	/** The planner cannot compute an answer with these settings. */
	question: Record<string, never>;
	/** The worker that computes could not be started, or ended. */
	worker: Record<string, never>;
	memory: Record<string, never>;
	/** What was read is not what it should be. */
	damaged: Record<string, never>;
	/** The walking network cannot be read: of a version that this program does not read, or `null`, damaged. */
	'network-file': { version: number | null };
	'no-webgl': Record<string, never>;
	/** The WebGL context was lost; the browser restores it by itself. */
	'lost-webgl': Record<string, never>;
	'storage-full': Record<string, never>;
	'storage-forbidden': Record<string, never>;
	clipboard: Record<string, never>;
	unknown: Record<string, never>;
}

export type FaultCode = keyof FaultParameters;

/**
 * What went wrong, to be put into words by `ui/say-fault.ts`. `detail` is the error's own text, for support: it is
 * never the message itself.
 */
export type Fault = {
	[Code in FaultCode]: { code: Code; parameters: FaultParameters[Code]; detail: string };
}[FaultCode];

/** A map that cannot be made, whatever the library says of why. */
export const NO_WEBGL: Fault = { code: 'no-webgl', parameters: {}, detail: 'WebGL' };

/** A fault that was known as what it is where it happened. */
export class KnownFault extends Error {
	override readonly name = 'KnownFault';
	readonly fault: Fault;

	constructor(fault: Pick<Fault, 'code' | 'parameters'>, options?: ErrorOptions) {
		super(fault.code, options);
		const { cause } = this;
		this.fault = { ...fault, detail: cause === undefined ? fault.code : describe(cause) } as Fault;
	}
}

/** Codes without parameters, by how browsers and libraries word the error; the first that fits. */
const WORDINGS: readonly (readonly [FaultCode, RegExp])[] = [
	[
		'part',
		/dynamically imported module|Importing a module script failed|Unable to preload CSS|Loading chunk/i
	],
	['lost-webgl', /webgl context (was )?lost/i],
	['no-webgl', /webgl/i],
	['storage-full', /QuotaExceeded|exceeded the quota/i],
	['memory', /out of memory|allocation failed|Invalid array (buffer )?length|WebAssembly\.Memory/i],
	['slow', /TimeoutError|timed out/i],
	['unreachable', /Failed to fetch|NetworkError|Load failed|fetch failed|network error|ERR_[A-Z_]+/i],
	['worker', /WorkerFailed|WorkerClosed|DataCloneError/],
	['storage-forbidden', /SecurityError/],
	['damaged', /SyntaxError|Unexpected (token|end)|Wrong magic number|not valid JSON/i]
];

/** HTTP statuses that an error carries in its text. */
const ANSWERED = /HTTP (\d{3})|Bad response code: (\d{3})|\(([45]\d\d)\): /;

/**
 * What kind of fault an error is. The only place that reads an error's words.
 *
 * @param error anything thrown; a fault is returned as it is
 * @param isOnline whether the browser is online; if not, an unreachable server means offline
 */
export function toFault(error: unknown, isOnline = knowsNetwork()): Fault {
	if (isFault(error)) return error;
	if (error instanceof KnownFault) return error.fault;
	const detail = describe(error);
	const problem = problemOf(error);
	if (problem) return { code: 'edit', parameters: { problem }, detail };
	if (error instanceof ServerRefused) {
		const { refusal, status } = error;
		return refusal
			? { code: 'refused', parameters: { refusal, status }, detail }
			: { code: 'answer', parameters: { status }, detail };
	}
	if (error instanceof Error && error.name === 'Refused') return { code: 'question', parameters: {}, detail };
	if (error instanceof Error && error.name === 'NetworkFileError') {
		const [, digits] = /version (\d+), this program/.exec(error.message) ?? [];
		const version = digits === undefined ? null : Number(digits);
		return { code: 'network-file', parameters: { version }, detail };
	}
	const [, ...statuses] = ANSWERED.exec(detail) ?? [];
	const status = Number(statuses.find((digits) => digits !== undefined) ?? 0);
	if (status > 0) return { code: 'answer', parameters: { status }, detail };
	const code = WORDINGS.find(([, words]) => words.test(detail))?.[0] ?? 'unknown';
	const isLost = code === 'unreachable' && !isOnline;
	return { code: isLost ? 'offline' : code, parameters: {}, detail } as Fault;
}

/** Whether nothing but the way to the server is missing: it is worth trying again when that is back. */
export const isConnectionLost = ({ code }: Fault): boolean => code === 'offline' || code === 'unreachable';

/** What a fault is called between reader and helper: the same for the same error everywhere. */
export function referenceOf({ detail }: Fault): string {
	// FNV-1a, https://datatracker.ietf.org/doc/html/draft-eastlake-fnv
	let hash = 0x811c9dc5;
	for (const character of detail) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193) >>> 0;
	return hash.toString(36).toUpperCase().padStart(7, '0').slice(-6);
}

function describe(error: unknown): string {
	const { name, message } = (error ?? {}) as Partial<Error>;
	if (typeof message !== 'string') return String(error);
	if (typeof name !== 'string') return message;
	return message.startsWith(name) ? message : `${name}: ${message}`;
}

/** Errors keep it across a worker's channel. */
function problemOf(error: unknown): EditProblem | undefined {
	const { problem } = (error instanceof Error ? error : {}) as { problem?: EditProblem };
	return typeof problem?.code === 'string' ? problem : undefined;
}

function isFault(value: unknown): value is Fault {
	const { code, parameters, detail } = (value ?? {}) as Partial<Fault>;
	return !(value instanceof Error) && typeof code === 'string' && !!parameters && typeof detail === 'string';
}

const knowsNetwork = () => typeof navigator === 'undefined' || navigator.onLine !== false;
