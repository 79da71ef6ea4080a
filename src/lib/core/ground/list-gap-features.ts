import type { Feature, Polygon } from 'geojson';
import type { GroundCoverage, NamedPlace } from './types.ts';

/** What a file says of a gap; areas in whole square metres. */
export interface GapProps {
	minutes: number;
	/** 1 for the largest of its minutes. */
	rank: number;
	areaM2: number;
	residentialM2: number | null;
	/** The cluster, or without clusters the district, that it is part of. */
	partId: string;
	partName: string;
	districtIds: string[];
	lngLat: [lng: number, lat: number];
	nearest: (Pick<NamedPlace, 'kind' | 'id' | 'name'> & { distanceM: number })[];
}

/** The gaps of ground coverage as GeoJSON, WGS-84, in their order. */
export function listGapFeatures({ gaps, clusters, districts }: GroundCoverage): Feature<Polygon, GapProps>[] {
	const nameOf = new Map([...districts, ...clusters].map(({ id, name }) => [id, name]));
	return gaps.map(
		({ minutes, areaM2, residentialM2, partId, districtIds, lngLat, nearest, geometry }, i) => ({
			type: 'Feature',
			geometry,
			properties: {
				minutes,
				rank: 1 + i - gaps.findIndex((gap) => gap.minutes === minutes),
				areaM2: Math.round(areaM2),
				residentialM2: residentialM2 === null ? null : Math.round(residentialM2),
				partId,
				partName: nameOf.get(partId) ?? partId,
				districtIds,
				lngLat,
				nearest: nearest.map(({ place: { kind, id, name }, distanceM }) => ({
					kind,
					id,
					name,
					distanceM: Math.round(distanceM)
				}))
			}
		})
	);
}
