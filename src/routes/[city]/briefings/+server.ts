import { answerDocuments } from '#lib/server/documents/answer-documents.ts';
import { briefings } from '#lib/server/documents/index.ts';
import { NEW_BRIEFING } from '#lib/server/documents/new-briefing.ts';

/**
 * The briefings of a city, without their documents; a new one is JSON `{ name, document }`, or
 * `{ name, template, lang }` for one made of the city as it is.
 */
export const { GET, POST } = answerDocuments(briefings, NEW_BRIEFING);
