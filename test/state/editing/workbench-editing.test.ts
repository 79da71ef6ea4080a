import { flushSync } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import type { CityFeatures } from '#lib/core/city/types.ts';
import { toFeatures } from '#lib/core/plan/plan.ts';
import type { WantedChange } from '#lib/core/plan/types.ts';
import { CITY, openDrawn } from '../drawn-workbench.ts';

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

async function begin(options: Parameters<typeof openDrawn>[0] = {}) {
	const desk = openDrawn(options);
	opened.push(desk);
	await settle();
	await desk.workbench.editing.prepare();
	await settle();
	return desk;
}

const set = (
	layer: WantedChange['layer'],
	featureId: string,
	field: string,
	value: unknown
): WantedChange => ({
	layer,
	featureId,
	op: 'set',
	field,
	value
});

/** Walks of a plan, by a workbench that has never seen another. */
async function walksFromNothing(features: CityFeatures) {
	const { emptyFeatures, buildPlanDocument } = await import('#lib/server/plan-document.ts');
	const { streets: _, ...rest } = features;
	const fresh = openDrawn();
	opened.push(fresh);
	const text = JSON.stringify(
		buildPlanDocument({ ...emptyFeatures(), ...rest }, { revision: 1, railways: [] })
	);
	fresh.answers.set('/drawn/plan.json', () => new Response(text));
	await fresh.workbench.load();
	await settle();
	return fresh.workbench.plan.rows.map(({ id, distanceM, centreId }) => ({ id, distanceM, centreId }));
}

describe('the plan on screen', () => {
	it('is of the day of what is newest in it, and documents say how far it has moved on', async () => {
		const { workbench, server } = await begin();
		const { plan, documentPlan, moment } = workbench;
		const made = documentPlan.shown!;
		expect(made).toEqual({ revision: 1, asOf: null, isFixed: false });
		expect([plan.meta.asOf, documentPlan.countSince(made)]).toEqual(['2024-05-06', 0]);
		const changes = [set('communities', 'k1', 'name', '新')];
		const theirs = { base: 1, knows: [], author: '', reason: '', source: 'edit' as const };
		server.submit({ ...theirs, id: 'earlier', asOf: '2023-01-01', changes });
		await settle();
		expect([plan.meta.asOf, documentPlan.countSince(made)]).toEqual(['2024-05-06', 1]);
		server.submit({
			...theirs,
			id: 'later',
			asOf: '2024-07-01',
			changes: [set('communities', 'k1', 'people', 7)]
		});
		await settle();
		expect([plan.meta.asOf, plan.measured!.meta.asOf]).toEqual(['2024-07-01', '2024-07-01']);
		expect([documentPlan.countSince(made), documentPlan.shown!.revision]).toEqual([2, 3]);
		// One that is fixed to the newest does not follow what comes, and can be brought to do so.
		const { shown } = documentPlan;
		expect([made, shown!, { ...shown!, isFixed: true }].map((of) => documentPlan.isUpToDate(of))).toEqual([
			false,
			true,
			false
		]);
		// What is made of the newest plan follows it.
		expect(moment.fix(plan.document)).toEqual({});
	});
});

