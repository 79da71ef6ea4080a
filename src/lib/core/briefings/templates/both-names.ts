import type { Both } from '../../figures/types.ts';
import { clipTitle } from '../clip-title.ts';

/** Leaves room for a figure in the title beside a long name. */
const MOST = 40;

/** A feature's name in both languages, truncated to fit a title. */
export function bothNames({ name, nameEn }: { name: string; nameEn: string }): Both {
	return { zh: clipTitle(name, MOST), en: clipTitle(nameEn === '' ? name : nameEn, MOST) };
}
