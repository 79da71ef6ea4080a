import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitHome } from '#lib/carto/fit-home.ts';
import { leaveLegendRoom } from '#lib/carto/leave-legend-room.ts';
import { mercatorY, TILE_PX } from '#lib/carto/mercator.ts';
import type { Bbox } from '#lib/core/geometry/types.ts';

const SIZE = { width: 1280, height: 720 };
const PADDING = { left: 500, right: 24, top: 24, bottom: 56 };
const LEGEND = { widthPx: 220, heightPx: 300 };
const KM = 0.009;

/** A box so many kilometres wide and high. */
const boxOf = (widthKm: number, heightKm: number): Bbox => [115, 38, 115 + widthKm * KM, 38 + heightKm * KM];

/** Where a box is on the picture, pixels. */
function place([west, south, east, north]: Bbox, padding: typeof PADDING) {
	const { lngLat, zoom } = fitHome([west, south, east, north], SIZE, padding, 22);
	const worldPx = TILE_PX * 2 ** zoom;
	const x = (lng: number) => SIZE.width / 2 + ((lng - lngLat[0]) / 360) * worldPx;
	const y = (lat: number) => SIZE.height / 2 + (mercatorY(lat) - mercatorY(lngLat[1])) * worldPx;
	return { left: x(west), right: x(east), top: y(north), bottom: y(south) };
}

describe('room for a legend', () => {
	it('is beside what is high and below what is wide', () => {
		expect(leaveLegendRoom(boxOf(2, 20), SIZE, PADDING, LEGEND)).toMatchObject({ right: 256, bottom: 56 });
		expect(leaveLegendRoom(boxOf(60, 2), SIZE, PADDING, LEGEND)).toMatchObject({ right: 24, bottom: 368 });
		expect(leaveLegendRoom(boxOf(5, 5), SIZE, PADDING, null)).toEqual(PADDING);
	});

	it('keeps whatever is shown out from under the legend', () => {
		const size = fc.double({ min: 0.5, max: 60, noNaN: true });
		fc.assert(
			fc.property(size, size, (width, height) => {
				const bbox = boxOf(width, height);
				const at = place(bbox, leaveLegendRoom(bbox, SIZE, PADDING, LEGEND));
				const legendLeft = SIZE.width - PADDING.right - LEGEND.widthPx;
				const legendTop = SIZE.height - PADDING.bottom - LEGEND.heightPx;
				expect(at.right <= legendLeft || at.bottom <= legendTop).toBe(true);
			})
		);
	});
});
