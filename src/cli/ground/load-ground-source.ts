import type { MultiPolygon, Polygon } from 'geojson';
import { findBlockOverlap } from '#lib/core/clusters/find-block-overlap.ts';
import { centroidOf } from '#lib/core/geometry/area-centroid.ts';
import { findSelfCrossing } from '#lib/core/geometry/find-self-crossing.ts';
import { listGroundSource } from '#lib/core/ground/list-ground-source.ts';
import type { GroundSource, NamedArea, NamedPlace } from '#lib/core/ground/types.ts';
import { InputError } from '#lib/server/import/input-error.ts';
import { readPlaces } from '#lib/server/import/read-places.ts';
import { openSource } from '../asked-plan.ts';
import { refusePoints } from '../refuse-points.ts';
import { readResidentialLand } from '#lib/server/read-residential-land.ts';
import type { Plan } from '../plan.ts';
import { UsageError } from '../usage.ts';

/**
 * The land that ground coverage is measured on: areas of a file, each with the name it has there; else the city's own
 * clusters or districts.
 */
export async function loadGroundSource(plan: Plan, landFile: string | undefined): Promise<GroundSource> {
	if (landFile === '') throw new UsageError('--land takes the path of a file, not nothing.');
	if (landFile !== undefined) return toSource(plan, await readAreas(landFile));
	if (plan.city === null)
		throw new UsageError(
			'circles --ground measures land, and files of centres and communities have none; give areas as GeoJSON polygons with --land FILE.'
		);
	const { meta, features } = plan.city;
	return listGroundSource(features, await readResidentialLand(await (await openSource()).findLand(meta.id)));
}

/** Land of a file; the plan's own communities are the residential land that is known of it. */
function toSource({ communities }: Plan, areas: NamedArea[]): GroundSource {
	const drawn = communities.flatMap(({ geometry }): (Polygon | MultiPolygon)[] =>
		geometry.type === 'Point' ? [] : [geometry]
	);
	return {
		clusters: areas,
		districts: [],
		residential: drawn.length > 0 ? drawn : null,
		residentialBasis: drawn.length > 0 ? 'communities' : null,
		places: communities.map(({ id, name, geometry }): NamedPlace => {
			return { kind: 'community', id, name, nameEn: name, lngLat: centroidOf(geometry) };
		})
	};
}

async function readAreas(file: string): Promise<NamedArea[]> {
	const places = await readPlaces(file, 'areas');
	const areas = places.map((place) => {
		const { id, name, label } = place;
		const geometry = refusePoints(file, place, 'give land as polygons');
		const crossing = findSelfCrossing(geometry);
		if (crossing)
			throw new InputError({
				file,
				feature: label,
				field: 'geometry',
				problem: `has a border that crosses itself at [${crossing.map((degrees) => degrees.toFixed(6)).join(', ')}]`,
				remedy: 'correct the polygon'
			});
		return { id, name, nameEn: name, geometry };
	});
	const overlap = findBlockOverlap(areas);
	if (!overlap) return areas;
	throw new InputError({
		file,
		feature: places[overlap[0]]!.label,
		problem: `shares ground with ${places[overlap[1]]!.label}, which would count twice`,
		remedy: 'give areas that only touch'
	});
}
