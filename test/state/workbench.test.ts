import { flushSync } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { LngLat } from '#lib/core/geometry/types.ts';
import type { WorkbenchPorts } from '#lib/state/workbench.svelte.ts';
import { CITY, openDrawn, PLAN } from './drawn-workbench.ts';

/** Networks of this test are computed in the worker, as large ones are. */
const IN_WORKER: Pick<WorkbenchPorts, 'mostLiveBytes'> = { mostLiveBytes: 0 };

let opened: ReturnType<typeof openDrawn>[] = [];
afterEach(() => {
	for (const { close } of opened) close();
	opened = [];
});

/** Lets everything that is under way and not held back come to its end. */
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
	return desk;
}

/** Households within 5 minutes at 1 m/s, and the ids of those who are. */
const within5 = ({ workbench: { plan } }: ReturnType<typeof openDrawn>) =>
	plan.counted.filter(({ walkSeconds }) => walkSeconds !== null && walkSeconds <= 300).map(({ id }) => id);

const east = (alongM: number): LngLat => CITY.beside('A', 'C', alongM, 0);
const closeA = { kind: 'close-centre', centreId: 'a' } as const;
const addAt = (alongM: number, centreId = 'n') => ({
	kind: 'add-centre' as const,
	centreId,
	lngLat: east(alongM)
});

describe('a city on the desk', () => {
	it('is read, walked and measured; who is renovated is shown and not counted', async () => {
		const desk = await begin();
		const { plan } = desk.workbench;
		expect(plan.state).toEqual({ kind: 'ready' });
		expect(plan.rows.map(({ id }) => id)).toEqual(['k1', 'k2', 'k3', 'k4']);
		expect(within5(desk)).toEqual(['k1']);
		expect(plan.totals).toMatchObject({ communities: 3, households: 300 });
		expect(plan.measured!.counted).toBe(plan.counted);
		expect(plan.circles).not.toBeNull();
	});

	it('that cannot be read is a state with its reason, and trying again heals it', async () => {
		const desk = await begin({ isReadable: false });
		expect(desk.workbench.plan.state).toEqual({
			kind: 'failed',
			fault: expect.objectContaining({ code: 'answer', parameters: { status: 503 } })
		});
		desk.answers.set('/drawn/plan.json', () => new Response(PLAN));
		void desk.workbench.load();
		await settle();
		expect(desk.workbench.plan.state).toEqual({ kind: 'ready' });
	});

	it('forgets what a link selects that the plan does not have', async () => {
		const { workbench } = await begin({ query: 'select=community:nowhere' });
		expect(workbench.view.selection).toBeNull();
		expect(workbench.unknownSelection).toEqual({ kind: 'community', id: 'nowhere' });
		const known = await begin({ query: 'select=community:k2' });
		expect(known.workbench.view.selection).toEqual({ kind: 'community', id: 'k2' });
		expect(known.workbench.plan.explained).toMatchObject({ answer: { nearest: { centreId: 'a' } } });
	});

	it('shows on the map what was selected elsewhere, once the map is there', async () => {
		const { workbench } = await begin({ query: 'select=community:k2' });
		const map = { jump: vi.fn(), goHome: vi.fn(), show: vi.fn(), keepWalkSeen: vi.fn(), reload: vi.fn() };
		workbench.map = map;
		await settle();
		// The community together with its centre at the west end.
		const [[{ bbox }]] = map.show.mock.calls as [[{ bbox: [number, number, number, number] }]];
		expect(bbox[0]).toBeCloseTo(CITY.at('A')[0], 6);
		expect(workbench.view.toShow).toBeNull();
	});
});

