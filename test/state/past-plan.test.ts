import { flushSync } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import type { PlanDocument } from '#lib/core/model/plan-document.ts';
import { NETWORK, openDrawn, PLAN } from './drawn-workbench.ts';

let opened: ReturnType<typeof openDrawn>[] = [];
afterEach(() => {
	for (const { close } of opened) close();
	opened = [];
});

async function settle() {
	for (let i = 0; i < 20; i++) {
		flushSync();
		await new Promise((resolve) => setImmediate(resolve));
	}
	flushSync();
}

const networkOf = (revision: number | null) => () =>
	new Response(
		new Uint8Array(NETWORK),
		revision === null ? {} : { headers: { 'x-lianpian-revision': String(revision) } }
	);

/** The drawn city as it was at revision 3 of 9. */
async function openPast(
	{ known = 3, asOf, streetsOf = null }: { known?: number; asOf?: string; streetsOf?: number | null } = {},
	query = ''
) {
	const desk = openDrawn({ query, moment: { known, ...(asOf === undefined ? {} : { asOf }) } });
	opened.push(desk);
	const past: PlanDocument = { ...JSON.parse(PLAN), revision: 3, asOf: '2024-01-02', newestRevision: 9 };
	const at = `known=${known}${asOf === undefined ? '' : `&asof=${asOf}`}`;
	desk.answers.set(`/drawn/plan.json?${at}`, () => Response.json(past));
	desk.answers.set(`/drawn/network?known=${known}`, networkOf(streetsOf));
	await desk.workbench.load();
	await settle();
	return desk;
}

describe('the plan of an earlier moment', () => {
	it('is asked for, and dated as it was', async () => {
		const { workbench } = await openPast();
		expect(workbench.plan.state.kind).toBe('ready');
		expect(workbench.plan.meta.asOf).toBe('2024-01-02');
		expect(workbench.plan.measured!.meta.asOf).toBe('2024-01-02');
	});

	it('stays in the address whatever is changed of the view', async () => {
		const { workbench, history } = await openPast({}, 'known=3');
		workbench.view.select({ kind: 'community', id: 'k1' });
		flushSync();
		expect(history.read()).toBe('/drawn?known=3&select=community%3Ak1');
		workbench.view.openDesk('packages');
		flushSync();
		expect(history.read()).toContain('?known=3&');
		history.back();
		workbench.restore();
		flushSync();
		expect(history.read()).toBe('/drawn?known=3&select=community%3Ak1');
	});

	it('is not changed, neither by hand nor by others, and can be tried upon', async () => {
		const { workbench, server } = await openPast();
		const change = { layer: 'communities', featureId: 'k1', op: 'set', field: 'name', value: '新' } as const;
		workbench.editDesk.toggle();
		expect(workbench.editDesk.isOpen).toBe(false);
		workbench.editing.change([change]);
		server.submit({
			id: 'theirs',
			base: 1,
			knows: [],
			author: '',
			reason: '',
			source: 'edit',
			changes: [change]
		});
		await settle();
		expect(server.log).toHaveLength(1);
		expect(workbench.plan.rowById.get('k1')!.props.name).toBe('k1');
		const before = workbench.plan.totals.covered[15]!.communities;
		workbench.whatIf.make({ kind: 'close-centre', centreId: 'a' });
		await settle();
		expect(before).toBeGreaterThan(0);
		expect(workbench.plan.totals.covered[15]!.communities).toBe(0);
	});

	it('is what leaves the page and what documents are made on there', async () => {
		const { workbench } = await openPast({ asOf: '2024-01-01' });
		const { moment, documentPlan, plan } = workbench;
		expect(moment.fix(plan.document)).toEqual({ known: 3, asOf: '2024-01-01' });
		expect(moment.addressesOf('drawn').basemap).toBe('/drawn/basemap.pmtiles?known=3');
		const made = { revision: 3, asOf: '2024-01-01', isFixed: true };
		expect(documentPlan.shown).toEqual(made);
		expect(documentPlan.isShown(made)).toBe(true);
		expect(documentPlan.isShown({ ...made, revision: 2 })).toBe(false);
		expect([documentPlan.newest, documentPlan.countSince(made)]).toEqual([9, 6]);
		expect(documentPlan.canRenew).toBe(false);
	});

	it.each([
		['no network says whose streets it has', { streetsOf: null }, true],
		['a network of that revision or before', { streetsOf: 2 }, false],
		['a network made later', { streetsOf: 5 }, true],
		['a date, on which the streets may have been others', { streetsOf: 2, asOf: '2024-01-01' }, true]
	])('tells whether the streets are of another time: %s', async (_, of, hasOther) => {
		expect((await openPast(of)).workbench.moment.hasOtherStreets).toBe(hasOther);
	});

	it('that there is not is refused in the server’s words', async () => {
		const desk = openDrawn({ moment: { known: 99 } });
		opened.push(desk);
		const parameters = { revision: 99, first: 1, last: 9 };
		desk.answers.set('/drawn/plan.json?known=99', () =>
			Response.json({ detail: 'no', code: 'unknown-revision', parameters }, { status: 404 })
		);
		desk.answers.set('/drawn/network?known=99', networkOf(null));
		await desk.workbench.load();
		await settle();
		expect(desk.workbench.plan.state).toMatchObject({
			kind: 'failed',
			fault: { code: 'refused', parameters: { refusal: { code: 'unknown-revision', parameters } } }
		});
	});
});
