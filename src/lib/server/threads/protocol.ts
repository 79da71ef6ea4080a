import type { Refusal } from '#lib/refusals/types.ts';
import { Refused } from '../refused.ts';

/** An error on its way from one thread to another. */
export interface PlainError {
	name: string;
	message: string;
	stack: string | undefined;
	refusal: (Refusal & { status: number }) | null;
}

/** Messages from the server to a thread. */
export type ToThread =
	| { run: number; task: string; args: unknown }
	/** No client waits for that run any more. */
	| { cancel: number }
	/** Answer to a request of the thread. */
	| { answer: number; value: unknown }
	| { answer: number; error: PlainError }
	| { close: true };

/** Messages from a thread to the server. */
export type FromThread =
	| { done: number; value: unknown }
	| { failed: number; error: PlainError }
	/** Requests something that only the server can do. */
	| { call: number; run: number; name: string; args: unknown };

export function toPlainError(error: unknown): PlainError {
	const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
	const refusal =
		error instanceof Refused
			? ({ code: error.code, parameters: error.parameters, status: error.status } as PlainError['refusal'])
			: null;
	return { name, message, stack, refusal };
}

export function fromPlainError({ name, message, stack, refusal }: PlainError): Error {
	if (refusal) return new Refused(refusal.status, refusal.code, refusal.parameters);
	const error = new Error(message);
	// Where it was thrown, not where it arrived.
	if (stack !== undefined) error.stack = stack;
	error.name = name;
	return error;
}

/** Buffers in a value's own fields, which go over to the other thread without being copied. */
export function listTransfers(value: unknown): ArrayBuffer[] {
	if (value instanceof ArrayBuffer) return [value];
	if (ArrayBuffer.isView(value)) return isWhole(value) ? [value.buffer as ArrayBuffer] : [];
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
	return Object.values(value).flatMap((field) =>
		field instanceof ArrayBuffer || ArrayBuffer.isView(field) ? listTransfers(field) : []
	);
}

/** Parts of a larger buffer, as small Buffers are, are copied: the rest of it is in use elsewhere. */
const isWhole = ({ buffer, byteLength }: ArrayBufferView) =>
	buffer instanceof ArrayBuffer && buffer.byteLength === byteLength;
