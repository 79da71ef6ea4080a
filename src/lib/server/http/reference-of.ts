import { createHash } from 'node:crypto';

/** What an error is called between reader, helper and log: the same for the same fault in the same place. */
export function referenceOf(error: unknown): string {
	const { stack, message } = (error ?? {}) as Partial<Error>;
	const text = stack ?? message ?? String(error);
	return createHash('sha256').update(text).digest('hex').slice(0, 6).toUpperCase();
}
