import type { Both } from '../../figures/types.ts';

/** A feature's name in both languages. */
export function bothNames({ name, nameEn }: { name: string; nameEn: string }): Both {
	return { zh: name, en: nameEn === '' ? name : nameEn };
}
