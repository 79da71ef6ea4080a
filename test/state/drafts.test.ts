import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PackagePlan } from '#lib/core/packages/types.ts';
import type { ScenarioDocument } from '#lib/core/scenarios/types.ts';
import { AxesDesk } from '#lib/state/planning/axes.svelte.ts';
import { PackagesDesk } from '#lib/state/planning/packages.svelte.ts';
import { CITY, FakeBrowser, fakeStore, openDrawn } from './drawn-workbench.ts';

type Desk = ReturnType<typeof openDrawn>;

let browser: FakeBrowser;
let opened: Desk[] = [];

beforeEach(() => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
	browser = new FakeBrowser();
});
afterEach(() => {
	for (const { close } of opened) close();
	opened = [];
	vi.useRealTimers();
});

/** Lets everything come to its end that waits for no clock. */
async function settle() {
	for (let i = 0; i < 10; i++) {
		flushSync();
		await new Promise((resolve) => setImmediate(resolve));
	}
	flushSync();
}

/** So long that everything is saved. */
async function wait(ms = 2000) {
	await settle();
	await vi.advanceTimersByTimeAsync(ms);
	await settle();
}

async function open(options: Parameters<typeof openDrawn>[0] = {}): Promise<Desk> {
	const desk = openDrawn({ browser, ...options });
	opened.push(desk);
	await settle();
	return desk;
}

/** The tab is loaded anew, at the address where it stands. */
async function reload(desk: Desk): Promise<Desk> {
	desk.close();
	const query = desk.history.read().split('?')[1] ?? '';
	return open({ query, session: desk.session });
}

const PACKAGES: PackagePlan = {
	settings: {
		measure: 'households',
		target: 200,
		least: 100,
		most: 300,
		acrossClusters: false,
		weights: { frontage: 1, walls: 1, district: 1, centre: 1 } as never
	},
	packages: [{ id: 'p1', name: '', isLocked: false, communityIds: ['k1', 'k2'] }],
	unassigned: [{ id: 'k3', reason: { code: 'by-hand' } }]
};
const LINE = [CITY.at('A'), CITY.at('B')];

/** Packages by hand, a drawn line and a closed centre: something of each kind. */
async function work({ workbench }: Desk) {
	workbench.planning.packages = PACKAGES;
	workbench.planning.keep('axes', () => new AxesDesk(workbench.planning)).drawn = LINE;
	workbench.whatIf.make({ kind: 'close-centre', centreId: 'a' });
	await wait();
}

function expectWork({ workbench: { planning, view } }: Desk) {
	expect(planning.packages).toEqual(PACKAGES);
	expect(planning.keep('axes', () => new AxesDesk(planning)).drawn).toEqual(LINE);
	expect(view.edits).toEqual([{ kind: 'close-centre', centreId: 'a' }]);
}

const revisions = () => [...browser.drafts.kept.values()].map(({ revision }) => revision);

