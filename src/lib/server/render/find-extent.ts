import type { Geometry, Position } from 'geojson';
import { readPlaceId, type Selection } from '#lib/carto/view-query.ts';
import { bboxOf } from '#lib/core/geometry/bbox.ts';
import type { Bbox, LngLat } from '#lib/core/geometry/types.ts';
import type { MeasuredPlan } from '#lib/core/model/types.ts';

/**
 * What of the city belongs on a picture of a selection: the part itself; of a community also the centre that its walk
 * leads to, of a centre the communities it serves. The whole city where nothing is selected, or what is not there.
 */
export function findExtent(plan: MeasuredPlan, selection: Selection | null): Bbox {
	const positions = selection ? listPositions(plan, selection) : [];
	return positions.length > 0 ? bboxOf(positions) : plan.meta.bbox;
}

function listPositions(plan: MeasuredPlan, { kind, id }: Selection): Position[] {
	const { features, rows, centres } = plan;
	const geometryIn = (layer: 'districts' | 'clusters' | 'axes' | 'communities', wanted: string) => {
		const found = features[layer].features.find(({ properties }) => properties.id === wanted);
		return found ? positionsOf(found.geometry) : [];
	};
	const centreAt = (wanted: string | null): LngLat[] =>
		centres.filter((centre) => centre.id === wanted).map(({ lngLat }) => lngLat);
	switch (kind) {
		case 'district':
			return geometryIn('districts', id);
		case 'cluster':
			return geometryIn('clusters', id);
		case 'axis':
			return geometryIn('axes', id);
		case 'community': {
			const ground = geometryIn('communities', id);
			const centreId = rows.find((row) => row.id === id)?.centreId ?? null;
			return ground.length > 0 ? [...ground, ...centreAt(centreId)] : [];
		}
		case 'centre': {
			const at = centreAt(id);
			const served = rows.filter(({ centreId }) => centreId === id);
			return at.length > 0 ? [...at, ...served.flatMap((row) => geometryIn('communities', row.id))] : [];
		}
		case 'place': {
			const at = readPlaceId(id);
			return at ? [at] : [];
		}
	}
}

function positionsOf(geometry: Geometry): Position[] {
	switch (geometry.type) {
		case 'LineString':
			return geometry.coordinates;
		case 'Polygon':
			return geometry.coordinates.flat();
		case 'MultiPolygon':
			return geometry.coordinates.flat(2);
		default:
			return [];
	}
}
