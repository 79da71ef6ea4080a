import { createHash } from 'node:crypto';
import { AsOfError } from '#lib/core/report/check-as-of.ts';
import { readReportWish } from '#lib/core/report/read-report-wish.ts';
import { WrongOptions } from '#lib/core/report/wrong-options.ts';
import { judgePreconditions } from '../http/judge-preconditions.ts';
import type { LoadedCity } from '../loaded-city.ts';
import { warnOfLocalLinks } from '../public-address.ts';
import { problemOf, Refused } from '../refused.ts';
import { refuseRequest } from '../static/refuse-request.ts';
import { WrongRequest } from '../static/wrong-request.ts';
import { makeReport, type MadeReport, type ReportRequest } from './make-report.ts';
import { TemplateError } from './pptx/template-error.ts';
import { readForm, readFormFile } from './read-form-file.ts';
import { isReportFormat, REPORT_FORMATS } from './report-formats.ts';

export interface ReportSources {
	/** @throws Refused if there is no such city, or it has no streets */
	getCity: (id: string) => Promise<LoadedCity>;
	/** Of the program: another one may write other bytes. */
	version: string;
	/** Scenarios that are kept of a city; default: none are. */
	findScenario?: (cityId: string, id: string) => Promise<ReportRequest['scenario'] | undefined>;
	/** Default {@link makeReport}. */
	make?: typeof makeReport;
}

/**
 * Answers `/{city}/report.{docx|pptx|xlsx|pdf}` with the file; POST with a form whose file `template` is a PPTX lays the
 * deck on it. What it can be asked with: `REPORT_PARAMETERS`. Unknown and wrong parameters are answered with 400,
 * each with what is right.
 */
export async function respondReport(
	request: Request,
	{ city: cityId, format }: { city: string; format: string },
	{ getCity, version, findScenario, make = makeReport }: ReportSources
): Promise<Response> {
	const url = new URL(request.url);
	try {
		const city = await getCity(cityId);
		const { format: file, wish } = readWish(url, format);
		const scenario = wish.scenario === null ? null : await findScenario?.(cityId, wish.scenario);
		if (scenario === undefined)
			throw new WrongRequest([
				{
					name: 'scenario',
					value: wish.scenario!,
					right: 'the id of a scenario of this city',
					rightZh: '本市一个方案的编号'
				}
			]);
		const asked = { format: file, wish, scenario, baseUrl: url.origin };
		const template = request.method === 'POST' ? await readTemplate(request, format) : undefined;
		const key = createHash('sha256')
			.update(JSON.stringify([version, city.dataHash, city.revision, cityId, asked]))
			.update(template ?? '')
			.digest('base64url');
		const etag = `"${key}"`;
		// A deck that is posted for is made for this request, whatever else was made before.
		const verdict = request.method === 'POST' ? 'send' : judgePreconditions(request, { etag });
		if (verdict !== 'send')
			return new Response(null, { status: verdict === 'failed' ? 412 : 304, headers: { etag } });
		const made = await make(city, { ...asked, template });
		const warning = warnOfLocalLinks(asked.baseUrl, wish.lang);
		return answer(request, { ...made, warnings: [...made.warnings, ...(warning ? [warning] : [])] }, etag);
	} catch (error) {
		if (error instanceof WrongOptions) return refuseRequest(new WrongRequest(error.wrong));
		const { searchParams: query } = url;
		if (error instanceof AsOfError) {
			const wrong = [{ name: 'as-of', value: query.get('as-of') ?? '', right: error.message }];
			return problemOf(new Refused(400, 'wrong-parameters', { wrong }), `as-of: ${error.message}`);
		}
		// Who sends a template reads the report's language.
		const lang = query.get('lang') === 'en' ? 'en' : 'zh';
		if (error instanceof TemplateError)
			return problemOf(new Refused(422, 'wrong-template', { problem: error.say }), error.say[lang]);
		return refuseRequest(error);
	}
}

function readWish(url: URL, format: string): Pick<ReportRequest, 'format' | 'wish'> {
	if (!isReportFormat(format))
		throw new WrongRequest([
			{ name: 'format', value: format, right: Object.keys(REPORT_FORMATS).join(' | ') }
		]);
	return { format, wish: readReportWish(url.searchParams, format) };
}

/** The file `template` of a form; `undefined` where the form has none. @throws WrongRequest */
async function readTemplate(request: Request, format: string): Promise<Uint8Array | undefined> {
	const template = await readFormFile(await readForm(request, 'template'), 'template');
	if (template && format !== 'pptx')
		throw new WrongRequest([
			{
				name: 'template',
				value: format,
				right: 'nothing: templates are for report.pptx only',
				rightZh: '不填：模板只用于 report.pptx'
			}
		]);
	return template;
}

function answer(
	request: Request,
	{ bytes, fileName, contentType, warnings }: MadeReport,
	etag: string
): Response {
	const headers = new Headers({
		'content-type': contentType,
		'content-length': String(bytes.byteLength),
		'content-disposition': `attachment; filename="${fileName}"`,
		'cache-control': 'no-cache',
		etag
	});
	// Headers hold ASCII only.
	if (warnings.length > 0) headers.set('x-warnings', warnings.map(encodeURIComponent).join(', '));
	return new Response(request.method === 'HEAD' ? null : new Uint8Array(bytes), { headers });
}
