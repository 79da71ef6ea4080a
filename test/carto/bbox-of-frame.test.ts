import { expect, it } from 'vitest';
import fc from 'fast-check';
import { bboxOfFrame } from '#lib/carto/bbox-of-frame.ts';
import { mercatorX, mercatorY, TILE_PX } from '#lib/carto/mercator.ts';

it('what a frame shows is as many pixels wide and high as the frame, with its middle in the middle', () => {
	const frames = fc.record({
		lngLat: fc.tuple(
			fc.double({ min: 100, max: 120, noNaN: true }),
			fc.double({ min: 20, max: 50, noNaN: true })
		),
		zoom: fc.double({ min: 8, max: 18, noNaN: true }),
		widthPx: fc.integer({ min: 1, max: 2000 }),
		heightPx: fc.integer({ min: 1, max: 2000 })
	});
	fc.assert(
		fc.property(frames, (frame) => {
			const [west, south, east, north] = bboxOfFrame(frame);
			const worldPx = TILE_PX * 2 ** frame.zoom;
			expect((mercatorX(east) - mercatorX(west)) * worldPx).toBeCloseTo(frame.widthPx, 3);
			expect((mercatorY(south) - mercatorY(north)) * worldPx).toBeCloseTo(frame.heightPx, 3);
			expect((mercatorX(east) + mercatorX(west)) / 2).toBeCloseTo(mercatorX(frame.lngLat[0]), 9);
		})
	);
	expect(bboxOfFrame({ lngLat: [0, 0], zoom: 0, widthPx: 4096, heightPx: 512 })).toEqual([
		-180,
		expect.closeTo(-85.0511, 3),
		180,
		expect.closeTo(85.0511, 3)
	]);
});
