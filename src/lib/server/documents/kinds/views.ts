import { check, literal, object, pipe, string, maxLength, type InferOutput } from 'valibot';
import { checkBySchema } from '../check-by-schema.ts';
import type { DocumentKind } from '../types.ts';

const QUERY_MAX = 4000;

const VIEW = object({
	format: literal(1),
	/** As after the `?` of the address: everything that matters of a view. */
	query: pipe(
		string(),
		maxLength(QUERY_MAX, `text of at most ${QUERY_MAX} characters`),
		check((query) => !query.includes('\0') && query.isWellFormed(), 'text without NUL')
	)
});

export type ViewDocument = InferOutput<typeof VIEW>;

/** Views (视图): states of the map worth coming back to. */
export const VIEWS: DocumentKind<ViewDocument, { query: string }> = {
	name: 'view',
	rowsMax: 500,
	contentMax: 2 * QUERY_MAX,
	migrations: [],
	check: checkBySchema(VIEW),
	summarize: ({ query }) => ({ query }),
	order: 'oldest'
};
