import type { Map as MapLibre } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import type { LayerKey } from '#lib/carto/view-query.ts';
import { toPlan } from '#lib/core/plan/plan.ts';
import { findToEdit } from '#lib/ui/editing/find-to-edit.ts';
import { buildSmallCity } from '../../helpers/small-city.ts';

const plan = toPlan(buildSmallCity().features);
/** A metre to the pixel, wherever it is looked at. */
const mapAt = (zoom: number) =>
	({
		getZoom: () => zoom,
		project: ([lng, lat]: [number, number]) => ({ x: lng * 1e5, y: lat * 1e5 }),
		unproject: ([x, y]: [number, number]) => ({ lng: x / 1e5, lat: y / 1e5 })
	}) as unknown as MapLibre;

const layerAt = (of: readonly [number, number], zoom: number, ...shown: LayerKey[]) =>
	findToEdit(
		mapAt(zoom),
		plan,
		[115.4500001 + of[0] / 1000, 38.8500003 + of[1] / 1000],
		{ target: null, areStreetsShown: false },
		new Set(shown)
	)?.layer;

describe('a click on what is on top', () => {
	it('is meant for a building or a facility where it is seen, else for what lies beneath', () => {
		const building = [2.2, 6.2] as const;
		expect(layerAt(building, 16, 'buildings')).toBe('buildings');
		expect(layerAt(building, 13, 'buildings')).toBe('communities');
		expect(layerAt(building, 16)).toBe('communities');
		const facility = [3.1, 8] as const;
		expect(layerAt(facility, 13, 'facilities')).toBe('facilities');
		expect(layerAt(facility, 11, 'facilities')).toBe('clusters');
		expect(layerAt(facility, 13)).toBe('clusters');
	});
});
