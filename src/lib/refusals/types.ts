/** What people keep with a city by name, and what pages keep of theirs without one: drafts. */
export type DocumentName = 'view' | 'scenario' | 'briefing' | 'draft';

/** A text in both languages. */
export interface BothTexts {
	zh: string;
	en: string;
}

/** A parameter that is not as it should be. */
export interface WrongParameter {
	name: string;
	value: string;
	/** What it takes, in English: names and values as they are written in addresses. */
	right: string;
	/** The same in Chinese; left out where it is names and values alone. */
	rightZh?: string | undefined;
}

/** What a refusal tells beside its code. Plain JSON, named as the messages need it. */
export interface RefusalParameters {
	/** A page of another site wants to write. */
	'foreign-origin': { origin: string; own: string };
	/** A program on another machine does not say where it comes from. */
	'unnamed-program': { own: string };
	'unknown-city': { city: string; cities: string[] };
	/** No city can be called so in addresses: no small letters, digits and hyphens, or an address of the app. */
	'wrong-city-id': { id: string };
	'city-taken': { city: string };
	/** There was one, and it can be put back. */
	'city-removed': { city: string };
	'wrong-city-name': { field: string; most: number; value: string };
	/** What was sent cannot be read or used. Problem and remedy in English. */
	'unusable-file': { file: string; feature: string; field: string; problem: string; remedy: string };
	'large-upload': { name: string; mostMb: number };
	'unknown-job': { id: string };
	/** The city is known, and nothing of its streets. */
	'no-streets': { city: string };
	/** The streets are those of an extract, which the plan does not have. */
	'streets-of-extract': { city: string };
	'unknown-document': { document: DocumentName; id: string };
	'unknown-slide': { id: string; slide: string };
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
	/** Each wrong parameter of an address, and what it takes. */
	'wrong-parameters': { wrong: WrongParameter[] };
	/** No browser on the server that pixels and PDF are drawn with; `chosen`: the one that does not start. */
	'no-browser': { chosen: string | null };
	/** What the environment of the server sets cannot be set elsewhere. */
	'set-by-environment': { name: string };
	/** No scheme, host and port of a server. */
	'wrong-address': { address: string };
	/** Nothing is at this address. */
	'unknown-page': { path: string };
	/** The address is none: its percent signs lead to no text. */
	'wrong-path': { path: string };
	/** What is there does not take this method. */
	'wrong-method': { method: string; allowed: string[] };
	/** A file that would be there is not: it was not made, or was moved away. */
	'no-file': Record<string, never>;
	/** A template that slides cannot be laid on. */
	'wrong-template': { problem: BothTexts };
	/** What would be made is larger than browsers open. */
	'large-file': { problem: string };
	/** A file that is brought in cannot be read, or what is said of it does not fit it. */
	'wrong-import': { problem: BothTexts };
	/** The format or encoding of a file has no place for something in the plan. */
	'wrong-export': { problem: BothTexts };
	/** oEmbed is asked about an address that is no map of this server. */
	'no-map': { address: string };
	/** Changes of the plan that cannot be made; nothing of their set was. */
	'wrong-changes': {
		problems: {
			at: number | null;
			layer: string;
			featureId: string;
			field: string;
			code: string;
			reason: BothTexts;
		}[];
		/** How many there are beyond those listed. */
		more: number;
	};
	/** A change set that starts from a revision that the log does not have. */
	'unknown-base': { base: number; first: number; last: number };
	/** `first` and `last`: what the log has, where that is known. */
	'unknown-revision': { revision: number; first?: number; last?: number };
	/** The plan is asked for as it was before it begins. */
	'early-date': { asOf: string; first: string };
	'unknown-change-set': { id: string };
	/** Undo is for one's own changes. */
	'not-own-change': { id: string; author: string };
	/** The id of a change set, sent again with other content. */
	'same-id': { id: string };
	'unknown-clash': { id: string };
	/** Somebody has decided it already. */
	'decided-clash': { id: string; by: string };
	'unknown-feature': { layer: string; id: string };
	/** Nobody foresaw it; the log has it under this reference. */
	internal: { reference: string };
	/** Too much waits already. */
	busy: Record<string, never>;
}

export type RefusalCode = keyof RefusalParameters;

/** Why something was not done: told in the reader's language by {@link sayRefusal}. */
export type Refusal = {
	[Code in RefusalCode]: { code: Code; parameters: RefusalParameters[Code] };
}[RefusalCode];

/** How each refusal is said in one language. */
export type RefusalTexts = { [Code in RefusalCode]: (parameters: RefusalParameters[Code]) => string };
