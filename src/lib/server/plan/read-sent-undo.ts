import { Refused } from '../refused.ts';

const WANTED = {
	zh: '撤销请发送 JSON，含编号 “id”、所撤销修改的编号 “undo” 和姓名 “author”。',
	en: 'To undo, send JSON: {"id": UUID, "undo": id of the change set, "author": name}.'
};

/**
 * An undo as a page sent it; `undefined` if it sent something else.
 *
 * @param sent parsed JSON, not trusted
 * @throws Refused with 400 if it is an undo and not as it should be
 */
export function readSentUndo(
	sent: unknown
): { id: string; author: string; reason: string; target: string } | undefined {
	if (typeof sent !== 'object' || sent === null || !('undo' in sent)) return undefined;
	const { id, undo: target, author = '', reason = '' } = sent as Record<string, unknown>;
	const texts = { id, undo: target, author, reason };
	const fields = Object.entries(texts)
		.filter(
			([name, value]) =>
				typeof value !== 'string' ||
				value.length > 500 ||
				(value === '' && (name === 'id' || name === 'undo'))
		)
		.map(([field]) => ({ field, right: 'a text' }));
	if (fields.length > 0) throw new Refused(400, 'wrong-body', { wanted: WANTED, fields });
	return { id, target, author, reason } as { id: string; author: string; reason: string; target: string };
}
