import { expect, test } from 'vitest';
import { IntakeControl } from '#lib/state/intake-control.svelte.ts';

function begin() {
	let changes = 0;
	const control = new IntakeControl(() => changes++);
	return { control, changes: () => changes };
}

test('a point is picked in the file, then on the ground, and two of them are enough', () => {
	const { control, changes } = begin();
	control.add();
	const first = control.points[0]!.id;
	expect(control.picking).toEqual({ id: first, side: 'file' });
	expect(control.canAdd).toBe(false);
	control.say(first, 'file', [1, 2]);
	expect(control.picking).toEqual({ id: first, side: 'ground' });
	control.say(first, 'ground', [115.4, 38.8]);
	expect(control.picking).toBeNull();
	expect(control.given).toBeNull();
	control.add();
	const second = control.points[1]!.id;
	// On the ground first: the file is waited for then.
	control.say(second, 'ground', [628000, 4304000], 'EPSG:4547');
	expect(control.picking).toEqual({ id: second, side: 'file' });
	control.say(second, 'file', [9, 9]);
	expect(control.given).toEqual([
		{ xy: [1, 2], at: [115.4, 38.8] },
		{ xy: [9, 9], at: [628000, 4304000], crs: 'EPSG:4547' }
	]);
	expect(changes()).toBe(2);
});

test('a point is left out, moved and removed; without two that count nothing is fitted', () => {
	const { control, changes } = begin();
	const point = (x: number) => ({
		given: { xy: [x, x] as [number, number], at: [115 + x, 38] as [number, number] },
		lngLat: [115 + x, 38] as [number, number],
		fitted: [115 + x, 38] as [number, number],
		residualM: 0
	});
	control.recall(
		{ points: [point(1), point(2), point(3)], rmsM: 0, scale: 1, turnDeg: 0, warnings: [] },
		true
	);
	expect(control.isSwapped).toBe(true);
	expect(changes()).toBe(0);
	const [first, second, third] = control.points.map(({ id }) => id) as [number, number, number];
	control.leaveOut(first, true);
	expect(control.given!.map(({ isOut }) => isOut ?? false)).toEqual([true, false, false]);
	control.say(second, 'file', [7, 8]);
	expect(control.given![1]!.xy).toEqual([7, 8]);
	control.remove(third);
	expect(control.given).toBeNull();
	expect(changes()).toBe(3);
	// What somebody has begun is not replaced by what is remembered.
	control.recall({ points: [point(5)], rmsM: 0, scale: 1, turnDeg: 0, warnings: [] }, false);
	expect(control.points).toHaveLength(2);
	control.forget();
	expect(control.points).toEqual([]);
});
