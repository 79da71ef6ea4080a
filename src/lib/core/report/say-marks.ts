import { Format } from '../figures/format-figure.ts';
import { setChinese } from './set-chinese.ts';
import type { ReportDocument } from './types.ts';

/** First digits of the data's hash: enough to distinguish two states. */
export const hashMark = ({ dataHash }: Pick<ReportDocument, 'dataHash'>): string => dataHash.slice(0, 12);

/** The line under every map, chart and table: dates, revision, hash, illustrative data. */
export function sayStand(report: ReportDocument): string {
	const { lang, asOf, dataAsOf, revision, isIllustrative } = report;
	const format = new Format(lang);
	return lang === 'zh'
		? setChinese(
				[
					asOf === dataAsOf
						? `数据截至${format.date(dataAsOf)}`
						: `报告日期${format.date(asOf)}，数据截至${format.date(dataAsOf)}`,
					...(revision === null ? [] : [`计划第${revision}版`]),
					`数据指纹 ${hashMark(report)}`,
					...(isIllustrative ? ['含示意数据'] : [])
				].join('；')
			)
		: [
				asOf === dataAsOf
					? `Data as of ${format.date(dataAsOf)}`
					: `Report as of ${format.date(asOf)}, data as of ${format.date(dataAsOf)}`,
				...(revision === null ? [] : [`plan revision ${revision}`]),
				`data hash ${hashMark(report)}`,
				...(isIllustrative ? ['with illustrative data'] : [])
			].join('; ');
}

/** The red mark on every page of a report with illustrative data; '' without. */
export function sayIllustrative({
	lang,
	isIllustrative
}: Pick<ReportDocument, 'lang' | 'isIllustrative'>): string {
	if (!isIllustrative) return '';
	return lang === 'zh' ? '示意数据 · 不作为决策依据' : 'Illustrative data – not for decision-making';
}
