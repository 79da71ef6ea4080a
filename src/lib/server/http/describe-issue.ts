import { getDotPath, type BaseIssue } from 'valibot';

/** What a schema says of a body, for the person who wrote the program that sent it. */
export function describeIssue(issue: BaseIssue<unknown>): { field: string; right: string } {
	// Our own messages say what is valid; the library's say what was received.
	const isOwn = !issue.message.startsWith('Invalid ');
	return {
		field: getDotPath(issue) ?? 'body',
		right: isOwn || issue.expected === null ? issue.message : issue.expected
	};
}