describe.each([
	['in the page', {} as typeof IN_WORKER],
	['in the worker', IN_WORKER]
])('an edit computed %s', (_, ports) => {
	it('changes every figure, the circles and the walk of what is selected; the plan itself stays', async () => {
		const desk = await begin({ query: 'select=community:k3', ...ports });
		const { plan, whatIf } = desk.workbench;
		const before = plan.circles;
		whatIf.make(addAt(800));
		await settle();
		expect(within5(desk)).toEqual(['k1', 'k3']);
		// Of the plan without edits: the third lies just beyond 15 minutes.
		expect(plan.baseTotals.covered[15]!.households).toBe(200);
		expect(plan.totals.covered[15]!.households).toBe(300);
		expect(plan.measured!.edits).toBe(desk.workbench.view.edits);
		expect(plan.centres.map(({ id, status }) => [id, status])).toEqual([
			['a', 'kept'],
			['n', 'added']
		]);
		expect(plan.circles).not.toBe(before);
		expect(plan.explained!.answer.nearest!.centreId).toBe('n');
		whatIf.undo();
		await settle();
		expect(within5(desk)).toEqual(['k1']);
		whatIf.redo();
		await settle();
		expect(within5(desk)).toEqual(['k1', 'k3']);
	});

	it('that cannot be made is taken back with its reason, and the last figures stay', async () => {
		const desk = await begin(ports);
		const { plan, whatIf, view } = desk.workbench;
		whatIf.make(addAt(800));
		await settle();
		whatIf.make({ kind: 'close-centre', centreId: 'nobody' });
		await settle();
		expect(whatIf.fault).toMatchObject({
			code: 'edit',
			parameters: { problem: { code: 'not-there', thing: 'centre', id: 'nobody' } }
		});
		expect(view.edits).toEqual([{ ...addAt(800) }]);
		expect(within5(desk)).toEqual(['k1', 'k3']);
		expect(plan.state.kind).toBe('ready');
		// Only what was made can be undone.
		whatIf.undo();
		await settle();
		expect(within5(desk)).toEqual(['k1']);
		expect(whatIf.canUndo).toBe(false);
	});

	it('is undone by the back button, with the view that was left', async () => {
		const desk = await begin(ports);
		const { view, whatIf } = desk.workbench;
		const map = { jump: vi.fn(), goHome: vi.fn(), show: vi.fn(), keepWalkSeen: vi.fn(), reload: vi.fn() };
		desk.workbench.map = map;
		whatIf.make(closeA);
		await settle();
		expect(desk.history.entries).toHaveLength(2);
		expect(within5(desk)).toEqual([]);
		desk.history.back();
		desk.workbench.restore();
		await settle();
		expect(view.edits).toEqual([]);
		expect(within5(desk)).toEqual(['k1']);
		expect(whatIf.canUndo).toBe(false);
		expect(map.goHome).toHaveBeenCalledOnce();
	});

	it('of a link is made when the city has been read', async () => {
		const desk = await begin({ query: `whatif=close~a`, ...ports });
		expect(desk.workbench.plan.centres).toMatchObject([{ id: 'a', status: 'closed' }]);
		expect(within5(desk)).toEqual([]);
	});
});

describe('a drag', () => {
	it('is computed with every move in the page, and is one step of the history', async () => {
		const desk = await begin();
		const { plan, whatIf } = desk.workbench;
		for (const alongM of [100, 300, 600, 900]) {
			whatIf.drag('a', east(alongM));
			flushSync();
			expect(plan.measured!.edits).toMatchObject([{ kind: 'move-centre', centreId: 'a' }]);
		}
		expect(within5(desk)).toEqual(['k3']);
		expect(desk.history.entries).toEqual(['/drawn']);
		whatIf.drop();
		await settle();
		expect(desk.history.entries).toHaveLength(2);
		whatIf.undo();
		await settle();
		expect(within5(desk)).toEqual(['k1']);
	});

	it('asks the worker for the latest move only, while it computes an earlier one', async () => {
		const desk = await begin(IN_WORKER);
		const { whatIf, plan } = desk.workbench;
		const engine = desk.engine();
		engine.held.add('edit');
		for (const alongM of [100, 200, 300, 600, 900]) {
			whatIf.drag('a', east(alongM));
			await settle();
		}
		expect(engine.takesOf('edit')).toHaveLength(1);
		engine.letOut();
		await settle();
		expect(engine.takesOf('edit')).toHaveLength(2);
		engine.letOut();
		await settle();
		expect(engine.waiting).toBe(0);
		expect(plan.measured!.edits).toBe(desk.workbench.view.edits);
		expect(within5(desk)).toEqual(['k3']);
	});

	it('whose early move is refused goes on with the later one', async () => {
		const desk = await begin(IN_WORKER);
		const { whatIf, view } = desk.workbench;
		const engine = desk.engine();
		engine.held.add('edit');
		view.edits = [{ kind: 'close-centre', centreId: 'nobody' }];
		await settle();
		view.edits = [addAt(800)];
		await settle();
		engine.letOut();
		await settle();
		engine.letOut();
		await settle();
		expect(whatIf.fault).toBeNull();
		expect(within5(desk)).toEqual(['k1', 'k3']);
	});
});