describe('work on the desk', () => {
	it('is kept a moment after a change, and not before', async () => {
		const desk = await open();
		await wait();
		expect(browser.drafts.writes).toEqual([]);
		desk.workbench.planning.packages = PACKAGES;
		await settle();
		expect(desk.workbench.draft.isUnsaved).toBe(true);
		expect(browser.drafts.writes).toEqual([]);
		await wait();
		expect(browser.drafts.writes).toEqual(['PUT 1']);
		expect(browser.drafts.kept.get('1')).toMatchObject({
			revision: 1,
			document: { format: 1, scenario: { packages: PACKAGES } }
		});
		expect(desk.workbench.draft.isUnsaved).toBe(false);
	});

	it('is there after a reload, and what is only looked at writes nothing more', async () => {
		const desk = await open();
		await work(desk);
		const again = await reload(desk);
		expectWork(again);
		const { draft } = again.workbench;
		expect([draft.notice, draft.isUnsaved]).toEqual(['restored', false]);
		const { length } = browser.drafts.writes;
		again.workbench.view.select({ kind: 'community', id: 'k1' });
		await wait();
		expect(browser.drafts.writes).toHaveLength(length);
		again.workbench.planning.bundles = { groups: [] } as never;
		await wait();
		expect(browser.drafts.kept.size).toBe(1);
		expect(revisions()).toEqual([length + 1]);
	});

	it('is there in a new tab once the old one is closed, with what was tried', async () => {
		const desk = await open();
		await work(desk);
		desk.close();
		const next = await open();
		expectWork(next);
		expect(next.workbench.whatIf.isOpen).toBe(true);
		expect(browser.drafts.kept.size).toBe(1);
	});

	it('of a tab that is open stays that tab’s: a second one begins its own', async () => {
		const first = await open();
		await work(first);
		const second = await open();
		expect(second.workbench.planning.packages).toBeNull();
		expect(second.workbench.draft.notice).toBeNull();
		second.workbench.planning.bundles = { groups: [] } as never;
		await wait();
		expect(browser.drafts.kept.size).toBe(2);
		expectWork(await reload(first));
	});

	it('of a duplicated tab goes on as a copy', async () => {
		const first = await open();
		await work(first);
		// The browser copies the session with the tab.
		const query = first.history.read().split('?')[1]!;
		const copy = await open({ query, session: fakeStore(first.session.kept) });
		expectWork(copy);
		copy.workbench.planning.packages = null;
		await wait();
		expect(browser.drafts.kept.size).toBe(2);
		expectWork(await reload(first));
	});

	it('goes on as a copy where no tab can tell what others have', async () => {
		browser.hasLocks = false;
		const first = await open();
		await work(first);
		const second = await open();
		expectWork(second);
		await wait();
		expect(browser.drafts.kept.size).toBe(2);
	});

	it('that was taken off the desk is no draft any more', async () => {
		const desk = await open();
		await work(desk);
		desk.workbench.planning.clear();
		desk.workbench.whatIf.clear();
		await wait();
		expect(browser.drafts.kept.size).toBe(0);
		const next = await reload(desk);
		expect(next.workbench.draft.notice).toBeNull();
	});

	it('by hand in packages is the same work after a reload, with its proof', async () => {
		const desk = await open();
		const { planning, view } = desk.workbench;
		const made = planning.keep('packages', () => new PackagesDesk(planning, view));
		made.target = 250;
		made.mark(['k3']);
		planning.packages = PACKAGES;
		made.proposal = { plan: PACKAGES, bound: { packed: 200 }, groups: [] } as never;
		await wait();
		const again = await reload(desk);
		const { planning: then, view: thenView } = again.workbench;
		const back = then.keep('packages', () => new PackagesDesk(then, thenView));
		expect([back.target, [...back.marked], back.proposal!.bound]).toEqual([250, ['k3'], { packed: 200 }]);
		expect(back.isByHand).toBe(false);
		// And one that was changed by hand is known to be.
		then.packages = { ...PACKAGES, packages: [] };
		back.proposal = { ...back.proposal!, plan: PACKAGES };
		await wait();
		const third = await reload(again);
		const { planning: last, view: lastView } = third.workbench;
		expect(last.keep('packages', () => new PackagesDesk(last, lastView)).isByHand).toBe(true);
	});
});

describe('a link that tries something of its own', () => {
	it('shows that; the draft waits, and is put back when it is asked for', async () => {
		const desk = await open();
		await work(desk);
		desk.close();
		const next = await open({ query: 'whatif=shut~k1~k1-e' });
		const { draft, planning, view } = next.workbench;
		expect(draft.notice).toBe('waiting');
		expect(planning.packages).toBeNull();
		expect(view.edits).toMatchObject([{ kind: 'close-entrance' }]);
		draft.takeWaiting();
		await wait();
		expectWork(next);
	});

	it('keeps its own minutes', async () => {
		const desk = await open();
		await work(desk);
		desk.close();
		const next = await open({ query: 'minutes=5,10' });
		expectWork(next);
		expect(next.workbench.view.minutes).toEqual([5, 10]);
	});
});

describe('a link that puts a scenario on the desk', () => {
	const BUNDLES = { groups: [] } as never;
	const SCENARIO: ScenarioDocument = {
		format: 1,
		edits: [],
		minutes: [15, 30],
		speedMps: 1,
		packages: null,
		bundles: BUNDLES,
		zones: null
	};
	const linked = { query: 'desk=scenarios', moment: { known: 1 }, scenarioId: 's' };

	beforeEach(() => {
		vi.stubGlobal('fetch', async () => Response.json({ document: SCENARIO }));
	});
	afterEach(() => {
		vi.unstubAllGlobals();
	});

	/** In the tab of a desk that is left. */
	async function follow(desk: Desk): Promise<Desk> {
		desk.close();
		const next = await open({ ...linked, session: desk.session });
		await wait();
		return next;
	}

	it('leaves the tab’s own unsaved work as it is, to be put back when it is asked for', async () => {
		const desk = await open();
		await work(desk);
		const before = structuredClone(browser.drafts.kept.get('1'));
		const next = await follow(desk);
		const { draft, planning, view } = next.workbench;
		expect([draft.notice, planning.bundles, planning.packages, view.edits]).toEqual([
			'waiting',
			BUNDLES,
			null,
			[]
		]);
		expect(browser.drafts.kept.get('1')).toEqual(before);
		expect(browser.drafts.kept.get('2')!.document).toMatchObject({ scenario: { bundles: BUNDLES } });
		draft.takeWaiting();
		await wait();
		expectWork(next);
	});

	it('is itself after a reload, and the work is there again for who goes back', async () => {
		const desk = await open();
		desk.workbench.planning.packages = PACKAGES;
		await wait();
		const next = await follow(desk);
		next.close();
		const again = await open({ ...linked, scenarioId: null, session: next.session });
		expect([again.workbench.planning.bundles, again.workbench.planning.packages]).toEqual([BUNDLES, null]);
		again.close();
		const back = await open({ session: again.session });
		expect([back.workbench.planning.packages, back.workbench.planning.bundles]).toEqual([PACKAGES, null]);
		await wait();
		expect(browser.drafts.kept.get('1')!.document).toMatchObject({ scenario: { packages: PACKAGES } });
	});

	it('goes on with its edits for who takes them to the newest plan', async () => {
		const desk = await open();
		await work(desk);
		const next = await follow(desk);
		next.workbench.whatIf.make({ kind: 'open-community', communityId: 'k1' });
		await wait();
		next.close();
		const query = 'whatif=' + new URLSearchParams(next.history.read().split('?')[1]).get('whatif');
		const newest = await open({ query, session: next.session });
		expect(newest.workbench.planning.bundles).toEqual(BUNDLES);
		await wait();
		expect(browser.drafts.kept.get('1')!.document).toMatchObject({
			scenario: { packages: PACKAGES, edits: [{ kind: 'close-centre' }] }
		});
	});
});

