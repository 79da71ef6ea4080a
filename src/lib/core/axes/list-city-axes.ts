import type { Feature, MultiPolygon, Polygon } from 'geojson';
import type { CityFeatures, CommunityProps } from '../city/types.ts';
import type { LngLat } from '../geometry/types.ts';
import { isCounted } from '../model/is-counted.ts';
import { DEFAULT_ALONG_M, listAlongAxis, type StreetLine } from './list-along-axis.ts';

export interface AxisMember {
	id: string;
	state: CommunityProps['state'];
	/** From the boundary to the axis line, metres. */
	distanceM: number;
	frontageM: number;
}

export interface CityAxis {
	id: string;
	name: string;
	/** The communities along it, in id order. */
	members: AxisMember[];
}

export interface CityAxes {
	/** The rule's distance beyond the axis street's half-width, metres. */
	alongM: number;
	axes: CityAxis[];
	/** Communities not renovated along any axis; one on two axes counts once. In id order. */
	unrenovatedIds: string[];
}

/** The communities along each axis of a city, by the rule of {@link listAlongAxis}. */
export function listCityAxes(
	{ axes, communities }: Pick<CityFeatures, 'axes' | 'communities'>,
	streets: readonly StreetLine[],
	{ alongM = DEFAULT_ALONG_M } = {}
): CityAxes {
	const areas: readonly Feature<Polygon | MultiPolygon, CommunityProps>[] = communities.features;
	const found = axes.features.map(({ geometry, properties }): CityAxis => {
		const line = {
			streetName: properties.streetName,
			halfWidthM: properties.halfWidthM,
			lngLats: geometry.coordinates as LngLat[]
		};
		return {
			id: properties.id,
			name: properties.name,
			members: listAlongAxis(line, areas, streets, { alongM }).map(({ area, distanceM, frontageM }) => ({
				id: area.properties.id,
				state: area.properties.state,
				distanceM,
				frontageM
			}))
		};
	});
	const unrenovated = found.flatMap(({ members }) => members.filter((member) => isCounted(member)));
	return {
		alongM,
		axes: found,
		unrenovatedIds: [...new Set(unrenovated.map(({ id }) => id))].toSorted()
	};
}
