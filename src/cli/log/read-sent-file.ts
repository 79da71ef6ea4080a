import { InputError } from '#lib/server/import/input-error.ts';
import { readJson } from '#lib/server/import/read-json.ts';

/** A change set of a file, not checked. */
export interface SentSet {
	/** Where it stands in the file: '' where it is the whole of it. */
	at: string;
	content: Record<string, unknown>;
}

/**
 * The change sets of a file: one object as `POST /{city}/changes` takes it, or a list of them.
 *
 * @throws InputError if the file has something else
 */
export async function readSentFile(path: string): Promise<SentSet[]> {
	const read = await readJson(path);
	const isList = Array.isArray(read);
	return (isList ? read : [read]).map((content: unknown, i) => {
		const at = isList ? `[${i}]` : '';
		if (typeof content === 'object' && content !== null && !Array.isArray(content))
			return { at, content: content as Record<string, unknown> };
		throw new InputError({
			file: path,
			feature: at || undefined,
			problem: 'is no change set',
			remedy:
				'give {"id", "base", "reason", "changes": [{"layer", "featureId", "op": "add|set|remove", "field", "value"}]}, or a list of them'
		});
	});
}
