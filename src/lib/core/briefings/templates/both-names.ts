import type { Both } from '../../figures/types.ts';
import { clipTitle } from '../clip-title.ts';

/** Names may be of any length; a title has room for a figure as well. */
const MOST = 40;

/** A feature's name in both languages, as much of it as a title has room for. */
export function bothNames({ name, nameEn }: { name: string; nameEn: string }): Both {
	return { zh: clipTitle(name, MOST), en: clipTitle(nameEn === '' ? name : nameEn, MOST) };
}
