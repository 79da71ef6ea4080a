import { createHash } from 'node:crypto';
import { childElements, textOf, type XmlElement } from '../../xml/xml-tree.ts';
import { paragraphsOf } from '../template/shapes.ts';

const DIGITS = 10;
/** Programs write a number back with some digits more or fewer. */
const PRECISION = 9;

/** What is told with a chart. */
export interface ChartData {
	categories: readonly string[];
	series: readonly { name: string; values: readonly (number | null)[] }[];
}

/** Mark of a text, whatever programs do to its white space. */
export function markOfText(text: string): string {
	return mark(text.normalize('NFC').replaceAll(/\s/g, ''));
}

/** Text of a shape, lines parted by line feeds, without numbers of pages. */
export function textOfShape(shape: XmlElement): string {
	return paragraphsOf(shape).map(textOfParagraph).join('\n');
}

/** Text of a paragraph, without numbers of pages. */
export function textOfParagraph(paragraph: XmlElement): string {
	return childElements(paragraph)
		.map((run) => {
			if (run.name === 'a:br') return '\n';
			return run.name === 'a:r' ? childElements(run, 'a:t').map(textOf).join('') : '';
		})
		.join('');
}

/** Mark of names and numbers of a chart, not of how it looks. */
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
