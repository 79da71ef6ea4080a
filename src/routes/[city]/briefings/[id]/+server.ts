import { answerDocument } from '#lib/server/documents/answer-documents.ts';
import { briefings } from '#lib/server/documents/index.ts';

/** One briefing; a change is JSON `{ name, document, revision }`, answered with 409 if it has another revision by now. */
export const { GET, PUT, DELETE } = answerDocument(briefings);
