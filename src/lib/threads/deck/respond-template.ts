import { readViewQuery } from '#lib/carto/view-query.ts';
import { problem } from '#lib/server/http.ts';
import { describeTemplate } from '#lib/server/report/pptx/template/describe-template.ts';
import { TemplateError } from '#lib/server/report/pptx/template-error.ts';
import { readForm, readFormFile } from '#lib/server/report/read-form-file.ts';
import { refuseRequest } from '#lib/server/static/refuse-request.ts';
import { WrongRequest } from '#lib/server/static/wrong-request.ts';

/** Answers a form whose file `template` is a PPTX with its pages, their shapes, and a proposal, as JSON. */
export async function respondTemplate(request: Request): Promise<Response> {
	try {
		const template = await readFormFile(await readForm(request, 'template'), 'template');
		if (!template) throw new WrongRequest([{ name: 'template', value: '', right: 'a PPTX file' }]);
		return Response.json(describeTemplate(template));
	} catch (error) {
		const { lang } = readViewQuery(new URL(request.url).searchParams);
		if (error instanceof TemplateError) return problem(422, 'Template refused', error.say[lang]);
		return refuseRequest(error);
	}
}
