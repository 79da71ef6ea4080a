import { createHash } from 'node:crypto';
import { childElements, textOf, type XmlElement } from '../../xml/xml-tree.ts';
import { paragraphsOf } from '../template/shapes.ts';

const DIGITS = 10;
/** Numbers are hashed at this precision, since programs write them back with more or fewer digits. */
const PRECISION = 9;

/** The hashed content of a chart. */
export interface ChartData {
	categories: readonly string[];
	series: readonly { name: string; values: readonly (number | null)[] }[];
}

/** Hash of a text, independent of white space. */
export function markOfText(text: string): string {
	return mark(text.normalize('NFC').replaceAll(/\s/g, ''));
}

/** Text of a shape, lines separated by line feeds, without slide numbers. */
export function textOfShape(shape: XmlElement): string {
	return paragraphsOf(shape).map(textOfParagraph).join('\n');
}

/** Text of a paragraph, without slide numbers. */
export function textOfParagraph(paragraph: XmlElement): string {
	return childElements(paragraph)
		.map((run) => {
			if (run.name === 'a:br') return '\n';
			return run.name === 'a:r' ? childElements(run, 'a:t').map(textOf).join('') : '';
		})
		.join('');
}

/** Hash of a chart's names and numbers, without its look. */
export function markOfChart({ categories, series }: ChartData): string {
	const told = series.map(({ name, values }) => [
		name.trim(),
		values.map((value) => (value === null ? null : Number(value.toPrecision(PRECISION))))
	]);
	return mark(JSON.stringify([categories.map((one) => one.trim()), told]));
}

export function markOfBytes(bytes: Uint8Array): string {
	return mark(bytes);
}

const mark = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex').slice(0, DIGITS);
