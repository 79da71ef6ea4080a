import type { CityFeatures } from '#lib/core/city/types.ts';
import { polygonsOf } from '#lib/core/geometry/area-rings.ts';
import { bboxOf, middleOfBbox } from '#lib/core/geometry/bbox.ts';
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
			return geometry ? polygonsOf(geometry) : [];
		});
		return { id, polygons, middle: middleOfBbox(bboxOf(polygons.flat(2))) };
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
