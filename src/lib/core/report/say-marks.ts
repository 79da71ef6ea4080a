import { Format } from '../figures/format-figure.ts';
import { setChinese } from './set-chinese.ts';
import type { ReportDocument } from './types.ts';

/** First digits of the data's hash: enough to tell two states apart. */
export const hashMark = ({ dataHash }: Pick<ReportDocument, 'dataHash'>): string => dataHash.slice(0, 12);

/** What stands under every map, chart and table: dates, hash, illustrative data. */
export function sayStand(report: ReportDocument): string {
	const { lang, asOf, dataAsOf, isIllustrative } = report;
	const format = new Format(lang);
	return lang === 'zh'
		? setChinese(
				[
					asOf === dataAsOf
						? `数据截至${format.date(dataAsOf)}`
						: `报告日期${format.date(asOf)}，数据截至${format.date(dataAsOf)}`,
					`数据指纹 ${hashMark(report)}`,
					...(isIllustrative ? ['含示意数据'] : [])
				].join('；')
			)
		: [
				asOf === dataAsOf
					? `Data as of ${format.date(dataAsOf)}`
					: `Report as of ${format.date(asOf)}, data as of ${format.date(dataAsOf)}`,
				`data hash ${hashMark(report)}`,
				...(isIllustrative ? ['with illustrative data'] : [])
			].join('; ');
}

/** The red mark on every page where data stand in for what is not public; '' where none do. */
export function sayIllustrative({
	lang,
	isIllustrative
}: Pick<ReportDocument, 'lang' | 'isIllustrative'>): string {
	if (!isIllustrative) return '';
	return lang === 'zh' ? '示意数据 · 不作为决策依据' : 'Illustrative data – not for decision-making';
}

/**
 * A figure's explanation as one note of the report: name and value, formula, its numbers, date and source; where an
 * earlier note has the same source, it refers to that.
 */
export function sayNote({ notes, lang }: Pick<ReportDocument, 'notes' | 'lang'>, index: number): string {
	const note = notes[index];
	if (!note) throw new RangeError(`There is no note ${index}; there are ${notes.length}.`);
	const first = notes.findIndex(({ source }) => source === note.source);
	const date = new Format(lang).date(note.figure.asOf);
	const isWorked = note.worked.includes('=');
	return lang === 'zh'
		? setChinese(
				[
					`${note.name}：${note.value}。`,
					`算式：${note.formula}${isWorked ? `；代入：${note.worked}` : ''}。`,
					`数据截至${date}；`,
					first < index ? `来源同注${first + 1}。` : `来源：${note.source}。`
				].join('')
			)
		: [
				`${note.name}: ${note.value}.`,
				`Formula: ${note.formula}${isWorked ? `; with numbers: ${note.worked}` : ''}.`,
				`Data as of ${date};`,
				first < index ? `source as in note ${first + 1}.` : `source: ${note.source}.`
			].join(' ');
}
