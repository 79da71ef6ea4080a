import { answerInThread } from '#lib/server/threads/answer-in-thread.ts';

/** Layers of the city's plan as a file for other programs. */
export const GET = (event) => answerInThread('export', event);

/** The same in a bureau's own workbook. */
export const POST = (event) => answerInThread('export', event);
