import { getDotPath, type BaseIssue } from 'valibot';

/** What a schema says of a body, for the person who wrote the program that sent it. */
export function describeIssue(issue: BaseIssue<unknown>): { field: string; right: string } {
	// Messages of one's own say what is right; the library's say what came.
	const isOwn = !issue.message.startsWith('Invalid ');
	return {
		field: getDotPath(issue) ?? 'body',
		right: isOwn || issue.expected === null ? issue.message : issue.expected
	};
}
