import { answerDocument } from '#lib/server/documents/answer-documents.ts';
import { views } from '#lib/server/documents/index.ts';

/** One view; a change is JSON `{ name, document, revision }`, answered with 409 if it has another revision by now. */
export const { GET, PUT, DELETE } = answerDocument(views);
