const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** Formats of a report and their media types. */
export const REPORT_FORMATS = {
	docx: `${OFFICE}.wordprocessingml.document`,
	pptx: `${OFFICE}.presentationml.presentation`,
	xlsx: `${OFFICE}.spreadsheetml.sheet`,
	pdf: 'application/pdf'
} as const;
export type ReportFormat = keyof typeof REPORT_FORMATS;

export const isReportFormat = (text: string): text is ReportFormat => Object.hasOwn(REPORT_FORMATS, text);
