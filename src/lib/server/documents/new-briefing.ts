import { check, object, optional, picklist, pipe, string, unknown, type InferOutput } from 'valibot';
import { TEMPLATE_IDS } from '#lib/core/briefings/templates/index.ts';
import { MADE_ON, type Sending } from './answer-documents.ts';
import { workInThread } from '../threads/server-threads.ts';

const SCHEMA = pipe(
	object({
		name: string(),
		document: optional(unknown()),
		madeOn: MADE_ON,
		template: optional(picklist(TEMPLATE_IDS, `one of ${TEMPLATE_IDS.join(', ')}`)),
		lang: optional(picklist(['zh', 'en']), 'zh')
	}),
	check(
		({ document, template }) => document !== undefined || template !== undefined,
		'an object with "document" or "template"'
	)
);

/** A new briefing: by itself, or a template filled with the city as it is. */
export const NEW_BRIEFING: Sending<InferOutput<typeof SCHEMA>> = {
	schema: SCHEMA,
	wanted: {
		zh: '请发送 JSON，含文本 “name” 和对象 “document”，或含 “name”、“template” 和 “lang”。',
		en: 'Send JSON with the text "name" and the object "document", or with "name", "template" and "lang".'
	},
	toDocument: async ({ name, document, template, lang, madeOn }, { cityId, asker }) => ({
		name,
		madeOn,
		document:
			template === undefined
				? document
				: await workInThread('template', { cityId, template, lang }, { asker })
	})
};
