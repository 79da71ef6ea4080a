import { showValue } from '../city/find-column-fault.ts';

/** A thread has one level: what is said of a reply to a reply, after the name of its field. */
export const REPLY_TO_REPLY = {
	zh: (id: unknown) => `为 ${showValue(id)}，它本身是一条回复；请回复它所属的批注`,
	en: (id: unknown) => `is ${showValue(id)}, which is a reply itself; reply to the note that it belongs to`
} as const;
