import { Refused } from '../refused.ts';

const WANTED = {
	zh: '恢复请发送 JSON，含编号 “id”、要取消的版本号 “revert”，并可含姓名 “author” 和原因 “reason”。',
	en: 'To revert, send JSON: {"id": UUID, "revert": revision to take back, "author": name, "reason": why}.'
};

/**
 * A wish to take a revision back, as a program sent it; `undefined` if it sent something else.
 *
 * @param sent parsed JSON, not trusted
 * @throws Refused with 400 if it is a revert and not as it should be
 */
export function readSentRevert(
	sent: unknown
): { id: string; author: string; reason: string; revision: number } | undefined {
	if (typeof sent !== 'object' || sent === null || !('revert' in sent)) return undefined;
	const { id, revert: revision, author = '', reason = '' } = sent as Record<string, unknown>;
	const fields = Object.entries({ id, author, reason })
		.filter(
			([name, value]) =>
				typeof value !== 'string' ||
				value.length > 500 ||
				value.includes('\0') ||
				(name === 'id' && value === '')
		)
		.map(([field]) => ({ field, right: 'a text' }));
	if (!Number.isInteger(revision) || Number(revision) < 1 || Number(revision) > 2 ** 31 - 1)
		fields.push({ field: 'revert', right: 'a revision, a whole number from 1' });
	if (fields.length > 0) throw new Refused(400, 'wrong-body', { wanted: WANTED, fields });
	return { id, author, reason, revision } as { id: string; author: string; reason: string; revision: number };
}
