import { answerInThread } from '#lib/server/threads/answer-in-thread.ts';

/** The city's map laid out on a sheet. */
export const GET = (event) => answerInThread('print', event);
