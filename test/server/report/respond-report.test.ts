import { expect, it } from 'vitest';
import { AsOfError } from '#lib/core/report/check-as-of.ts';
import type { LoadedCity } from '#lib/server/loaded-city.ts';
import type { ReportRequest } from '#lib/server/report/make-report.ts';
import { TemplateError } from '#lib/server/report/pptx/template-error.ts';
import { respondReport } from '#lib/server/report/respond-report.ts';

const city = { dataHash: 'abc' } as LoadedCity;
const asked: ReportRequest[] = [];

function ask(path: string, init: RequestInit = {}, make?: () => never): Promise<Response> {
	const [, cityId = '', format = ''] = /^\/(\w+)\/report\.(\w+)/.exec(path) ?? [];
	return respondReport(
		new Request(`https://map.example.cn${path}`, init),
		{ city: cityId, format },
		{
			findCity: async (id) => (id === 'baoding' ? city : undefined),
			version: '1',
			make: async (_, request) => {
				make?.();
				asked.push(request);
				return {
					bytes: Uint8Array.of(1, 2, 3),
					fileName: `x.${request.format}`,
					contentType: 'application/x',
					warnings: ['没有浏览器']
				};
			}
		}
	);
}

const withFile = (name: string, bytes: number[]) => {
	const body = new FormData();
	body.set('template', new File([Uint8Array.from(bytes)], name));
	return { method: 'POST', body };
};

it('answers with the file, once made for all who ask, and 304 to those who have it', async () => {
	asked.length = 0;
	const [first, second] = await Promise.all([
		ask('/baoding/report.docx?lang=en&x=1'),
		ask('/baoding/report.docx?lang=en&x=1')
	]);
	expect(first.status).toBe(200);
	expect(asked).toEqual([
		{ format: 'docx', lang: 'en', asOf: undefined, baseUrl: 'https://map.example.cn', template: undefined }
	]);
	expect(new Uint8Array(await second.arrayBuffer())).toEqual(Uint8Array.of(1, 2, 3));
	expect(first.headers.get('content-disposition')).toBe('attachment; filename="x.docx"');
	expect(first.headers.get('x-ignored-parameters')).toBe('x');
	expect(decodeURIComponent(first.headers.get('x-warnings')!)).toBe('没有浏览器');
	const etag = first.headers.get('etag')!;
	expect((await ask('/baoding/report.docx?lang=en', { headers: { 'if-none-match': etag } })).status).toBe(
		304
	);
	// Another language is another file.
	expect((await ask('/baoding/report.docx', { headers: { 'if-none-match': etag } })).status).toBe(200);
});

it.each([
	['/nowhere/report.docx', 404, 'nowhere'],
	['/baoding/report.odt', 400, 'docx | pptx | xlsx | pdf'],
	['/baoding/report.docx?lang=fr', 400, 'zh | en']
])('refuses %s with %i and says what is right', async (path, status, right) => {
	const response = await ask(path);
	expect(response.status).toBe(status);
	expect(response.headers.get('content-type')).toBe('application/problem+json');
	expect((await response.json()).detail).toContain(right);
});

it('says why a date or a template is refused, and tries again the next time', async () => {
	const early = await ask('/baoding/report.pdf?as-of=2020-01-01', {}, () => {
		throw new AsOfError('the earliest is 2022-01-01');
	});
	expect([early.status, (await early.json()).detail]).toEqual([400, 'as-of: the earliest is 2022-01-01']);
	expect((await ask('/baoding/report.pdf?as-of=2020-01-01')).status).toBe(200);
	const refused = await ask('/baoding/report.pptx', withFile('t.pptx', [9]), () => {
		throw new TemplateError({ zh: '缺 {{number}}', en: 'lacks {{number}}' }, 'number');
	});
	expect([refused.status, (await refused.json()).detail]).toEqual([422, '缺 {{number}}']);
});

it('takes a template for decks only', async () => {
	asked.length = 0;
	expect((await ask('/baoding/report.pptx', withFile('t.pptx', [7, 8]))).status).toBe(200);
	expect(asked[0]!.template).toEqual(Uint8Array.of(7, 8));
	const wrong = await ask('/baoding/report.docx', withFile('t.pptx', [7]));
	expect([wrong.status, (await wrong.json()).detail]).toEqual([
		400,
		expect.stringContaining('report.pptx only')
	]);
	expect((await ask('/baoding/report.pptx', { method: 'POST', body: 'no form' })).status).toBe(400);
});
