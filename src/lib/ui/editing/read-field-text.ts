import type { Column } from '#lib/core/city/layers.ts';
import { findColumnFault } from '#lib/core/city/find-column-fault.ts';
import type { BothTexts } from '#lib/core/text/both-texts.ts';

/**
 * What somebody typed into a field, or pasted into a cell, as its value: full-width digits and thousands separators are
 * read as people write them.
 */
export function readFieldText(column: Column, typed: string): { value: unknown } | { fault: BothTexts } {
	const value = toValue(column, typed.normalize('NFKC').trim());
	const fault = findColumnFault(column, value);
	return fault ? { fault } : { value };
}

const YES = new Set(['true', '1', 'yes', 'y', '是', '有', '√']);
const NO = new Set(['false', '0', 'no', 'n', '否', '无', '']);

function toValue({ type }: Column, text: string): unknown {
	switch (type) {
		case 'integer':
		case 'double precision': {
			const plain = text.replace(/[,\s](?=\d{3}(\D|$))/g, '');
			return plain !== '' && Number.isFinite(Number(plain)) ? Number(plain) : text;
		}
		case 'boolean':
			return YES.has(text.toLowerCase()) ? true : NO.has(text.toLowerCase()) ? false : text;
		case 'text[]':
			return text
				.split(/[、,;；，\n]/)
				.map((one) => one.trim())
				.filter((one) => one !== '');
		case 'text':
			return text;
	}
}
