import type { Position } from 'geojson';
import type { CityFeatures } from '#lib/core/city/types.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import type { Package } from '#lib/core/packages/types.ts';
import type { PlanningMark } from './planning-marks.ts';
import { tintByDistance } from './tint-areas.ts';

const TINTS = 6;

/**
 * Groups of communities on one wash each, neighbours in different tints, with a label in the middle.
 *
 * @param labelOf '' for none
 */
export function listPackageMarks(
	packages: readonly Pick<Package, 'id' | 'communityIds'>[],
	{ communities }: Pick<CityFeatures, 'communities'>,
	{ pickedId = null, labelOf = () => '' }: { pickedId?: string | null; labelOf?: (id: string) => string } = {}
): PlanningMark[] {
	const geometryOf = new Map(
		communities.features.map(({ geometry, properties }) => [properties.id, geometry])
	);
	const shaped = packages.map(({ id, communityIds }) => {
		const polygons = communityIds.flatMap((communityId) => {
			const geometry = geometryOf.get(communityId);
			if (!geometry) return [];
			return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
		});
		return { id, polygons, middle: middleOf(polygons) };
	});
	const tints = tintByDistance(
		shaped.map(({ middle }) => middle),
		TINTS
	);
	return shaped.flatMap(({ id, polygons, middle }, i): PlanningMark[] => {
		const mark = { kind: 'package' as const, tint: tints[i]!, isPicked: id === pickedId };
		return [
			{ ...mark, geometry: { type: 'MultiPolygon', coordinates: polygons } },
			{ ...mark, geometry: { type: 'Point', coordinates: middle }, label: labelOf(id) }
		];
	});
}

/** Middle of the box around polygons. */
function middleOf(polygons: readonly Position[][][]): LngLat {
	const corners = polygons.flatMap(([outer]) => outer ?? []);
	const lngs = corners.map(([lng]) => lng!);
	const lats = corners.map(([, lat]) => lat!);
	const half = (values: number[]) =>
		values.length === 0 ? 0 : (Math.min(...values) + Math.max(...values)) / 2;
	return [half(lngs), half(lats)];
}
