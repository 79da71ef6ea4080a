import { isIsoDate } from '#lib/core/text/is-iso-date.ts';
import { readChanges } from '#lib/core/plan/read-changes.ts';
import { Refused } from '../refused.ts';
import { PROBLEMS_MAX, type SentChanges } from './change-plan.ts';

/** Largest body with changes, bytes: a whole city of 10,000 communities. */
export const CHANGES_BYTES_MAX = 32 * 1024 * 1024;

const ID = /^[\w.:/-]{1,80}$/;
const TEXT_MAX = 500;
const REVISION_MAX = 2 ** 31 - 1;

/** What a person may say where changes come from; the rest is the server's to say. */
const SENT_SOURCES = ['edit', 'import', 'trial'] as const;

const WANTED = {
	zh: '请发送 JSON：{"id": UUID, "base": 所基于的版本号, "reason": 原因, "changes": [{"layer", "featureId", "op": "add|set|remove", "field", "value"}]}。',
	en: 'Send JSON: {"id": UUID, "base": revision that it is based on, "reason": why, "changes": [{"layer", "featureId", "op": "add|set|remove", "field", "value"}]}.'
};

/**
 * Changes of the plan as a page or a program sent them.
 *
 * @param sent parsed JSON, not trusted
 * @param today ISO date; nothing is true from a later day on
 * @throws Refused with 400 if the set itself is wrong, with 422 if changes are, naming each
 */
export function readSentChanges(sent: unknown, today: string): SentChanges {
	const {
		id,
		base,
		author = '',
		reason = '',
		source = 'edit',
		asOf,
		knows,
		changes
	} = (sent ?? {}) as Record<string, unknown>;
	const fields: { field: string; right: string }[] = [];
	const check = (isRight: boolean, field: string, right: string) => {
		if (!isRight) fields.push({ field, right });
	};
	check(typeof sent === 'object' && sent !== null && !Array.isArray(sent), 'body', 'an object');
	check(typeof id === 'string' && ID.test(id), 'id', 'a UUID');
	check(
		Number.isInteger(base) && Number(base) >= 0 && Number(base) <= REVISION_MAX,
		'base',
		'a revision, a whole number'
	);
	check(isText(author, 80), 'author', 'a text of at most 80 characters');
	check(isText(reason, TEXT_MAX), 'reason', `a text of at most ${TEXT_MAX} characters`);
	check(
		SENT_SOURCES.some((known) => known === source),
		'source',
		`one of ${SENT_SOURCES.join(', ')}`
	);
	check(
		asOf === undefined || (typeof asOf === 'string' && isIsoDate(asOf) && asOf <= today),
		'asOf',
		`a date up to today, ${today}`
	);
	check(
		knows === undefined ||
			(Array.isArray(knows) && knows.length <= 1000 && knows.every((one) => typeof one === 'string')),
		'knows',
		'a list of ids of change sets'
	);
	check(Array.isArray(changes), 'changes', 'a list of changes');
	if (fields.length > 0) throw new Refused(400, 'wrong-body', { wanted: WANTED, fields });
	const { changes: wanted, problems } = readChanges(changes);
	if (problems.length > 0)
		throw new Refused(422, 'wrong-changes', {
			problems: problems.slice(0, PROBLEMS_MAX),
			more: Math.max(0, problems.length - PROBLEMS_MAX)
		});
	return {
		id: id as string,
		base: base as number,
		author: author as string,
		reason: reason as string,
		source: source as SentChanges['source'],
		...(asOf === undefined ? {} : { asOf: asOf as string }),
		...(knows === undefined ? {} : { knows: knows as string[] }),
		changes: wanted
	};
}

function isText(value: unknown, most: number): boolean {
	return typeof value === 'string' && value.length <= most && !value.includes('\0');
}
