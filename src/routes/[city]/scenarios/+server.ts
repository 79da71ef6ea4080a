import { answerDocuments, WHOLE } from '#lib/server/documents/answer-documents.ts';
import { scenarios } from '#lib/server/documents/index.ts';

/** The scenarios of a city, without their documents; a new one is JSON `{ name, document }`. */
export const { GET, POST } = answerDocuments(scenarios, WHOLE);
