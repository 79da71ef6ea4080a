import type { MadeOn } from '#lib/core/plan/made-on.ts';
import type { BothTexts, DocumentName } from '#lib/refusals/types.ts';

/** JSON as a database keeps it. */
export type Json = Record<string, unknown>;

/** One change of what documents of a kind hold. Never edited once released. */
export interface ContentMigration {
	/** What changes, in a few words: `speed in metres a second`. */
	name: string;
	/** From the format before to this one; the number of the format is set by the caller. */
	up: (content: Json) => Json;
}

export type Checked<Content> = { content: Content } | { problems: readonly BothTexts[] };

/** A kind of document that people keep with a city under a name. */
export interface DocumentKind<Content extends { format: number }, Summary extends object = object> {
	name: DocumentName;
	/** Documents of one city; more would make every page of it slow. */
	rowsMax: number;
	/** Characters of its JSON. */
	contentMax: number;
	/** Formats are counted from 1, and each migration makes one more. */
	migrations: readonly ContentMigration[];
	/** JSON of any kind as the latest format has it, or everything that keeps it from being that. */
	check: (value: unknown) => Checked<Content>;
	/** Fields of each in a list. */
	summarize: (content: Content) => Summary;
	/** Which come first in a list: those kept first, or those changed last. */
	order: 'oldest' | 'latest';
}

/** A document in a list. */
export interface DocumentRow {
	/** Random; unique among the documents of its kind and city. */
	id: string;
	/** 1–80 characters, unique likewise. */
	name: string;
	createdAt: Date;
	updatedAt: Date;
	/** 1, 2, 3…: one more with every change. */
	revision: number;
	/** `null`: not known. */
	madeOn: MadeOn | null;
}

export type Listed<Summary> = DocumentRow & Summary;
export type Kept<Content, Summary> = Listed<Summary> & { document: Content };
