import { toChineseNumeral } from '../text/to-chinese-numeral.ts';
import type { ReportDocument, ReportSection } from './types.ts';

/** A heading of a report, numbered as official documents are: 一、 then (一); 1 then 1.1 in English. */
export interface ReportHeading {
	level: 1 | 2;
	text: string;
	/** Its content; `null` for the heading of a group. */
	section: ReportSection | null;
}

/** The headings of a report in order, each group before its sections. */
export function numberSections({
	sections,
	lang
}: Pick<ReportDocument, 'sections' | 'lang'>): ReportHeading[] {
	const headings: ReportHeading[] = [];
	let part = 0;
	let inPart = 0;
	let group: string | undefined;
	for (const section of sections) {
		if (section.group === undefined || section.group !== group) {
			part++;
			inPart = 0;
			const title = section.group ?? section.title;
			const text = lang === 'zh' ? `${toChineseNumeral(part)}、${title}` : `${part}  ${title}`;
			headings.push({ level: 1, text, section: section.group === undefined ? section : null });
		}
		group = section.group;
		if (group === undefined) continue;
		inPart++;
		const text =
			lang === 'zh'
				? `\uff08${toChineseNumeral(inPart)}\uff09${section.title}`
				: `${part}.${inPart}  ${section.title}`;
		headings.push({ level: 2, text, section });
	}
	return headings;
}
