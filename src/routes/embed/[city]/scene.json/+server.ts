import { answerInThread } from '#lib/server/threads/answer-in-thread.ts';

/** Everything an embedded map is drawn from. */
export const GET = (event) => answerInThread('scene', event);
