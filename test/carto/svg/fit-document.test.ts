import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mercatorX, mercatorY, TILE_PX } from '#lib/carto/mercator.ts';
import { fitDocument } from '#lib/carto/svg/fit-document.ts';
import { bboxOf } from '#lib/core/geometry/bbox.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';

const SIZE = { widthPx: 900, heightPx: 600 };
const LEGEND = { widthPx: 180, heightPx: 300 };
const MARK = { widthPx: 250, heightPx: 110 };
const EDGE_PX = 12;
const NONE = { legend: null, mark: null, edgePx: EDGE_PX };

/** Where a camera of the picture shows a position. */
function placeOf([lng, lat]: LngLat, { lngLat, zoom }: { lngLat: LngLat; zoom: number }) {
	const worldPx = TILE_PX * 2 ** zoom;
	return [
		SIZE.widthPx / 2 + (mercatorX(lng) - mercatorX(lngLat[0])) * worldPx,
		SIZE.heightPx / 2 + (mercatorY(lat) - mercatorY(lngLat[1])) * worldPx
	] as const;
}

it('hides no position under legend or mark, whatever their shape', () => {
	const place = fc.tuple(
		fc.double({ min: 115.3, max: 115.6, noNaN: true }),
		fc.double({ min: 38.7, max: 39, noNaN: true })
	);
	fc.assert(
		fc.property(fc.array(place, { minLength: 2, maxLength: 20 }), fc.boolean(), (subject, hasMark) => {
			const parts = { legend: LEGEND, mark: hasMark ? MARK : null, edgePx: EDGE_PX };
			const camera = fitDocument(bboxOf(subject), subject, SIZE, parts, 16);
			for (const position of subject) {
				const [x, y] = placeOf(position, camera);
				expect(x >= 0 && x <= SIZE.widthPx && y >= 0 && y <= SIZE.heightPx).toBe(true);
				const [right, bottom] = [SIZE.widthPx - EDGE_PX, SIZE.heightPx - EDGE_PX];
				expect(x > right - LEGEND.widthPx && y > bottom - LEGEND.heightPx).toBe(false);
				if (hasMark) expect(x < EDGE_PX + MARK.widthPx && y < EDGE_PX + MARK.heightPx).toBe(false);
			}
		})
	);
});

it('gives no room away where the corners are empty', () => {
	// A cross: its box reaches into the corners, its positions do not.
	const cross: LngLat[] = [
		[115.3, 38.85],
		[115.6, 38.85],
		[115.45, 38.75],
		[115.45, 38.95]
	];
	const bbox = bboxOf(cross);
	const parts = { legend: { widthPx: 400, heightPx: 150 }, mark: MARK, edgePx: EDGE_PX };
	expect(fitDocument(bbox, cross, SIZE, parts, 16)).toEqual(fitDocument(bbox, cross, SIZE, NONE, 16));
	const full: LngLat[] = [...cross, [115.6, 38.75]];
	expect(fitDocument(bbox, full, SIZE, parts, 16).zoom).toBeLessThan(
		fitDocument(bbox, full, SIZE, NONE, 16).zoom
	);
});
