import { safeParse, type GenericSchema } from 'valibot';
import { describeIssue } from '../http/describe-issue.ts';
import type { Checked } from './types.ts';

/** Makes a document's check from a schema. Fields that are not in the schema are dropped. */
export function checkBySchema<Content>(
	schema: GenericSchema<unknown, Content>
): (value: unknown) => Checked<Content> {
	return (value) => {
		const { success, output, issues } = safeParse(schema, value);
		if (success) return { content: output };
		return {
			problems: issues.map(describeIssue).map(({ field, right }) => ({
				zh: `“${field}”须为 ${right}。`,
				en: `"${field}" is ${right}.`
			}))
		};
	};
}
