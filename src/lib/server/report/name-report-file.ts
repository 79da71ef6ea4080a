import type { ReportDocument } from '#lib/core/report/types.ts';
import type { ReportFormat } from './report-formats.ts';

/** A report's file name, plain ASCII: `baoding-district-lianchi-brief-whatif-2022-01-01-en.docx`. */
export function nameReportFile(
	{ cityId, scopeId, kind, trial, asOf, lang }: ReportDocument,
	format: ReportFormat
): string {
	const parts = [
		cityId,
		scopeId,
		kind === 'brief' ? 'brief' : '',
		trial ? 'whatif' : '',
		asOf,
		lang === 'zh' ? '' : lang
	];
	const name = parts
		.map((part) => part.replaceAll(/[^\w.-]+/g, '-'))
		.filter((part) => part !== '')
		.join('-');
	return `${name}.${format}`;
}
