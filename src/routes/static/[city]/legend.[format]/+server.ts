import { answerInThread } from '#lib/server/threads/answer-in-thread.ts';

/** The legend of the city's map, to be laid beside a picture of it. */
export const GET = (event) => answerInThread('legend', event);
