import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { SlotMap, TemplateReading } from '#lib/core/deck/types.ts';
import { DeckJob } from '#lib/ui/outputs/briefings/deck/deck-job.svelte.ts';

const page = { page: 'a', slots: {} };
const PROPOSAL: SlotMap = { cover: page, content: page, wide: page, keepsSlides: false };
const READING: TemplateReading = {
	hash: 'abc',
	size: { width: 1, height: 1 },
	pages: [],
	namesSlots: false,
	proposal: PROPOSAL
};
const kept = new Map<string, string>();
const asked: { address: string; form: FormData | undefined }[] = [];
let answer: () => Response;

beforeEach(() => {
	kept.clear();
	asked.length = 0;
	vi.stubGlobal('localStorage', {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => kept.set(key, value)
	});
	vi.stubGlobal('fetch', (address: string, init: RequestInit) => {
		asked.push({ address, form: init.body as FormData | undefined });
		return Promise.resolve(address.startsWith('/deck-template') ? Response.json(READING) : answer());
	});
	answer = () =>
		new Response('x', {
			headers: {
				'content-disposition': 'attachment; filename="a.pptx"',
				'x-report': ['更新 1 处', '保留, 一处'].map(encodeURIComponent).join(', ')
			}
		});
});
afterEach(() => vi.unstubAllGlobals());

const template = new File(['t'], 'own.pptx');

it('proposes what comes where, sends what was chosen, and remembers it for the template', async () => {
	const job = new DeckJob('/x/deck.pptx');
	await job.chooseTemplate(template);
	expect(job.slots).toEqual(PROPOSAL);
	const chosen = { ...PROPOSAL, keepsSlides: true };
	job.chooseSlots(chosen);
	const made = await job.go();
	expect(made).toMatchObject({ fileName: 'a.pptx', lines: ['更新 1 处', '保留, 一处'] });
	expect(JSON.parse(asked[1]!.form!.get('slots') as string)).toEqual(chosen);
	const next = new DeckJob('/x/deck.pptx');
	await next.chooseTemplate(template);
	expect([next.slots, next.isRemembered]).toEqual([chosen, true]);
});

it('asks plainly where nothing was chosen, and refreshes an earlier deck without a template', async () => {
	const job = new DeckJob('/x/deck.pptx');
	await job.go();
	expect(asked[0]).toEqual({ address: '/x/deck.pptx', form: undefined });
	job.mode = 'refresh';
	expect(job.canGo).toBe(false);
	job.earlier = new File(['d'], 'deck.pptx');
	expect(job.canGo).toBe(true);
	await job.go();
	expect([...asked[1]!.form!.keys()]).toEqual(['deck']);
});

it('says why it was refused', async () => {
	const job = new DeckJob('/x/deck.pptx');
	answer = () => Response.json({ detail: 'macros' }, { status: 422 });
	expect(await job.go()).toBeNull();
	expect(job.fault).toMatchObject({ status: 422, message: 'macros' });
	expect([job.isBusy, job.canGo]).toEqual([false, true]);
});
