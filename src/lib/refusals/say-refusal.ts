import { EN } from './en.ts';
import type { Refusal, RefusalParameters, RefusalTexts } from './types.ts';
import { ZH } from './zh.ts';

const TEXTS: Record<'zh' | 'en', RefusalTexts> = { zh: ZH, en: EN };

/** A refusal as one or more sentences in a language. */
export function sayRefusal({ code, parameters }: Refusal, lang: 'zh' | 'en'): string {
	return (TEXTS[lang][code] as (told: RefusalParameters[typeof code]) => string)(parameters);
}

/** Whether a code is one that can be said here: a server may be newer than the page. */
export function isRefusalCode(code: unknown): code is Refusal['code'] {
	return typeof code === 'string' && Object.hasOwn(EN, code);
}
