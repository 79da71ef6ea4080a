import { describe, expect, it } from 'vitest';
import { listAlongAxis } from '#lib/core/axes/list-along-axis.ts';
import { buildLocalMetres } from '#lib/core/geometry/local-metres.ts';
import type { LngLat, Xy } from '#lib/core/geometry/types.ts';

const { toLngLat } = buildLocalMetres([115.46, 38.87]);
const line = (...points: Xy[]): LngLat[] => points.map(toLngLat);
const box = (id: string, x: number, y: number, widthM = 40, heightM = 40) => ({
	id,
	geometry: {
		type: 'Polygon' as const,
		coordinates: [line([x, y], [x + widthM, y], [x + widthM, y + heightM], [x, y + heightM], [x, y])]
	}
});
// 20 m to either side are street; along means within 70 m of the line.
const axis = { streetName: '东风路', halfWidthM: 20, lngLats: line([0, 0], [1000, 0]) };
const idsAlong = (areas: ReturnType<typeof box>[], streets: { name: string; lngLats: LngLat[] }[] = []) =>
	listAlongAxis(axis, areas, streets).map(({ area }) => area.id);

describe('along an axis', () => {
	it('is a boundary within 50 m beyond the half-width, on either side', () => {
		expect(
			idsAlong([box('near', 100, 30), box('edge', 200, 69), box('far', 300, 71), box('south', 100, -100)])
		).toEqual(['near', 'edge', 'south']);
	});

	it('is not one behind another street, whatever its distance', () => {
		const lane = { name: '', lngLats: line([0, 25], [150, 25]) };
		expect(idsAlong([box('behind', 50, 30), box('beside', 160, 30)], [lane])).toEqual(['beside']);
	});

	it('is not hidden by the axis street itself nor by a side street that begins on it', () => {
		const streets = [
			{ name: '东风路', lngLats: line([0, 15], [1000, 15]) },
			{ name: '小街', lngLats: line([95, 0], [95, 300]) }
		];
		expect(idsAlong([box('corner', 100, 30)], streets)).toEqual(['corner']);
	});

	it('returns distance and frontage', () => {
		const [member] = listAlongAxis(axis, [box('a', 100, 30, 60, 100)], []);
		expect(member!.distanceM).toBeCloseTo(30, 1);
		// The front of 60 m and 40 m of either side, to the sampling's 5 m.
		expect(Math.abs(member!.frontageM - 140)).toBeLessThanOrEqual(15);
	});

	it('is empty without areas or without a line', () => {
		expect(idsAlong([])).toEqual([]);
		expect(listAlongAxis({ ...axis, lngLats: [] }, [box('a', 0, 0)], [])).toEqual([]);
	});
});
