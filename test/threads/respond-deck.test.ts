import { expect, it } from 'vitest';
import type { TemplateReading } from '#lib/core/deck/types.ts';
import { respondDeck } from '#lib/threads/deck/respond-deck.ts';
import { respondTemplate } from '#lib/threads/deck/respond-template.ts';
import { buildDefaultTemplate } from '#lib/server/report/pptx/default/build-default-template.ts';
import type { LoadedCity } from '#lib/server/loaded-city.ts';
import { sourcesOf } from '../helpers/city-sources.ts';
import { buildOrdinaryTemplate } from '../server/report/pptx/ordinary-template.ts';

const BRIEFING = { format: 1, title: '试', subtitle: '', lang: 'zh', slides: [] } as const;
const ADDRESS = 'https://map.example.cn/baoding/present/kept/deck.pptx';
const city = { model: { meta: { id: 'baoding' } } } as unknown as LoadedCity;

function ask(query: string, form?: Record<string, Uint8Array | string>, id = 'kept'): Promise<Response> {
	const body = new FormData();
	for (const [name, value] of Object.entries(form ?? {}))
		body.set(name, typeof value === 'string' ? value : new File([new Uint8Array(value)], `${name}.pptx`));
	return respondDeck(
		new Request(ADDRESS + query, form ? { method: 'POST', body } : {}),
		{ city: 'baoding', id },
		{
			...sourcesOf('baoding', city),
			findBriefing: (_, asked) =>
				Promise.resolve(asked === 'kept' ? { name: '试', document: { ...BRIEFING, slides: [] } } : undefined),
			version: 'v'
		}
	);
}

const readTemplate = (template: Uint8Array) => {
	const body = new FormData();
	body.set('template', new File([new Uint8Array(template)], 'own.pptx'));
	return respondTemplate(new Request('https://map.example.cn/deck-template', { method: 'POST', body }));
};

it('refuses what there is not, each with what is right', async () => {
	expect((await ask('', undefined, 'none')).status).toBe(404);
	const wrong = await ask('?lang=fr&paper=A4');
	expect(wrong.status).toBe(400);
	expect(await wrong.json()).toMatchObject({ wrong: [{ name: 'lang' }, { name: 'paper' }] });
	const template = buildOrdinaryTemplate();
	for (const form of [
		{ template, deck: template },
		{ template, slots: '{}' },
		{ template: 'a text' },
		{ deck: 'a text' }
	] as Record<string, string | Uint8Array>[])
		expect((await ask('', form)).status, JSON.stringify(Object.keys(form))).toBe(400);
});

it('refuses to refresh what is no deck of a briefing, in both languages', async () => {
	const refused = await ask('', { deck: buildOrdinaryTemplate() });
	expect(refused.status).toBe(422);
	expect(await refused.json()).toMatchObject({
		code: 'wrong-template',
		parameters: {
			problem: {
				zh: expect.stringContaining('不是由汇报生成的'),
				en: expect.stringContaining('was not made of a briefing')
			}
		}
	});
});

it('reads a template: its pages, their shapes, and what is likeliest', async () => {
	const reading = (await (await readTemplate(buildOrdinaryTemplate())).json()) as TemplateReading;
	expect(reading).toMatchObject({ namesSlots: false, size: { width: 12_192_000, height: 6_858_000 } });
	expect(reading.hash).toMatch(/^[0-9a-f]{16}$/);
	expect(reading.pages.map(({ name }) => name)).toEqual([
		'标题幻灯片',
		'标题和内容',
		'左文右图',
		'仅标题',
		'空白',
		'某某区汇报材料',
		'示例页',
		'谢谢'
	]);
	expect(reading.proposal?.content.slots.picture).toEqual({ shape: '4' });
	const named = (await (await readTemplate(buildDefaultTemplate().toBytes())).json()) as TemplateReading;
	expect(named).toMatchObject({ namesSlots: true, proposal: null });
});

it('refuses to read what is no template', async () => {
	const refused = await readTemplate(Uint8Array.of(1, 2));
	expect(refused.status).toBe(422);
	expect(((await refused.json()) as { detail: string }).detail).toContain('no PowerPoint presentation');
	const none = new Request('https://map.example.cn/deck-template', { method: 'POST', body: new FormData() });
	expect((await respondTemplate(none)).status).toBe(400);
});
