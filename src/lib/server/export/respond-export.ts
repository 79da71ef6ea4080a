import { createHash } from 'node:crypto';
import type { LoadedCity } from '../loaded-city.ts';
import { ExportRefused } from '../formats/export-refused.ts';
import type { PlanOfCity } from '../plan/get-plan-at.ts';
import { readMoment, type PlanMoment } from '../plan/plan-moment.ts';
import { problemOf, Refused } from '../refused.ts';
import { readForm, readFormFile } from '../report/read-form-file.ts';
import { WrongRequest } from '../static/wrong-request.ts';
import { refuseRequest } from '../static/refuse-request.ts';
import { makeExport } from './make-export.ts';
import { readExportWish } from './read-export-wish.ts';

export interface ExportRouteSources {
	/**
	 * @param moment default: that of the address
	 * @throws Refused if there is no such city or plan
	 */
	getPlan: (id: string, moment?: PlanMoment) => Promise<PlanOfCity>;
	/** @throws Refused if there is no such city, or it has no streets */
	getCity: (id: string) => Promise<LoadedCity>;
}

/**
 * Answers `/{city}/export.{format}` with the file; see `readExportWish` for what it can be asked with. Unknown and wrong
 * parameters are answered with 400, each with what is right; what the format has no place for with 422. POST with a form
 * whose file `template` is a bureau's own workbook fills it; headings that stay blank are named in `x-warnings`.
 */
export async function respondExport(
	request: Request,
	{ city: cityId, format }: { city: string; format: string },
	{ getPlan, getCity }: ExportRouteSources
): Promise<Response> {
	const { searchParams: query } = new URL(request.url);
	try {
		const wish = readExportWish(query, format);
		const moment = readMoment(query);
		const template = request.method === 'POST' ? await readTemplate(request, format) : undefined;
		const {
			bytes,
			fileName,
			contentType,
			blank = []
		} = await makeExport(
			wish,
			{
				getPlan: () => getPlan(cityId),
				getCity: () => getCity(cityId),
				getPlanOf: (known) => getPlan(cityId, { ...moment, known })
			},
			{ template }
		);
		const etag = `"${createHash('sha256').update(bytes).digest('base64url')}"`;
		return new Response(new Uint8Array(bytes), {
			headers: {
				'content-type': contentType,
				'content-length': String(bytes.byteLength),
				'content-disposition': `attachment; filename="${fileName}"`,
				'cache-control': 'no-cache',
				etag,
				// Headers hold ASCII only.
				...(blank.length > 0 && { 'x-warnings': blank.map(encodeURIComponent).join(', ') })
			}
		});
	} catch (error) {
		if (error instanceof ExportRefused)
			return problemOf(new Refused(422, 'wrong-export', { problem: error.say }));
		return refuseRequest(error);
	}
}

/** The file `template` of a form. @throws WrongRequest if there is none, or the format takes none */
async function readTemplate(request: Request, format: string): Promise<Uint8Array> {
	const template = await readFormFile(await readForm(request, 'template', 'XLSX'), 'template', 'XLSX');
	if (template && format === 'xlsx') return template;
	throw new WrongRequest([
		{
			name: 'template',
			value: template ? format : '',
			right: 'a workbook .xlsx as a file of the form, for export.xlsx',
			rightZh: '以表单文件上传的 .xlsx 工作簿，仅用于 export.xlsx'
		}
	]);
}
