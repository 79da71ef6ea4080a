/** What people keep with a city by name, and what pages keep of theirs without one: drafts. */
export type DocumentName = 'view' | 'scenario' | 'briefing' | 'draft';

/** A text in both languages. */
export interface BothTexts {
	zh: string;
	en: string;
}

/** What a refusal tells beside its code. Plain JSON, named as the messages need it. */
export interface RefusalParameters {
	/** A page of another site wants to write. */
	'foreign-origin': { origin: string; own: string };
	/** A program on another machine does not say where it comes from. */
	'unnamed-program': { own: string };
	'unknown-city': { city: string; cities: string[] };
	/** The city is known, and nothing of its streets. */
	'no-streets': { city: string };
	'unknown-document': { document: DocumentName; id: string };
	/** The body is no JSON, or lacks what is wanted. */
	'wrong-body': { wanted: BothTexts; fields: { field: string; right: string }[] };
	'large-body': Record<string, never>;
	'wrong-name': { document: DocumentName; most: number; length: number };
	'name-of-lines': { document: DocumentName };
	'name-taken': { document: DocumentName; name: string };
	'too-many-documents': { document: DocumentName; most: number };
	'large-document': { document: DocumentName; most: number; length: number };
	'wrong-document': { document: DocumentName; problem: BothTexts };
	/** The content is of a format that a newer version of the program writes. */
	'newer-document': { document: DocumentName; format: number; known: number };
	/** Somebody has changed it since the revision that a change started from. */
	'document-changed': { document: DocumentName; revision: number; started: number };
}

export type RefusalCode = keyof RefusalParameters;

/** Why something was not done: told in the reader's language by {@link sayRefusal}. */
export type Refusal = {
	[Code in RefusalCode]: { code: Code; parameters: RefusalParameters[Code] };
}[RefusalCode];

/** How each refusal is said in one language. */
export type RefusalTexts = { [Code in RefusalCode]: (parameters: RefusalParameters[Code]) => string };
