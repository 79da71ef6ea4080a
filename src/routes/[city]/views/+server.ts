import { object, string } from 'valibot';
import { answerDocuments, MADE_ON } from '#lib/server/documents/answer-documents.ts';
import { views } from '#lib/server/documents/index.ts';

/** The views of a city; a new one is JSON `{ name, query }`. */
export const { GET, POST } = answerDocuments(views, {
	schema: object({ name: string(), query: string(), madeOn: MADE_ON }),
	wanted: {
		zh: '请发送 JSON，含文本 “name” 和 “query”。',
		en: 'Send JSON with the texts "name" and "query".'
	},
	toDocument: ({ name, query, madeOn }) => ({ name, document: { format: 1, query }, madeOn })
});
