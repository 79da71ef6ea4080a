import { answerInThread } from '#lib/server/threads/answer-in-thread.ts';

/** What a PowerPoint template offers, and what of a briefing is likeliest to come where; the template is not kept. */
export const POST = (event) => answerInThread('deck-template', event);
