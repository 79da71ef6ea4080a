import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clearOfMark } from '#lib/carto/layout/clear-of-mark.ts';
import { frameAtScale, scaleToShow } from '#lib/carto/layout/frame-at-scale.ts';
import { layOutPage } from '#lib/carto/layout/lay-out-page.ts';
import type { MapFrame } from '#lib/carto/map-frame.ts';
import { mercatorX, mercatorY, TILE_PX } from '#lib/carto/mercator.ts';
import { bboxOf } from '#lib/core/geometry/bbox.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';

const layout = layOutPage('A4', 'landscape');
const MARK = { widthPx: 220, heightPx: 90, edgePx: 12 };

function onPaper({ lngLat, zoom, widthPx, heightPx }: MapFrame, [lng, lat]: LngLat) {
	const world = TILE_PX * 2 ** zoom;
	return {
		x: (mercatorX(lng) - mercatorX(lngLat[0])) * world + widthPx / 2,
		y: (mercatorY(lat) - mercatorY(lngLat[1])) * world + heightPx / 2
	};
}

function layOut(subject: LngLat[]) {
	const extent = bboxOf(subject);
	const scale = scaleToShow(layout, extent);
	const middle: LngLat = [(extent[0] + extent[2]) / 2, (extent[1] + extent[3]) / 2];
	const sheet = { scale, frame: frameAtScale(layout, middle, scale) };
	return { sheet, clear: clearOfMark(layout, sheet, { extent, subject, mark: MARK }) };
}

it('leaves a sheet alone whose mark hides nothing', () => {
	const { sheet, clear } = layOut([
		[115.4, 38.8],
		[115.6, 38.95]
	]);
	expect(clear).toBe(sheet);
});

it('moves the area from under the mark, on the sheet and at a scale on offer, whatever the area', () => {
	const place = fc.tuple(
		fc.double({ min: 115, max: 115.3, noNaN: true }),
		fc.double({ min: 38.7, max: 38.9, noNaN: true })
	);
	fc.assert(
		fc.property(fc.array(place, { minLength: 2, maxLength: 30 }), (subject) => {
			const [west, south, east, north] = bboxOf(subject);
			fc.pre(east - west > 0.01 && north - south > 0.01);
			const { clear } = layOut(subject);
			for (const at of subject) {
				const { x, y } = onPaper(clear.frame, at);
				expect(x >= 0 && y >= 0 && x <= clear.frame.widthPx && y <= clear.frame.heightPx).toBe(true);
				expect(x < MARK.edgePx + MARK.widthPx && y < MARK.edgePx + MARK.heightPx).toBe(false);
			}
		})
	);
});
