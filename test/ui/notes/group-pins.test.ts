import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupPins } from '#lib/ui/notes/group-pins.ts';

describe('pins that lie on each other', () => {
	it('are one group at the place of the first; at just the distance they are apart', () => {
		const pins = [
			{ x: 0, y: 0 },
			{ x: 20, y: 0 },
			{ x: 12, y: 15.9 },
			{ x: 30, y: 0 }
		];
		expect(groupPins(pins, 20).map(({ x, y, pins: own }) => [x, y, own.length])).toEqual([
			[0, 0, 2],
			[20, 0, 2]
		]);
		expect(groupPins([], 20)).toEqual([]);
	});

	it('are all there once, and groups are apart', () => {
		const pin = fc.record({ x: fc.integer({ min: 0, max: 200 }), y: fc.integer({ min: 0, max: 200 }) });
		fc.assert(
			fc.property(fc.array(pin, { maxLength: 40 }), (pins) => {
				const groups = groupPins(pins, 20);
				const order = (a: (typeof pins)[0], b: (typeof pins)[0]) => a.x - b.x || a.y - b.y;
				expect(groups.flatMap((group) => group.pins).toSorted(order)).toEqual(pins.toSorted(order));
				for (const [i, a] of groups.entries())
					for (const b of groups.slice(i + 1))
						expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(20);
			})
		);
	});
});
