import { expect, it } from 'vitest';
import { WrongOptions } from '#lib/core/report/wrong-options.ts';
import { AsOfError } from '#lib/core/report/check-as-of.ts';
import type { ScenarioDocument } from '#lib/core/scenarios/types.ts';
import type { LoadedCity } from '#lib/server/loaded-city.ts';
import type { ReportRequest } from '#lib/server/report/make-report.ts';
import { TemplateError } from '#lib/server/report/pptx/template-error.ts';
import { respondReport } from '#lib/server/report/respond-report.ts';
import { sourcesOf } from '../../helpers/city-sources.ts';

const city = { dataHash: 'abc' } as LoadedCity;
const asked: ReportRequest[] = [];
const KEPT: ScenarioDocument = {
	format: 1,
	edits: [{ kind: 'close-centre', centreId: 'centre-01' }],
	minutes: [10, 20],
	speedMps: 0.8,
	packages: null,
	bundles: null,
	zones: null
};

function ask(path: string, init: RequestInit = {}, make?: () => never): Promise<Response> {
	const [, cityId = '', format = ''] = /^\/(\w+)\/report\.(\w+)/.exec(path) ?? [];
	return respondReport(
		new Request(`https://map.example.cn${path}`, init),
		{ city: cityId, format },
		{
			...sourcesOf('baoding', city),
			findScenario: async (_, id) => (id === 'kept' ? { name: '甲案', document: KEPT } : undefined),
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

it('answers with the file, and 304 to those who have it', async () => {
	asked.length = 0;
	const first = await ask('/baoding/report.docx?lang=en');
	expect(first.status).toBe(200);
	expect(asked).toHaveLength(1);
	expect(asked[0]).toMatchObject({
		format: 'docx',
		wish: { lang: 'en', part: null, sections: null, isBrief: false, edits: [] },
		scenario: null,
		baseUrl: 'https://map.example.cn'
	});
	expect(new Uint8Array(await first.arrayBuffer())).toEqual(Uint8Array.of(1, 2, 3));
	expect(first.headers.get('content-disposition')).toBe('attachment; filename="x.docx"');
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
	['/baoding/report.docx?lang=fr', 400, 'zh, en'],
	// A number that is given is taken or refused, never passed over.
	['/baoding/report.docx?x=1', 400, 'there is lang, as-of, district'],
	['/baoding/report.docx?minutes=10', 400, 'two whole numbers from 5 to 60'],
	['/baoding/report.docx?speed=9', 400, '0.1 to 5'],
	['/baoding/report.docx?sections=overview,weather', 400, 'life-circles'],
	['/baoding/report.docx?district=a&sections=districts', 400, 'overview, life-circles'],
	['/baoding/report.docx?district=a&cluster=b', 400, 'one of them'],
	['/baoding/report.docx?lang=zh&lang=zh', 400, 'one value'],
	['/baoding/report.docx?whatif=fly~x', 400, 'close~centre-01'],
	['/baoding/report.xlsx?brief=1', 400, 'nothing for xlsx'],
	['/baoding/report.docx?brief=1&sections=gaps', 400, 'nothing beside brief'],
	['/baoding/report.docx?scenario=none', 400, 'the id of a scenario of this city']
])('refuses %s with %i and says what is right', async (path, status, right) => {
	const response = await ask(path);
	expect(response.status).toBe(status);
	expect(response.headers.get('content-type')).toBe('application/problem+json');
	expect((await response.json()).detail).toContain(right);
});

it('hands on everything that it was asked with', async () => {
	asked.length = 0;
	await ask(
		'/baoding/report.pptx?district=%E8%8E%B2%E6%B1%A0%E5%8C%BA&sections=gaps,overview&minutes=10,20&speed=0.8&whatif=close~centre-01'
	);
	await ask('/baoding/report.pdf?package=3&brief=1&scenario=kept');
	expect(asked.map(({ wish }) => wish)).toMatchObject([
		{
			part: { kind: 'district', text: '莲池区' },
			sections: ['overview', 'gaps'],
			minutes: [10, 20],
			speedMps: 0.8,
			edits: [{ kind: 'close-centre', centreId: 'centre-01' }]
		},
		{ part: { kind: 'package', text: '3' }, isBrief: true, scenario: 'kept' }
	]);
	expect(asked[1]!.scenario).toEqual({ name: '甲案', document: KEPT });
});

it('names every wrong parameter at once, and a part that is not there as one', async () => {
	const both = await (await ask('/baoding/report.docx?minutes=1&speed=fast')).json();
	expect(both.wrong.map(({ name }: { name: string }) => name)).toEqual(['minutes', 'speed']);
	const nowhere = await ask('/baoding/report.docx?district=x', {}, () => {
		throw new WrongOptions([{ name: 'district', value: 'x', right: 'east (东区), west (西区)' }]);
	});
	expect([nowhere.status, (await nowhere.json()).detail]).toEqual([
		400,
		'district "x": takes east (东区), west (西区)'
	]);
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
