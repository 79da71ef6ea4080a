import { findColumnFault, showValue } from '../../city/find-column-fault.ts';
import type { Column } from '../../city/layers.ts';
import type { BothTexts } from '../../text/both-texts.ts';
import { readNumber, type NumberRefusal } from '../../text/read-number.ts';
import type { SourceValue } from '../types.ts';
import type { IntakeField } from './types.ts';
import { listValueWords, readValueWord } from './read-value-word.ts';

/** What a cell says: a value, nothing, or something that the field cannot hold. */
export type CellReading = { value: unknown } | { blank: true } | { refused: BothTexts };

/** Marks that stand for nothing. */
const BLANKS = /^(-+|[—–―]+|\/|无|n\/?a|null|none|nan)$/i;
const TRUE = /^(有|是|对|yes|y|true|1|√|✓|✔|已封闭|封闭|开放|启用|运营中?|已投入使用)$/i;
const FALSE = /^(无|否|没有|不|no|n|false|0|×|✗|未|未封闭|不封闭|关闭|停用|未运营|未投入使用|无物业)$/i;
/** Words behind and before a number that say what it counts, not how much. */
const AROUND =
	/^(约|大约|近|共|计)|(户|栋|幢|人|个|张|班|床位?|座位?|车位|泊位|学位|托位|层|平方米|平米|㎡|m2|m²|米|年|元\/㎡·月|元\/平方米·月)$/g;
const WHOLE_YEAR = /^((?:1[89]|20)\d{2})(?:[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?)?)?(?:年|年代?初|月)?$/;
const REASONS: Record<NumberRefusal, BothTexts> = {
	'no-number': { zh: '不是数字', en: 'is no number' },
	separator: { zh: '小数点与千分位无法区分', en: 'has a separator that may part thousands or decimals' },
	percent: { zh: '是百分数，此处应为数量', en: 'is a percentage where an amount is meant' }
};

/**
 * A cell as the value that a field holds, as bureaus write it: full width digits, `约360户`, 有 and 无, 1998年, names of
 * states and kinds in Chinese. What could be meant in two ways is refused.
 *
 * @param factor what a number is multiplied by, see `unitFactor`
 */
export function readCell(cell: SourceValue, { column, name }: IntakeField, factor: number): CellReading {
	if (cell === null) return { blank: true };
	if (typeof cell === 'string' && cell.trim() === '') return { blank: true };
	if (column.type === 'boolean') return readBoolean(cell);
	if (column.type === 'text[]') return { value: splitList(String(cell)) };
	if (column.type === 'text') return readText(String(cell), column, name);
	if (name === 'yearBuilt') return readYear(cell, column);
	const text = typeof cell === 'string' ? cell.normalize('NFKC').trim().replace(AROUND, '').trim() : cell;
	const isShare = name.endsWith('Rate');
	const reading = readNumber(text, { isShare });
	if ('blank' in reading) return reading;
	if ('refused' in reading) return refuse(cell, REASONS[reading.refused]);
	const isPercent = typeof text === 'string' && text.endsWith('%');
	// Percentages are often written without their sign; with it they need no unit.
	const scale = isPercent ? 1 : isShare && factor === 1 && reading.value > 1 ? 0.01 : factor;
	const value = tidy(reading.value * scale);
	return judge(
		column.type === 'integer' && Math.abs(value - Math.round(value)) < 1e-6 ? Math.round(value) : value,
		column
	);
}

/** 1.1 × 10,000 is 11,000 and not a little more. */
const tidy = (value: number): number => Number(value.toPrecision(12));

/** Text stays as it is: what people type is tidied by `tidyRow`, what a program wrote is not. */
function readText(cell: string, column: Column, name: string): CellReading {
	const text = cell.trim();
	if (column.values) {
		const { values } = column;
		const value = readValueWord(text, { name, column });
		return value === undefined
			? refuse(text, {
					zh: `不是以下之一：${listValueWords(name, values, 'zh').join('、')}`,
					en: `is not one of ${listValueWords(name, values, 'en').join(', ')}`
				})
			: { value };
	}
	return judge(cell, column);
}

/** Lists as cells have them. A JSON list, as programs write it, is one as well. */
function splitList(text: string): string[] {
	if (text.startsWith('[')) {
		try {
			const list: unknown = JSON.parse(text);
			if (Array.isArray(list) && list.every((one) => typeof one === 'string')) return list;
		} catch {
			// A name in brackets.
		}
	}
	return text
		.split(/[、,，;；\n]/)
		.map((one) => one.trim())
		.filter((one) => one !== '');
}

function readBoolean(cell: SourceValue): CellReading {
	if (typeof cell === 'boolean') return { value: cell };
	const text = String(cell).normalize('NFKC').trim();
	if (TRUE.test(text)) return { value: true };
	if (FALSE.test(text)) return { value: false };
	if (/^有|^是|物业公司|物业服务/.test(text)) return { value: true };
	if (/^(无|没有|否|未)/.test(text)) return { value: false };
	return refuse(cell, { zh: '看不出是“有”还是“无”', en: 'says neither yes nor no' });
}

/** A year: 1998, 1998年, 1998-06-01. Spans and decades are refused: which year it was has to be decided. */
function readYear(cell: SourceValue, column: Column): CellReading {
	const text = String(cell).normalize('NFKC').trim();
	if (BLANKS.test(text) || text === '0') return { blank: true };
	const [, year] = WHOLE_YEAR.exec(text) ?? [];
	return year === undefined
		? refuse(cell, { zh: '不是一个年份（如 1998）', en: 'is not one year, such as 1998' })
		: judge(Number(year), column);
}

function judge(value: unknown, column: Column): CellReading {
	const fault = findColumnFault({ ...column, refersTo: undefined } as Column, value);
	return fault ? { refused: fault } : { value };
}

const refuse = (cell: SourceValue, { zh, en }: BothTexts): CellReading => ({
	refused: { zh: `为 ${showValue(cell)}，${zh}`, en: `is ${showValue(cell)}, which ${en}` }
});