describe('discarding', () => {
	it('clears the desk and the server, and can be undone', async () => {
		const desk = await open();
		await work(desk);
		const again = await reload(desk);
		const { draft, planning, view } = again.workbench;
		await draft.discard();
		await wait();
		expect([planning.packages, view.edits]).toEqual([null, []]);
		expect(planning.keep('axes', () => new AxesDesk(planning)).drawn).toBeNull();
		expect(browser.drafts.kept.size).toBe(0);
		expect(draft.notice).toBe('discarded');
		draft.takeBack();
		await wait();
		expectWork(again);
		expect(browser.drafts.kept.size).toBe(1);
	});

	it('of a draft that waits leaves what is on the desk', async () => {
		const desk = await open();
		await work(desk);
		desk.close();
		const next = await open({ query: 'whatif=shut~k1~k1-e' });
		await next.workbench.draft.discard();
		await wait();
		expect(next.workbench.view.edits).toMatchObject([{ kind: 'close-entrance' }]);
		expect(browser.drafts.kept.has('1')).toBe(false);
	});
});

describe('a server that does not answer', () => {
	it('is tried again, and the page knows that something is not kept', async () => {
		const desk = await open();
		browser.drafts.isDown = true;
		await work(desk);
		const { draft } = desk.workbench;
		expect([draft.isUnsaved, draft.fault?.code]).toEqual([true, 'unreachable']);
		browser.drafts.isDown = false;
		await wait(6000);
		expect([draft.isUnsaved, draft.fault]).toEqual([false, null]);
		expectWork(await reload(desk));
	});

	it('at opening never has its draft overwritten', async () => {
		const desk = await open();
		await work(desk);
		desk.close();
		browser.drafts.isDown = true;
		const next = await open();
		browser.drafts.isDown = false;
		next.workbench.planning.bundles = { groups: [] } as never;
		await wait();
		next.close();
		expect(browser.drafts.kept.size).toBe(2);
		expect(browser.drafts.kept.get('1')!.document).toMatchObject({ scenario: { packages: PACKAGES } });
	});

	it('that is slow gets the later change after the earlier one', async () => {
		const desk = await open();
		browser.drafts.held = [];
		desk.workbench.planning.packages = PACKAGES;
		await wait();
		desk.workbench.planning.packages = { ...PACKAGES, packages: [] };
		desk.workbench.planning.bundles = { groups: [] } as never;
		await wait();
		expect(browser.drafts.writes).toHaveLength(1);
		expect(desk.workbench.draft.isUnsaved).toBe(true);
		const [first] = browser.drafts.held.splice(0);
		browser.drafts.held = null;
		first!();
		await wait();
		expect(revisions()).toEqual([2]);
		expect(browser.drafts.kept.get('1')!.document).toMatchObject({ scenario: { bundles: { groups: [] } } });
		expect(desk.workbench.draft.isUnsaved).toBe(false);
	});
});

it('a page that goes sends what is not kept at once', async () => {
	const desk = await open();
	desk.workbench.planning.packages = PACKAGES;
	await settle();
	expect(browser.drafts.writes).toEqual([]);
	desk.workbench.draft.flush();
	await settle();
	expect(browser.drafts.writes).toEqual(['PUT 1']);
});

it('a workbench that is left for another page of the program sends it too', async () => {
	const desk = await open();
	desk.workbench.planning.packages = PACKAGES;
	await settle();
	desk.close();
	await wait();
	expect(browser.drafts.writes).toEqual(['PUT 1']);
});

it('a drag is saved when it is let go', async () => {
	const desk = await open();
	desk.workbench.whatIf.drag('a', CITY.at('B'));
	await wait();
	expect(browser.drafts.writes).toEqual([]);
	desk.workbench.whatIf.drop();
	await wait();
	expect(browser.drafts.writes).toEqual(['PUT 1']);
});
