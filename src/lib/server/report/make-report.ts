import { buildReport } from '#lib/core/report/build-report.ts';
import { checkAsOf } from '#lib/core/report/check-as-of.ts';
import type { ReportDocument } from '#lib/core/report/types.ts';
import { renderPdf } from '../browser/render-pdf.ts';
import type { LoadedCity } from '../loaded-city.ts';
import { gatherFigureSource } from './gather-figure-source.ts';
import { drawPictures } from './pictures.ts';
import { REPORT_FORMATS, type ReportFormat } from './report-formats.ts';
import { writeDocx } from './write-docx.ts';
import { writeHtml } from './write-html.ts';
import { writeXlsx } from './write-xlsx.ts';

export interface ReportRequest {
	format: ReportFormat;
	lang: 'zh' | 'en';
	/** ISO date the report speaks for; default that of the data. */
	asOf?: string | undefined;
	/** Address that live views start with. */
	baseUrl: string;
	/** A PPTX of one's own that a deck is laid on. */
	template?: Uint8Array | undefined;
}

export interface MadeReport {
	bytes: Uint8Array;
	/** As `baoding-2022-01-01.docx`. */
	fileName: string;
	contentType: string;
	/** For people, one line each. */
	warnings: string[];
}

/**
 * The city's report as a file. The same city and request give the same bytes.
 *
 * @throws AsOfError if the date is earlier than the data; TemplateError if the template cannot be used; BrowserMissing
 * for a PDF where there is no browser
 */
export async function makeReport(city: LoadedCity, request: ReportRequest): Promise<MadeReport> {
	const { format, lang, baseUrl } = request;
	const asOf = checkAsOf(request.asOf, city.model.meta.asOf);
	const source = await gatherFigureSource(city);
	const report = buildReport(source, { lang, asOf, dataHash: city.dataHash, baseUrl });
	const { bytes, warnings } = await write(report, city, request);
	return {
		bytes,
		fileName: `${report.cityId}-${report.asOf}${lang === 'zh' ? '' : `-${lang}`}.${format}`,
		contentType: REPORT_FORMATS[format],
		warnings
	};
}

async function write(
	report: ReportDocument,
	city: LoadedCity,
	{ format, template }: ReportRequest
): Promise<{ bytes: Uint8Array; warnings: string[] }> {
	switch (format) {
		case 'xlsx':
			return { bytes: writeXlsx(report), warnings: [] };
		case 'docx': {
			const { pictures, warnings } = await drawPictures(report, city, { png: 'all' });
			return { bytes: await writeDocx(report, pictures), warnings };
		}
		case 'pdf': {
			const { pictures } = await drawPictures(report, city, { png: 'none' });
			return { bytes: await renderPdf(writeHtml(report, pictures), { asOf: report.asOf }), warnings: [] };
		}
		case 'pptx': {
			const { pictures, warnings } = await drawPictures(report, city, { png: 'maps', medium: 'slide' });
			const { writePptx } = await import('./pptx/write-pptx.ts');
			const deck = await writePptx(report, pictures, template ? { template } : {});
			return { bytes: deck.bytes, warnings: [...warnings, ...deck.warnings] };
		}
	}
}
