import type { Told } from '#lib/core/intake/types.ts';
import { ADDRESSES } from './addresses.ts';
import { sayCoordinates } from './coordinates.ts';
import { ENCODING } from './encoding.ts';
import { LEDGER } from './ledger.ts';
import { fillText, READING } from './reading.ts';

interface BothTexts {
	zh: string;
	en: string;
}

/** Texts of every code, by area. */
const TEXTS: Readonly<Record<string, BothTexts>> = {
	...READING,
	...ENCODING,
	...LEDGER,
	...ADDRESSES
};

/** What was told, as a clause in both languages; a code that nobody knows is itself. */
export function sayTold({ code, parameters }: Told): BothTexts {
	const text = TEXTS[code];
	if (text) return { zh: fillText(text.zh, parameters), en: fillText(text.en, parameters) };
	const say = (lang: 'zh' | 'en') => sayCoordinates({ code, parameters }, lang) ?? code;
	return { zh: say('zh'), en: say('en') };
}
