import type { Feature, FeatureCollection, LineString, Point } from 'geojson';
import type { CityFeatures, CommunityProps } from '#lib/core/city/types.ts';
import { groupOfKind } from '#lib/core/facilities/group-of-kind.ts';
import { isHeightVerified } from '#lib/core/facilities/is-height-verified.ts';
import { findLabelPoint } from '#lib/core/geometry/label-point.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { placeClusterLabels } from './place-cluster-labels.ts';

/** The plan as the map draws it: only what style and mouse need. */
export interface PlanSources {
	clusters: FeatureCollection;
	clusterLabels: FeatureCollection<Point>;
	districts: FeatureCollection;
	axes: FeatureCollection<LineString>;
	communities: FeatureCollection;
	/** Entrances of communities, with the state of theirs. */
	gates: FeatureCollection<Point>;
	/** Walls, links and openings in walls that are in the plan, by `kind`. */
	ways: FeatureCollection;
	/** Points of facilities by `group` and `status`, and the ground of those that have it. */
	facilities: FeatureCollection;
	/** Footprints with a `label`, and whether their height `isVerified`. */
	buildings: FeatureCollection;
}

const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** Sources of a plan that has not been read yet. */
export const NO_SOURCES: PlanSources = {
	clusters: EMPTY,
	clusterLabels: EMPTY as FeatureCollection<Point>,
	districts: EMPTY,
	axes: EMPTY as FeatureCollection<LineString>,
	communities: EMPTY,
	gates: EMPTY as FeatureCollection<Point>,
	ways: EMPTY,
	facilities: EMPTY,
	buildings: EMPTY
};

const collect = <Geometry extends GeoJSON.Geometry>(
	features: Feature<Geometry>[]
): FeatureCollection<Geometry> => ({ type: 'FeatureCollection', features });

/**
 * @param axisMembers ids of the communities along an axis
 * @param nameOf a feature's name in the language of the map
 */
export function buildPlanSources(
	features: Omit<CityFeatures, 'streets'>,
	axisMembers: ReadonlySet<string>,
	nameOf: (named: { name: string; nameEn: string }) => string
): PlanSources {
	const slim = <
		Geometry extends GeoJSON.Geometry,
		Props extends { id: string; name: string; nameEn: string }
	>(
		collection: FeatureCollection<Geometry, Props>,
		more: (props: Props) => Record<string, unknown> = () => ({})
	) =>
		collect(
			collection.features.map(({ geometry, properties }) => ({
				type: 'Feature' as const,
				geometry,
				properties: {
					id: properties.id,
					name: nameOf(properties),
					...more(properties)
				}
			}))
		);
	const clusterNames = new Map(
		features.clusters.features.map(({ properties }) => [properties.id, properties.name])
	);
	const labelPlaces = placeClusterLabels(features);
	return {
		clusters: slim(features.clusters),
		clusterLabels: collect(
			features.clusters.features.flatMap(({ properties }): Feature<Point>[] => {
				const coordinates = labelPlaces.get(properties.id);
				if (!coordinates) return [];
				return [
					{
						type: 'Feature',
						geometry: { type: 'Point', coordinates },
						properties: { id: properties.id, name: nameOf(properties) }
					}
				];
			})
		),
		districts: slim(features.districts),
		axes: slim(features.axes),
		communities: slim(features.communities, (props: CommunityProps) => ({
			label: shortCommunityLabel(props, nameOf(props), clusterNames.get(props.clusterId) ?? ''),
			state: props.state,
			axis: axisMembers.has(props.id)
		})),
		gates: collect(
			features.communities.features.flatMap(({ properties: { entrances, state } }) =>
				entrances.map(({ lngLat, openTo }): Feature<Point> => ({
					type: 'Feature',
					geometry: { type: 'Point', coordinates: lngLat },
					properties: { openTo, state }
				}))
			)
		),
		ways: collect(
			(['walls', 'links', 'passages'] as const).flatMap((layer) =>
				features[layer].features.map(({ geometry, properties: { id } }): Feature => ({
					type: 'Feature',
					geometry,
					properties: { id, kind: layer }
				}))
			)
		),
		facilities: collect(features.facilities.features.flatMap((facility) => drawFacility(facility, nameOf))),
		buildings: collect(
			features.buildings.features.map(({ geometry, properties }): Feature => {
				const { id, name, floors } = properties;
				const label = [name, floors > 0 ? `${floors}F` : ''].filter((part) => part !== '').join(' ');
				return {
					type: 'Feature',
					geometry,
					properties: { id, name, label, isVerified: isHeightVerified(properties) }
				};
			})
		)
	};
}

/** The sign of a facility, in its middle where it is an area, and its ground. */
function drawFacility(
	{ geometry, properties }: CityFeatures['facilities']['features'][number],
	nameOf: (named: { name: string; nameEn: string }) => string
): Feature[] {
	const { id, kind, status } = properties;
	const sign = (at: Point): Feature => ({
		type: 'Feature',
		geometry: at,
		properties: { id, name: nameOf(properties), group: groupOfKind(kind), status }
	});
	if (geometry.type === 'Point') return [sign(geometry)];
	const coordinates = findLabelPoint(geometry);
	return [
		{ type: 'Feature', geometry, properties: { id } },
		...(coordinates ? [sign({ type: 'Point', coordinates })] : [])
	];
}

/** Centres as the map draws them: also those that are moved, added or closed on trial. */
export function buildCentreSource(
	centres: readonly { id: string; name: string; nameEn: string; lngLat: LngLat; status: string }[],
	nameOf: (named: { name: string; nameEn: string }) => string
): FeatureCollection<Point> {
	return collect(
		centres.map((centre) => ({
			type: 'Feature',
			geometry: { type: 'Point', coordinates: centre.lngLat },
			properties: { id: centre.id, name: nameOf(centre), status: centre.status }
		}))
	);
}

/** On its own ground a numbered community needs its number only: 一组团001小区 is 001. */
function shortCommunityLabel({ name }: { name: string }, shown: string, clusterName: string): string {
	const number = clusterName !== '' && name.startsWith(clusterName) ? /\d+/.exec(name) : null;
	return number ? number[0] : shown;
}
