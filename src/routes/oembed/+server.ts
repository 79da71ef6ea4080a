import { answerInThread } from '#lib/server/threads/answer-in-thread.ts';

/** How to embed what a link leads to. @see https://oembed.com */
export const GET = (event) => answerInThread('oembed', event);
