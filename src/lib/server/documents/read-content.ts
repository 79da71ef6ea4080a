import { Refused } from '../refused.ts';
import type { DocumentKind, Json } from './types.ts';

/** The format that a kind writes: one more than it has migrations. */
export function latestFormat({ migrations }: Pick<DocumentKind<never>, 'migrations'>): number {
	return migrations.length + 1;
}

/**
 * What a document holds, from JSON of any kind: brought to the latest format, then checked.
 *
 * @param value as it came in, or as an older version of the program kept it; it is left as it is
 * @throws Refused naming what is not as it should be, or the format where a newer version has written it
 */
export function readContent<Content extends { format: number }>(
	kind: Pick<DocumentKind<Content>, 'name' | 'migrations' | 'check'>,
	value: unknown
): Content {
	const checked = kind.check(toLatest(kind, value));
	if ('content' in checked) return checked.content;
	const [first = { zh: '', en: '' }, ...more] = checked.problems;
	const problem =
		more.length === 0
			? first
			: {
					zh: `${first.zh}（另有 ${more.length} 处。）`,
					en: `${first.en} (${more.length} more like this.)`
				};
	throw new Refused(400, 'wrong-document', { document: kind.name, problem });
}

function toLatest(
	{ name, migrations }: Pick<DocumentKind<never>, 'name' | 'migrations'>,
	value: unknown
): unknown {
	const format = (value as { format?: unknown } | null)?.format;
	// What has no format is refused by the check.
	if (typeof format !== 'number' || !Number.isInteger(format) || format < 1) return value;
	const known = latestFormat({ migrations });
	if (format > known) throw new Refused(400, 'newer-document', { document: name, format, known });
	return migrations
		.slice(format - 1)
		.reduce<Json>((content, { up }, i) => ({ ...up(content), format: format + i + 1 }), value as Json);
}
