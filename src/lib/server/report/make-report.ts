import { DEFAULT_MINUTES, DEFAULT_SPEED_MPS } from '#lib/core/coverage/settings.ts';
import { buildReport } from '#lib/core/report/build-report.ts';
import { checkAsOf } from '#lib/core/report/check-as-of.ts';
import { findReportScope } from '#lib/core/report/find-report-scope.ts';
import type { ReportWish } from '#lib/core/report/read-report-wish.ts';
import type { ReportDocument } from '#lib/core/report/types.ts';
import { WrongOptions } from '#lib/core/report/wrong-options.ts';
import type { WalkSettings } from '#lib/core/model/types.ts';
import type { ScenarioDocument } from '#lib/core/scenarios/types.ts';
import { writeEdits } from '#lib/core/what-if/edit-text.ts';
import { EditError } from '#lib/core/what-if/types.ts';
import { renderPdf } from '../browser/render-pdf.ts';
import { gatherGround } from '../gather-ground.ts';
import type { LoadedCity } from '../loaded-city.ts';
import { gatherFigureSource } from './gather-figure-source.ts';
import { nameReportFile } from './name-report-file.ts';
import { drawPictures } from './pictures.ts';
import { REPORT_FORMATS, type ReportFormat } from './report-formats.ts';
import { writeDocx } from './write-docx.ts';
import { writeHtml } from './write-html.ts';
import { writeXlsx } from './write-xlsx.ts';

export interface ReportRequest {
	format: ReportFormat;
	wish: ReportWish;
	/** The scenario that the wish names. */
	scenario: { name: string; document: ScenarioDocument } | null;
	/** Address that live views start with. */
	baseUrl: string;
	/** The user's own PPTX as the deck's template. */
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
 * The city's report, or that of a part of it, as a file. The same city and request give the same bytes.
 *
 * @throws WrongOptions if there is no such part, or the changes cannot be made; AsOfError if the date is earlier than
 * the data; TemplateError if the template cannot be used; BrowserMissing for a PDF where there is no browser
 */
export async function makeReport(city: LoadedCity, request: ReportRequest): Promise<MadeReport> {
	const { format, wish, scenario, baseUrl } = request;
	const { lang, isBrief, sections } = wish;
	const asOf = checkAsOf(wish.asOf, city.model.meta.asOf);
	const walks = toWalks(wish, scenario?.document);
	const source = await gatherFigureSource(city, walks, scenario?.document.packages).catch(
		(error: unknown) => {
			if (!(error instanceof EditError)) throw error;
			const name = scenario ? 'scenario' : 'what-if';
			const value = wish.scenario ?? writeEdits(walks.edits);
			throw new WrongOptions([{ name, value, right: `changes that can be made: ${error.message}` }]);
		}
	);
	const isTrial = walks.edits.length > 0;
	const before = isTrial ? await gatherFigureSource(city, { ...walks, edits: [] }) : null;
	// Only one section needs it, and it takes seconds.
	const tellsGround = !isBrief && (sections?.includes('gaps') ?? true);
	const ground = tellsGround ? await gatherGround(city, walks) : null;
	const report = buildReport(
		{ ...source, ground },
		{
			lang,
			asOf,
			dataHash: city.dataHash,
			revision: city.revision,
			baseUrl,
			scope: findReportScope(wish.part, source),
			sections,
			isBrief,
			before,
			...(scenario ? { scenarioName: scenario.name } : {})
		}
	);
	const { bytes, warnings } = await write(report, city, request);
	return { bytes, fileName: nameReportFile(report, format), contentType: REPORT_FORMATS[format], warnings };
}

/** Parameters of the request override those of the scenario, which override the defaults. */
function toWalks(wish: ReportWish, scenario: ScenarioDocument | undefined): WalkSettings {
	return {
		minutes: wish.minutes ?? scenario?.minutes ?? [DEFAULT_MINUTES[0]!, DEFAULT_MINUTES[1]!],
		speedMps: wish.speedMps ?? scenario?.speedMps ?? DEFAULT_SPEED_MPS,
		edits: scenario?.edits ?? wish.edits
	};
}

async function write(
	report: ReportDocument,
	city: LoadedCity,
	{ format, template, scenario }: ReportRequest
): Promise<{ bytes: Uint8Array; warnings: string[] }> {
	const packages = scenario?.document.packages?.packages ?? null;
	switch (format) {
		case 'xlsx':
			return { bytes: writeXlsx(report), warnings: [] };
		case 'docx': {
			const { pictures, warnings } = await drawPictures(report, city, { png: 'maps', packages });
			return { bytes: await writeDocx(report, pictures), warnings };
		}
		case 'pdf': {
			const { pictures } = await drawPictures(report, city, { png: 'none', packages });
			return { bytes: await renderPdf(writeHtml(report, pictures), { asOf: report.asOf }), warnings: [] };
		}
		case 'pptx': {
			const { pictures, warnings } = await drawPictures(report, city, {
				png: 'maps',
				medium: 'slide',
				packages
			});
			const { writePptx } = await import('./pptx/write-pptx.ts');
			const deck = await writePptx(report, pictures, template ? { template } : {});
			return { bytes: deck.bytes, warnings: [...warnings, ...deck.warnings] };
		}
	}
}
