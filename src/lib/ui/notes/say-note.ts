import { readFeatureRef } from '#lib/core/city/feature-ref.ts';
import type { Plan } from '#lib/core/plan/types.ts';
import { NOTE_TEXTS } from '../messages/notes.ts';
import type { Text } from '../text.svelte.ts';

/** The name of what a note is pinned to, in the language of the view; '' if it is pinned to nothing. */
export function nameAbout(about: string, { text, plan }: { text: Text; plan: Plan | null }): string {
	const ref = readFeatureRef(about);
	if (!ref) return '';
	const feature = plan?.[ref.layer].get(ref.featureId);
	const { name, nameEn = '' } = (feature?.properties ?? {}) as { name?: string; nameEn?: string };
	const shown = name ? text.name({ name, nameEn }) : ref.featureId;
	return plan && !feature ? `${shown}${text.lang === 'en' ? ' ' : ''}${NOTE_TEXTS[text.lang].gone}` : shown;
}

/** The beginning of a text, on one line. */
export function excerpt(text: string, most = 40): string {
	const line = text.replaceAll(/\s+/g, ' ').trim();
	return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}