describe.each([
	['on the page', {}],
	['in the worker', { mostLiveBytes: 0 }]
])('an edit of the plan, computed %s', (_, options) => {
	it('shows in every figure', async () => {
		const { workbench } = await begin(options);
		const before = workbench.plan.totals.households;
		const was = workbench.plan.rowById.get('k1')!.households;
		expect(workbench.editing.change([set('communities', 'k1', 'households', was + 100)])).toEqual([]);
		flushSync();
		expect(workbench.plan.totals.households).toBe(before + 100);
		expect(workbench.plan.rowById.get('k1')!.households).toBe(was + 100);
	});

	it('of entrances, doors and what is open gives the walks that a new page computes', async () => {
		const { workbench } = await begin(options);
		const entrance = { id: 'k3-new', lngLat: CITY.beside('A', 'C', 880, 0), openTo: 'all' };
		const door = { id: 'a-d', lngLat: CITY.beside('A', 'C', 700, 0), openTo: 'all' };
		const walks = () =>
			workbench.plan.rows.map(({ id, distanceM, centreId }) => ({ id, distanceM, centreId }));
		for (const changes of [
			[set('communities', 'k3', 'entrances', [entrance])],
			[set('centres', 'a', 'doors', [door])],
			[set('centres', 'a', 'geometry', { type: 'Point', coordinates: CITY.at('A') })],
			[set('centres', 'a', 'open', false)],
			[
				set('centres', 'a', 'open', true),
				{ layer: 'communities', featureId: 'k1', op: 'remove' } as WantedChange
			]
		]) {
			const before = walks();
			expect(workbench.editing.change(changes)).toEqual([]);
			await settle();
			expect(walks()).not.toEqual(before);
			expect(walks()).toEqual(await walksFromNothing(toFeatures(workbench.editing.plan!)));
		}
	});

	it('clears the selection of what is taken out, by undo or by anybody', async () => {
		const { workbench } = await begin(options);
		workbench.view.select({ kind: 'community', id: 'k1' });
		await settle();
		expect(workbench.editing.change([set('communities', 'k1', 'households', 7)])).toEqual([]);
		await settle();
		expect(workbench.view.selection).toEqual({ kind: 'community', id: 'k1' });
		const remove = { layer: 'communities', featureId: 'k1', op: 'remove' } as WantedChange;
		expect(workbench.editing.change([remove])).toEqual([]);
		await settle();
		expect(workbench.view.selection).toBeNull();
		expect(workbench.plan.state.kind).toBe('ready');
		workbench.editDesk.pick({ layer: 'communities', featureId: 'k1' });
		expect(workbench.view.selection).toBeNull();
	});

	it('keeps what is tried on top', async () => {
		const { workbench } = await begin({ ...options, query: `whatif=${encodeURIComponent('close~a')}` });
		expect(workbench.plan.totals.covered[15]!.communities).toBe(0);
		workbench.editing.change([set('communities', 'k1', 'walled', false)]);
		await settle();
		expect(workbench.view.edits).toHaveLength(1);
		expect(workbench.plan.totals.covered[15]!.communities).toBe(0);
		expect(workbench.plan.baseTotals.covered[15]!.communities).toBeGreaterThan(0);
	});
});

describe('the workbench', () => {
	it('follows what others change', async () => {
		const { workbench, server } = await begin();
		server.submit({
			id: 'theirs',
			base: 1,
			knows: [],
			author: '李工',
			reason: '',
			source: 'edit',
			changes: [set('communities', 'k1', 'name', '新名')]
		});
		await settle();
		expect(workbench.plan.rowById.get('k1')!.props.name).toBe('新名');
		expect(workbench.plan.entries.find(({ id }) => id === 'k1')!.name).toBe('新名');
		expect(workbench.editing.recent).toHaveLength(1);
		expect(workbench.editing.canUndo).toBe(false);
	});

	it('undoes an edit while the plan is edited, and a trial otherwise', async () => {
		const { workbench } = await begin();
		workbench.editing.change([set('communities', 'k1', 'name', '新名')]);
		workbench.whatIf.make({ kind: 'close-centre', centreId: 'a' });
		await settle();
		workbench.undo();
		expect(workbench.view.edits).toEqual([]);
		workbench.editDesk.toggle();
		workbench.undo();
		await settle();
		expect(workbench.plan.rowById.get('k1')!.props.name).toBe('k1');
		workbench.redo();
		await settle();
		expect(workbench.plan.rowById.get('k1')!.props.name).toBe('新名');
	});

	it('forgets the selection of what was removed', async () => {
		const { workbench } = await begin();
		workbench.editDesk.toggle();
		workbench.editDesk.pick({ layer: 'communities', featureId: 'k1' });
		await settle();
		workbench.editDesk.change([{ layer: 'communities', featureId: 'k1', op: 'remove' }]);
		await settle();
		expect(workbench.editDesk.target).toBeNull();
	});
});
