import type { SourceValue } from '#lib/core/intake/types.ts';
import { readAttribute, type XmlListener } from './scan-xml.ts';
import { toIsoText } from './serial-date.ts';
import type { SheetGatherer } from './sheet-gatherer.ts';

/** What cells of a sheet refer to. */
interface SheetContext {
	strings: readonly string[];
	isDate: readonly boolean[];
	is1904: boolean;
}

/** Hears a worksheet's XML and hands its cells, merges and hidden rows to a gatherer. */
export function listenToSheet(
	gatherer: SheetGatherer,
	{ strings, isDate, is1904 }: SheetContext
): XmlListener {
	let row = -1;
	let column = -1;
	let type = '';
	let style = -1;
	let value = '';
	let hasFormula = false;
	let isValue = false;
	let isInline = false;

	function toValue(): SourceValue {
		switch (type) {
			case 's':
				return strings[Number(value)] === undefined ? null : unescapeText(strings[Number(value)]!);
			case 'str':
			case 'inlineStr':
				return unescapeText(value);
			case 'b':
				return value.trim() === '1' || value.trim() === 'true';
			case 'e':
				gatherer.errors++;
				return null;
			case 'd':
				return value.replace(/T00:00:00(?:\.0+)?Z?$/, '');
		}
		const number = Number(value);
		if (!Number.isFinite(number)) return value;
		return isDate[style] ? toIsoText(number, is1904) : number;
	}

	return {
		onOpen(name, attributes) {
			if (name === 'c') {
				const place = readAttribute(attributes, 'r');
				if (place === undefined) column++;
				else [row, column] = readPlace(place, row);
				type = readAttribute(attributes, 't') ?? '';
				style = Number(readAttribute(attributes, 's') ?? -1);
				value = '';
				hasFormula = false;
			} else if (name === 'v' || name === 't') isValue = name === 'v' || isInline;
			else if (name === 'f') hasFormula = true;
			else if (name === 'is') isInline = true;
			else if (name === 'rPh') isInline = false;
			else if (name === 'row') {
				const number = Number(readAttribute(attributes, 'r'));
				row = Number.isInteger(number) ? number - 1 : row + 1;
				column = -1;
				const hidden = readAttribute(attributes, 'hidden');
				if (hidden === '1' || hidden === 'true') gatherer.hiddenRows++;
			} else if (name === 'mergeCell') {
				const [from = '', to = from] = (readAttribute(attributes, 'ref') ?? '').split(':');
				const [fromRow, fromColumn] = readPlace(from, -1);
				const [toRow, toColumn] = readPlace(to, -1);
				gatherer.merge({ fromRow, toRow, fromColumn, toColumn });
			}
		},
		onText(text) {
			if (isValue) value += text;
		},
		onClose(name) {
			if (name === 'v' || name === 't') isValue = false;
			else if (name === 'is') isInline = false;
			else if (name === 'rPh') isInline = true;
			else if (name === 'c') {
				if (value !== '') gatherer.set(row, column, toValue());
				else if (hasFormula) gatherer.formulasWithoutValues++;
			}
		}
	};
}

/** Row and column from 0 of `B3`; a row that is not told is the one before. */
function readPlace(place: string, row: number): [row: number, column: number] {
	let column = 0;
	let at = 0;
	for (; at < place.length && at < 4; at++) {
		const letter = place.charCodeAt(at) & 0xdf;
		if (letter < 65 || letter > 90) break;
		column = column * 26 + letter - 64;
	}
	const number = Number(place.slice(at));
	return [Number.isInteger(number) && number > 0 ? number - 1 : row, column - 1];
}

/** `_x000D_` stands for a character that XML cannot hold. */
function unescapeText(text: string): string {
	if (!text.includes('_x')) return text;
	return text.replace(/_x([\da-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
