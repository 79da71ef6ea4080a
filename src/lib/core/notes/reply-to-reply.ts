import { showValue } from '../city/find-column-fault.ts';

/** A thread has one level: what is said of a reply to a reply, after the name of its field. */
export const REPLY_TO_REPLY = {
	zh: (id: unknown) => `为 ${showValue(id)}，它本身是一条回复；请回复它所属的批注`,
	en: (id: unknown) => `is ${showValue(id)}, which is a reply itself; reply to the note that it belongs to`
} as const;

/** The same of a note that has replies already. */
export const REPLIED_AS_REPLY = {
	zh: '本批注已有回复，不能改为回复；请先将其回复移到别处',
	en: 'makes a reply of a note that has replies already; move its replies to another note first'
} as const;
