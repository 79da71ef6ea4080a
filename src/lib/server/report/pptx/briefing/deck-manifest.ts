import { createHash } from 'node:crypto';
import { strFromU8, strToU8, unzlibSync, zlibSync } from 'fflate';
import * as v from 'valibot';
import type { Slide } from '#lib/core/briefings/types.ts';
import { BRIEFINGS } from '../../../documents/kinds/briefings.ts';
import { latestFormat, readContent } from '../../../documents/read-content.ts';
import { readCustomText, writeCustomText } from '../../package/custom-properties.ts';
import type { OfficePackage } from '../../package/office-package.ts';
import { ROLES, type Role } from './shape-tag.ts';

/** Record of what was written into a shape; if its content differs now, a person has edited it. */
export interface WrittenShape {
	/** Hash of its text, data or picture. */
	mark: string;
	/** The template's text around the slot, if any. */
	form?: string;
}

/** A slide as it was written. */
export interface WrittenSlide {
	slide: Slide;
	shapes: Partial<Record<Role, WrittenShape>>;
}

/** How a deck was made, stored in it so that it can be refreshed without the briefing, even after slides were moved. */
export interface DeckManifest {
	cityId: string;
	lang: 'zh' | 'en';
	title: string;
	subtitle: string;
	/** By the keys in shape tags. */
	slides: ReadonlyMap<string, WrittenSlide>;
}

const NAME = 'Lianpian deck';
const VERSION = 1;
const KEY_DIGITS = 8;
/** Largest manifest accepted; that of the longest briefing takes about ten kilobytes. */
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
 * Key of a slide: a hash of its content, equal in every deck, so that a shape copied from another deck is never mistaken
 * for one of a different slide.
 */
export function keyOfSlide(cityId: string, lang: string, slide: Slide): string {
	return hash(JSON.stringify([cityId, lang, slide])).slice(0, KEY_DIGITS);
}

/** Writes a manifest into a deck's custom properties, replacing an earlier one. */
export function writeManifest(file: OfficePackage, manifest: DeckManifest): void {
	const { cityId, lang, title, subtitle } = manifest;
	const slides = [...manifest.slides];
	// In the format of stored briefings, so that older ones are migrated in the same way.
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

/** @returns `null` if the file was not made from a briefing or has lost its manifest */
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

/** Validates the manifest: the file is untrusted input. */
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
