import { showValue } from '../city/find-column-fault.ts';
import type { ChangeProblem } from '../plan/change-problem.ts';
import type { Change, Plan } from '../plan/types.ts';

/** What only its author may change of a note. */
const OWN_FIELDS: ReadonlySet<string> = new Set(['text', 'author', 'writtenAt', 'replyTo']);

/**
 * What is not for somebody to do with notes: write one in another's name, change what another has written, or remove it.
 * Anybody may settle a thread, open it again, pin it elsewhere, and remove with a note of their own the replies to it.
 *
 * @param before the plan without the changes
 * @param author of the changes
 */
export function listAuthorProblems(
	before: Plan,
	changes: readonly Change[],
	author: string
): ChangeProblem[] {
	const problems: ChangeProblem[] = [];
	for (const change of changes) {
		if (change.layer !== 'notes') continue;
		const { featureId, op } = change;
		const report = (field: string, zh: string, en: string) =>
			problems.push({ code: 'not-own-note', at: null, layer: 'notes', featureId, field, reason: { zh, en } });
		const written =
			op === 'add' ? change.after : op === 'set' && change.field === 'author' ? change : undefined;
		if (written) {
			const name = 'properties' in written ? written.properties.author : written.after;
			if (name !== author)
				report(
					'author',
					`为 ${showValue(name)}，与编辑人 ${showValue(author)} 不同；批注请以编辑人的姓名写`,
					`is ${showValue(name)}, and the changes are made by ${showValue(author)}; write notes in the name that signs the changes`
				);
		}
		if (op === 'add' || (op === 'set' && !OWN_FIELDS.has(change.field))) continue;
		const note = before.notes.get(featureId);
		const of = op === 'remove' ? findRemoved(before, changes, note?.properties.replyTo) : undefined;
		const owner = (of ?? note)?.properties.author;
		if (owner === undefined || owner === author) continue;
		if (op === 'remove')
			report(
				'',
				`为 ${String(owner)} 所写，编辑人 ${showValue(author)} 不能删除；可标为已解决`,
				`is ${String(owner)}'s, which ${showValue(author)} cannot remove; mark it as resolved`
			);
		else
			report(
				change.field,
				`为 ${String(owner)} 所写，编辑人 ${showValue(author)} 不能改；可回复`,
				`is ${String(owner)}'s, which ${showValue(author)} cannot change; reply to it`
			);
	}
	return problems;
}

/** The note that a reply is to, if it is removed as well. */
function findRemoved({ notes }: Plan, changes: readonly Change[], replyTo: unknown) {
	const isRemoved = changes.some(
		({ layer, featureId, op }) => layer === 'notes' && op === 'remove' && featureId === replyTo
	);
	return isRemoved ? notes.get(String(replyTo)) : undefined;
}
