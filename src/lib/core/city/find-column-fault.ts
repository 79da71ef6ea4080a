import type { BothTexts } from '../text/both-texts.ts';
import { isIsoInstant } from '../text/is-iso-instant.ts';
import { isFeatureRef } from './feature-ref.ts';
import type { Column } from './layers.ts';

/**
 * Why a property cannot have a value: its type, its range, or that it is not one of those allowed.
 *
 * @returns `undefined` if it can; else a clause to follow the property's name, with the value and what is allowed
 */
export function findColumnFault(column: Column, value: unknown): BothTexts | undefined {
	const { type } = column;
	if (value === undefined) return { zh: '缺失', en: 'is missing' };
	if (type === 'text') return findTextFault(column, value);
	if (type === 'text[]') {
		const isTexts =
			Array.isArray(value) && value.every((one) => typeof one === 'string' && !one.includes('\0'));
		if (!isTexts) return isNot(value, '文本列表', 'a list of texts');
		const { length } = column;
		return length === undefined || value.length === length
			? undefined
			: isNot(value, ` ${length} 项的列表`, `a list of ${length}`);
	}
	if (type === 'boolean')
		return typeof value === 'boolean' ? undefined : isNot(value, 'true 或 false', 'true or false');
	return findNumberFault(column, value);
}

function findTextFault({ filled, values, maxLength, form }: Column, value: unknown): BothTexts | undefined {
	if (typeof value !== 'string') return isNot(value, '文本', 'text');
	if (value.includes('\0')) return { zh: '含有 NUL 字符', en: 'contains a NUL character' };
	if (filled && value === '') return { zh: '为空', en: 'is empty' };
	if (values && !values.includes(value))
		return isNot(value, values.join('、') + ' 之一', `one of ${values.join(', ')}`);
	if (maxLength !== undefined && value.length > maxLength)
		return {
			zh: `有 ${value.length} 个字符，最多 ${maxLength} 个；请删短`,
			en: `has ${value.length} characters, more than ${maxLength}; shorten it`
		};
	if (form === 'instant' && !isIsoInstant(value))
		return isNot(
			value,
			'世界时的时刻，例如 2026-11-30T08:00:00Z',
			'an instant in UTC, as 2026-11-30T08:00:00Z'
		);
	if (form === 'feature' && value !== '' && !isFeatureRef(value))
		return isNot(value, '“图层/编号”，也不为空', '"layer/id", nor empty');
	return undefined;
}

function findNumberFault({ type, min, max, orZero }: Column, value: unknown): BothTexts | undefined {
	if (typeof value !== 'number' || !Number.isFinite(value)) return isNot(value, '数字', 'a number');
	if (type === 'integer' && !Number.isInteger(value)) return isNot(value, '整数', 'a whole number');
	if (orZero && value === 0) return undefined;
	if (min !== undefined && value < min)
		return min === Number.MIN_VALUE
			? { zh: `为 ${value}，应大于 0`, en: `is ${value}, not more than 0` }
			: { zh: `为 ${value}，小于 ${min}`, en: `is ${value}, less than ${min}` };
	return max !== undefined && value > max
		? { zh: `为 ${value}，大于 ${max}`, en: `is ${value}, more than ${max}` }
		: undefined;
}

function isNot(value: unknown, zh: string, en: string): BothTexts {
	return { zh: `为 ${showValue(value)}，不是${zh}`, en: `is ${showValue(value)}, not ${en}` };
}

/** A value as it is shown in a message: JSON, cut where it is long. */
export function showValue(value: unknown): string {
	const text = JSON.stringify(value) ?? String(value);
	return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
