import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { fitTools } from '#lib/ui/tools/fit-tools.ts';
import { firstTab, hasRoomForBoth, panelRoom, screenShape } from '#lib/ui/screen-shape.ts';

const shapeOf = (width: number, height: number) => screenShape({ width, height });

describe('shape of the screen', () => {
	it('has panels at both edges where there is room, one at the right or below where there is not', () => {
		expect(shapeOf(1440, 900)).toBe('wide');
		expect(shapeOf(1180, 820)).toBe('wide');
		expect(shapeOf(1024, 768)).toBe('side');
		expect(shapeOf(1440, 500)).toBe('side');
		expect(shapeOf(720, 450)).toBe('side');
		expect(shapeOf(768, 1024)).toBe('side');
		expect(shapeOf(760, 1024)).toBe('sheet');
		expect(shapeOf(390, 844)).toBe('sheet');
		expect(shapeOf(520, 400)).toBe('sheet');
	});

	it('opens the figures at first where they leave room for the map', () => {
		expect(firstTab({ width: 1024, height: 768 })).toBe('figures');
		expect(firstTab({ width: 720, height: 450 })).toBeNull();
		expect(firstTab({ width: 390, height: 844 })).toBeNull();
	});

	it('shows a panel beside the table but on small screens', () => {
		expect(hasRoomForBoth({ width: 1024, height: 768 })).toBe(true);
		expect(hasRoomForBoth({ width: 720, height: 450 })).toBe(false);
		expect(hasRoomForBoth({ width: 390, height: 844 })).toBe(false);
	});

	it('always leaves part of the window to the map', () => {
		const sizes = fc.record({
			width: fc.integer({ min: 320, max: 3840 }),
			height: fc.integer({ min: 360, max: 2160 })
		});
		fc.assert(
			fc.property(sizes, fc.boolean(), fc.boolean(), (size, isPanelOpen, isTableOpen) => {
				const { left, right, top, bottom } = panelRoom(size, { isPanelOpen, isTableOpen });
				expect(size.width - left - right).toBeGreaterThan(150);
				expect(size.height - top - bottom).toBeGreaterThan(20);
			})
		);
	});
});

describe('tools of a strip', () => {
	const fit = (roomPx: number, pressed = -1) => fitTools([50, 60, 70, 80], { roomPx, morePx: 40, pressed });

	it('all stay where all fit, or where the room is not known', () => {
		expect(fit(260)).toEqual([0, 1, 2, 3]);
		expect(fit(0)).toEqual([0, 1, 2, 3]);
	});

	it('wait behind a button from the first one that does not fit, the pressed one never', () => {
		expect(fit(259)).toEqual([0, 1, 2]);
		expect(fit(150)).toEqual([0, 1]);
		expect(fit(150, 3)).toEqual([3]);
		expect(fit(180, 3)).toEqual([0, 3]);
		expect(fit(60)).toEqual([]);
	});

	it('never need more room than there is', () => {
		const widths = fc.array(fc.integer({ min: 24, max: 150 }), { minLength: 1, maxLength: 9 });
		fc.assert(
			fc.property(
				widths,
				fc.integer({ min: 60, max: 900 }),
				fc.integer({ min: -1, max: 8 }),
				(all, roomPx, i) => {
					const pressed = Math.min(i, all.length - 1);
					const shown = fitTools(all, { roomPx, morePx: 50, pressed });
					const usedPx = shown.reduce((sum, k) => sum + all[k]!, 0);
					expect(usedPx + (shown.length < all.length ? 50 : 0)).toBeLessThanOrEqual(roomPx);
				}
			)
		);
	});
});
