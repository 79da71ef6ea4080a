import { createHash } from 'node:crypto';
import { strFromU8, strToU8, unzlibSync, zlibSync } from 'fflate';
import * as v from 'valibot';
import type { Slide } from '#lib/core/briefings/types.ts';
import { BRIEFINGS } from '../../../documents/kinds/briefings.ts';
import { latestFormat, readContent } from '../../../documents/read-content.ts';
import { readCustomText, writeCustomText } from '../../package/custom-properties.ts';
import type { OfficePackage } from '../../package/office-package.ts';
import { ROLES, type Role } from './shape-tag.ts';

/** What was written into a shape: what is there now is a person's where it is not the same. */
export interface WrittenShape {
	/** Mark of its text, its data or its picture. */
	mark: string;
	/** Text of the template around slots, where there is more than the slot. */
	form?: string;
}

/** A slide as it was written. */
export interface WrittenSlide {
	slide: Slide;
	shapes: Partial<Record<Role, WrittenShape>>;
}

/** What a deck says of how it was made, so that it can be refreshed: without the briefing, and whatever was moved. */
export interface DeckManifest {
	cityId: string;
	lang: 'zh' | 'en';
	title: string;
	subtitle: string;
	/** By the keys that shapes are tagged with. */
	slides: ReadonlyMap<string, WrittenSlide>;
}

const NAME = 'Lianpian deck';
const VERSION = 1;
const KEY_DIGITS = 8;
/** A manifest of the longest briefing has some ten kilobytes. */
const MOST_BYTES = 4_000_000;

const SHAPE = v.object({ mark: v.string(), form: v.exactOptional(v.string()) });
const MANIFEST = v.object({
	version: v.number(),
	cityId: v.string(),
	document: v.unknown(),
	written: v.array(v.object({ key: v.string(), shapes: v.record(v.picklist(listRoles()), SHAPE) }))
});

function listRoles(): Role[] {
	return Object.keys(ROLES) as Role[];
}

/**
 * Key of a slide: slides that are made from the same have the same, in every deck, so that a shape copied from another
 * deck is never taken for one of another slide.
 */
export function keyOfSlide(cityId: string, lang: string, slide: Slide): string {
	return hash(JSON.stringify([cityId, lang, slide])).slice(0, KEY_DIGITS);
}

/** Writes a manifest into a deck's properties, instead of one that is there. */
export function writeManifest(file: OfficePackage, manifest: DeckManifest): void {
	const { cityId, lang, title, subtitle } = manifest;
	const slides = [...manifest.slides];
	// As briefings are kept, so that those of an older format are brought up to date in the same way.
	const document = {
		format: latestFormat(BRIEFINGS),
		title,
		subtitle,
		lang,
		slides: slides.map(([, { slide }]) => slide)
	};
	const written = slides.map(([key, { shapes }]) => ({ key, shapes }));
	const text = JSON.stringify({ version: VERSION, cityId, document, written });
	writeCustomText(file, NAME, Buffer.from(zlibSync(strToU8(text), { level: 9 })).toString('base64'));
}

/** @returns `null` of a file that was not made from a briefing, or does not say so any more */
export function readManifest(file: OfficePackage): DeckManifest | null {
	const packed = readCustomText(file, NAME);
	if (packed === null) return null;
	try {
		const room = new Uint8Array(MOST_BYTES);
		const bytes = unzlibSync(new Uint8Array(Buffer.from(packed, 'base64')), { out: room });
		return checkManifest(JSON.parse(strFromU8(bytes)));
	} catch {
		return null;
	}
}

/** Nothing of a file is taken on trust: it may come from anybody. */
function checkManifest(value: unknown): DeckManifest | null {
	const { version, cityId, document, written } = v.parse(MANIFEST, value);
	if (version !== VERSION) return null;
	const { lang, title, subtitle, slides } = readContent(BRIEFINGS, document);
	if (slides.length !== written.length) return null;
	const entries = written.map(({ key, shapes }, i): [string, WrittenSlide] => [
		key,
		{ slide: slides[i]!, shapes: shapes as WrittenSlide['shapes'] }
	]);
	return { cityId, lang, title, subtitle, slides: new Map(entries) };
}

const hash = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');
