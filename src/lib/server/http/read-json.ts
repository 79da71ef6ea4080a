import { safeParse, type GenericSchema } from 'valibot';
import type { BothTexts } from '#lib/refusals/types.ts';
import { Refused } from '../refused.ts';
import { describeIssue } from './describe-issue.ts';
import { isTooLarge } from './is-too-large.ts';

/**
 * The body of a request, as a schema has it.
 *
 * @param wanted what to send, in a sentence
 * @throws Refused with 400 if it is no JSON or not as the schema has it, naming each field; with 413 if it is too large
 */
export async function readJson<Body>(
	request: Request,
	schema: GenericSchema<unknown, Body>,
	wanted: BothTexts
): Promise<Body> {
	let sent: unknown;
	try {
		sent = await request.json();
	} catch (error) {
		if (isTooLarge(error)) throw new Refused(413, 'large-body', {});
		throw new Refused(400, 'wrong-body', { wanted, fields: [] });
	}
	const { success, output, issues } = safeParse(schema, sent);
	if (success) return output;
	throw new Refused(400, 'wrong-body', { wanted, fields: issues.map(describeIssue) });
}
