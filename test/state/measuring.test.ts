import { flushSync } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import type { LngLat } from '#lib/core/geometry/types.ts';
import type { StreetLeg } from '#lib/core/measuring/types.ts';
import { MeasureDesk } from '#lib/state/measuring/measure-desk.svelte.ts';
import { CITY, openDrawn } from './drawn-workbench.ts';

const walk = (lengthM: number): StreetLeg => ({
	kind: 'walk',
	lengthM,
	lngLats: [],
	accessM: { from: 0, to: 0 }
});
const at = (east: number, north = 0): LngLat => [115.46 + east / 1000, 38.87 + north / 1000];

/** A desk whose walks are answered by hand, in the order they are asked for. */
function openDesk() {
	const asked: { pair: [LngLat, LngLat]; answer: (leg: StreetLeg) => void; fail: (error: Error) => void }[] =
		[];
	const desk = new MeasureDesk(
		(from, to) =>
			new Promise((answer, fail) => {
				asked.push({ pair: [from, to], answer, fail });
			})
	);
	desks.push(desk);
	return { desk, asked };
}

const desks: MeasureDesk[] = [];
afterEach(() => {
	desks.length = 0;
});

/** As the page does whenever a walk is missing. */
async function settle() {
	for (let i = 0; i < 5; i++) {
		for (const desk of desks) void desk.measureNext();
		await new Promise((resolve) => setImmediate(resolve));
	}
}

describe('points of a measurement', () => {
	it('are set, taken back and moved; the last one again ends it, and one more begins another', () => {
		const { desk } = openDesk();
		desk.finish();
		expect(desk.isDone).toBe(false);
		for (const east of [0, 1, 2]) desk.add(at(east));
		desk.removeLast();
		desk.move(0, at(0, 1));
		expect(desk.points).toEqual([at(0, 1), at(1)]);
		desk.add(at(1));
		expect(desk.isDone).toBe(true);
		expect(desk.points).toHaveLength(2);
		desk.removeLast();
		expect(desk.isDone).toBe(false);
		desk.add(at(1));
		desk.finish();
		desk.add(at(5));
		expect(desk.points).toEqual([at(5)]);
		desk.remove(0);
		expect(desk.points).toEqual([]);
	});

	it('need three for ground', () => {
		const { desk } = openDesk();
		desk.mode = 'area';
		desk.add(at(0));
		desk.add(at(1));
		desk.finish();
		expect(desk.isDone).toBe(false);
		desk.add(at(1, 1));
		desk.finish();
		expect(desk.isDone).toBe(true);
		expect(desk.measured.ring!.areaM2).toBeGreaterThan(0);
	});

	it('are measured with the one that would be next, and without', () => {
		const { desk } = openDesk();
		desk.add(at(0));
		expect(desk.measured.lengthM).toBeNull();
		desk.add(at(0, 1));
		desk.ahead = at(0, 3);
		const { lengthM } = desk.measured;
		expect(desk.live.lengthM).toBeCloseTo(3 * lengthM!, 6);
		expect(desk.live.legsM.at(-1)).toBeCloseTo(2 * lengthM!, 6);
		desk.ahead = at(0, 1);
		expect(desk.drawn).toHaveLength(2);
	});
});

describe('walks of a measurement', () => {
	it('are asked for one at a time, kept, and added up', async () => {
		const { desk, asked } = openDesk();
		desk.mode = 'street';
		for (const east of [0, 1, 2]) desk.add(at(east));
		await settle();
		expect(asked).toHaveLength(1);
		expect(desk.isWaiting).toBe(true);
		asked[0]!.answer(walk(100));
		await settle();
		expect(asked.map(({ pair }) => pair)).toEqual([
			[at(0), at(1)],
			[at(1), at(2)]
		]);
		expect(desk.measured).toMatchObject({ lengthM: null, legsM: [100, null], problem: null });
		asked[1]!.answer(walk(50));
		await settle();
		expect(desk.measured).toMatchObject({ lengthM: 150, legsM: [100, 50] });
		expect(desk.isWaiting).toBe(false);
		// A point that is moved asks for its own legs only.
		desk.move(2, at(3));
		await settle();
		expect(asked).toHaveLength(3);
		expect(asked[2]!.pair).toEqual([at(1), at(3)]);
	});

	it('say which leg has no way, and which point is off all streets', async () => {
		const { desk, asked } = openDesk();
		desk.mode = 'street';
		for (const east of [0, 1, 2]) desk.add(at(east));
		await settle();
		asked[0]!.answer(walk(100));
		await settle();
		asked[1]!.answer({ kind: 'cut-off' });
		await settle();
		expect(desk.measured).toMatchObject({ lengthM: null, problem: { kind: 'cut-off', leg: 2 } });
		desk.move(2, at(9));
		await settle();
		asked[2]!.answer({ kind: 'off-network', isFromOff: false, isToOff: true });
		await settle();
		expect(desk.measured.problem).toEqual({ kind: 'off-network', point: 3 });
	});

	it('of another plan are none of this one', async () => {
		const { desk, asked } = openDesk();
		desk.mode = 'street';
		desk.add(at(0));
		desk.add(at(1));
		await settle();
		desk.forgetLegs();
		await settle();
		expect(asked).toHaveLength(2);
		asked[0]!.answer(walk(100));
		await settle();
		expect(desk.measured.lengthM).toBeNull();
		asked[1]!.answer(walk(70));
		await settle();
		expect(desk.measured.lengthM).toBe(70);
	});

	it('that fail are not asked for again until something is moved', async () => {
		const { desk, asked } = openDesk();
		desk.mode = 'street';
		desk.add(at(0));
		desk.add(at(1));
		await settle();
		asked[0]!.fail(new Error('gone'));
		await settle();
		expect(desk.fault).not.toBeNull();
		expect(asked).toHaveLength(1);
		desk.move(1, at(2));
		await settle();
		expect(desk.fault).toBeNull();
		expect(asked).toHaveLength(2);
	});
});

describe('measuring on the workbench', () => {
	it('is one tool at a time, and asks the plan with what is tried', async () => {
		const { workbench, close } = openDrawn({});
		for (let i = 0; i < 20; i++) {
			flushSync();
			await new Promise((resolve) => setImmediate(resolve));
		}
		const { measuring, whatIf, plan, view } = workbench;
		whatIf.take('link');
		measuring.toggle();
		flushSync();
		expect([measuring.isOpen, whatIf.tool]).toEqual([true, null]);
		measuring.giveWay();
		expect(measuring.isOpen).toBe(true);
		whatIf.take('barrier');
		measuring.giveWay();
		expect(measuring.isOpen).toBe(false);
		whatIf.take(null);
		measuring.toggle();
		expect(workbench.stepBack()).toBe(true);
		expect(measuring.isOpen).toBe(false);

		const [from, to] = [CITY.beside('A', 'C', 100), CITY.beside('A', 'C', 300)];
		expect(await plan.measureLeg(from, to)).toMatchObject({ kind: 'walk' });
		const across = [CITY.beside('A', 'C', 200, 20), CITY.beside('A', 'C', 200, -20)] as const;
		view.edits = [{ kind: 'add-barrier', barrierId: 'b', lngLats: across }];
		flushSync();
		expect(await plan.measureLeg(from, to)).toEqual({ kind: 'cut-off' });
		close();
	});
});
