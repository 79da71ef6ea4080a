import { answerDocument } from '#lib/server/documents/answer-documents.ts';
import { scenarios } from '#lib/server/documents/index.ts';

/** One scenario; a change is JSON `{ name, document, revision }`, answered with 409 if it has another revision by now. POST brings it up to date: JSON `{ revision, drop }`. */
export const { GET, PUT, POST, DELETE } = answerDocument(scenarios);