describe('a worker that fails', () => {
	it('is a state, and another worker goes on with everything that is tried', async () => {
		const desk = await begin(IN_WORKER);
		const { plan, whatIf } = desk.workbench;
		desk.engine().held.add('edit');
		whatIf.make(addAt(800));
		await settle();
		desk.engine().break('out of memory');
		await settle();
		expect(plan.state).toMatchObject({ kind: 'failed', fault: { code: 'memory' } });
		void desk.workbench.load();
		await settle();
		expect(desk.engines).toHaveLength(2);
		expect(desk.engines[0]!.isClosed).toBe(true);
		expect(plan.state.kind).toBe('ready');
		expect(within5(desk)).toEqual(['k1', 'k3']);
	});

	it('and is replaced says nothing more', async () => {
		const desk = await begin();
		const { plan, view } = desk.workbench;
		desk.engine().held.add('lifeCircles');
		desk.engine().held.add('explain');
		view.minutes = [5, 10];
		view.select({ kind: 'community', id: 'k3' });
		await settle();
		expect(desk.engine().waiting).toBe(2);
		// Closing it rejects all that is still asked of it.
		const isLoaded = desk.workbench.load();
		const states = new Set<string>();
		for (let i = 0; i < 50; i++) {
			await Promise.resolve();
			states.add(plan.state.kind);
		}
		await isLoaded;
		await settle();
		expect(states).not.toContain('failed');
		expect(plan.state).toEqual({ kind: 'ready' });
	});
});

describe('an answer', () => {
	it('to an earlier question never takes the place of a later one', async () => {
		const desk = await begin();
		const { view, plan } = desk.workbench;
		desk.engine().held.add('explain');
		view.select({ kind: 'community', id: 'k1' });
		await settle();
		view.select({ kind: 'community', id: 'k3' });
		await settle();
		desk.engine().letOut(1);
		await settle();
		expect(plan.explained).toMatchObject({ of: { id: 'k3' } });
		desk.engine().letOut();
		await settle();
		expect(plan.explained).toMatchObject({ of: { id: 'k3' } });
	});

	it('of the same community with an earlier budget comes too late', async () => {
		const desk = await begin({ query: 'select=community:k3' });
		const { view, plan } = desk.workbench;
		desk.engine().held.add('explain');
		view.minutes = [5, 30];
		await settle();
		view.minutes = [20, 30];
		await settle();
		desk.engine().letOut(1);
		await settle();
		const later = plan.explained;
		desk.engine().letOut();
		await settle();
		expect(plan.explained).toBe(later);
		expect(later!.answer.cheapest).toBeNull();
	});

	it('with nothing selected any more shows nothing', async () => {
		const desk = await begin();
		const { view, plan } = desk.workbench;
		desk.engine().held.add('explain');
		view.select({ kind: 'community', id: 'k1' });
		await settle();
		view.select(null);
		await settle();
		desk.engine().letOut();
		await settle();
		expect(plan.explained).toBeNull();
	});
});

describe('the way back', () => {
	it('leads out of tools one level at a time', async () => {
		const { workbench } = await begin();
		const { view, whatIf, planning } = workbench;
		view.openDesk('packages');
		planning.take('lasso');
		whatIf.take('link');
		whatIf.draft = [east(0)];
		const steps: boolean[] = [];
		for (let i = 0; i < 5; i++) steps.push(workbench.stepBack());
		expect(steps).toEqual([true, true, true, true, false]);
		expect([whatIf.draft, whatIf.tool, planning.tool, view.desk]).toEqual([[], null, null, null]);
	});

	it('is the open desk’s own where it has one', async () => {
		const { workbench } = await begin();
		workbench.whatIf.make(closeA);
		const desk = { undo: vi.fn(), redo: vi.fn() };
		const leave = workbench.planning.serve(desk);
		workbench.undo();
		workbench.redo();
		expect([desk.undo, desk.redo].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
		leave();
		workbench.undo();
		expect(workbench.view.edits).toEqual([]);
	});
});
