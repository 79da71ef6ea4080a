import { answerInThread } from '#lib/server/threads/answer-in-thread.ts';

/** The city's map as a picture. */
export const GET = (event) => answerInThread('static-map', event);
