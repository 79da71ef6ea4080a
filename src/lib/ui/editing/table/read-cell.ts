import { getLayerSchema } from '#lib/core/city/layers.ts';
import type { Plan } from '#lib/core/plan/types.ts';
import type { BothTexts } from '#lib/core/text/both-texts.ts';
import { EDITING_TEXTS } from '../../messages/editing.ts';
import { readFieldText } from '../read-field-text.ts';

/** Words for yes and no that tables of communities have beside the usual ones. */
const MANAGED: Readonly<Record<string, boolean>> = {
	有物业: true,
	无物业: false,
	'property management': true,
	'no property management': false,
	managed: true,
	unmanaged: false
};

/**
 * What somebody typed or pasted into a cell of the table of communities as the value of its field. What the screen
 * shows is read as well as what is stored: the name of a cluster for its id, 改造中 for `under-way`.
 *
 * @param field of a community
 */
export function readCell(
	field: string,
	typed: string,
	plan: Plan
): { value: unknown } | { fault: BothTexts } {
	const column = getLayerSchema('communities').columns[field]!;
	const said = typed.normalize('NFKC').trim();
	if (column.type === 'text' && column.refersTo) {
		const among = [...plan[column.refersTo].values()];
		const found = among.filter(({ properties: { id, name, nameEn } }) => [id, name, nameEn].includes(said));
		if (found.length === 1) return { value: found[0]!.properties.id };
		const named = among.slice(0, 3).map(({ properties }) => String(properties.name ?? properties.id));
		return {
			fault: {
				zh: `“${said}”不存在，应为${named.join('、')}等名称或编号`,
				en: `“${said}” does not exist; give a name or an id, as ${named.join(', ')}`
			}
		};
	}
	if (column.type === 'text' && column.values) {
		const value = column.values.find((one) =>
			[one, EDITING_TEXTS.zh.value[one], EDITING_TEXTS.en.value[one]].some(
				(word) => word?.toLowerCase() === said.toLowerCase()
			)
		);
		if (value !== undefined) return { value };
		const words = (lang: 'zh' | 'en') => column.values!.map((one) => EDITING_TEXTS[lang].value[one] ?? one);
		return {
			fault: {
				zh: `“${said}”不可用，应为${words('zh').join('、')}之一`,
				en: `“${said}” is none of ${words('en').join(', ')}`
			}
		};
	}
	if (column.type === 'boolean') {
		const managed = MANAGED[said.toLowerCase()];
		if (managed !== undefined && field === 'propertyManagement') return { value: managed };
		const read = said === '' ? { value: undefined } : readFieldText(column, said);
		if ('value' in read && typeof read.value === 'boolean') return read;
		return { fault: { zh: `“${said}”不可用，应为“是”或“否”`, en: `“${said}” is neither yes nor no` } };
	}
	if ((column.type === 'integer' || column.type === 'double precision') && said === '')
		return { fault: { zh: '为空，应为数字', en: 'is empty; give a number' } };
	return readFieldText(column, said);
}
