import type { MeasuredPlan } from '../model/types.ts';
import type { Package } from '../packages/types.ts';
import { Format } from '../figures/format.ts';

/** A package's own name; one that has none is called after the first of its communities. */
export function namePackage(
	{ name, communityIds }: Pick<Package, 'name' | 'communityIds'>,
	{ rows }: Pick<MeasuredPlan, 'rows'>,
	lang: 'zh' | 'en'
): string {
	if (name !== '') return name;
	const [id = ''] = communityIds;
	const row = rows.find((one) => one.id === id);
	const first = row ? new Format(lang).name(row.props) : id;
	return lang === 'zh' ? `${first.replace(/小区$/, '')}片` : `${first} area`;
}
