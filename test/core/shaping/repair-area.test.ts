import fc from 'fast-check';
import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { listShapeFaults } from '#lib/core/shaping/list-shape-faults.ts';
import { repairArea } from '#lib/core/shaping/repair-area.ts';
import type { Area } from '#lib/core/shaping/types.ts';
import { at, drawBox, drawPolygon, drawRing } from '../../helpers/shaping/draw.ts';

describe('a faulty area', () => {
	it.each<[string, Area, Area]>([
		['sound', drawPolygon(drawBox(0, 0, 9, 9)), drawPolygon(drawBox(0, 0, 9, 9))],
		['open', drawPolygon(drawBox(0, 0, 9, 9).slice(0, -1)), drawPolygon(drawBox(0, 0, 9, 9))],
		[
			'with a spike',
			drawPolygon(drawRing([0, 0], [9, 0], [9, 9], [9, 20], [9, 9], [0, 9])),
			drawPolygon(drawBox(0, 0, 9, 9))
		],
		[
			'with parts over each other',
			{ type: 'MultiPolygon', coordinates: [[drawBox(0, 0, 9, 9)], [drawBox(0, 0, 9, 9)]] },
			drawPolygon(drawBox(0, 0, 9, 9))
		],
		[
			'tied like a bow',
			drawPolygon(drawRing([0, 0], [8, 8], [8, 0], [0, 8])),
			{
				type: 'MultiPolygon',
				coordinates: [[drawRing([0, 0], [4, 4], [0, 8])], [drawRing([4, 4], [8, 0], [8, 8])]]
			}
		]
	])('that is %s', (_, area, repaired) => {
		expect(repairArea(area)).toEqual(repaired);
	});

	it('without ground is none', () => {
		expect(repairArea(drawPolygon([at(0, 0), at(1, 1), at(0, 0)]))).toBeUndefined();
		expect(repairArea({ type: 'MultiPolygon', coordinates: [] })).toBeUndefined();
	});

	it('has no faults left, whatever it was', () => {
		const place = fc
			.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }))
			.map(([x, y]): Position => [(1_154_600_000 + x) / 1e7, (388_700_000 + y) / 1e7]);
		const part = fc.array(fc.array(place, { maxLength: 12 }), { maxLength: 3 });
		fc.assert(
			fc.property(fc.array(part, { maxLength: 3 }), (coordinates) => {
				const repaired = repairArea({ type: 'MultiPolygon', coordinates });
				if (!repaired) return;
				expect(listShapeFaults(repaired)).toEqual([]);
				expect(repairArea(repaired)).toEqual(repaired);
			}),
			{ numRuns: 500 }
		);
	});
});
