import { Refused } from '#lib/server/refused.ts';
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
		if (error instanceof TemplateError)
			return refuseRequest(new Refused(422, 'wrong-template', { problem: error.say }));
		return refuseRequest(error);
	}
}
