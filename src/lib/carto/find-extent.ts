import type { Geometry, Position } from 'geojson';
import { bboxOf } from '#lib/core/geometry/bbox.ts';
import type { Bbox, LngLat } from '#lib/core/geometry/types.ts';
import { isInScope, rowsInScope } from '#lib/core/model/rows-in-scope.ts';
import type { MeasuredPlan } from '#lib/core/model/types.ts';
import { readPlaceId, type Selection } from './view-query.ts';

/**
 * What of the city belongs on a picture of a selection: of a district or a cluster the communities in it that coverage
 * counts, all of them where it counts none, its ground where it has none; of an axis also those along it, of a
 * community the centre that its walk leads to, of a centre the communities it serves. The whole city where nothing is
 * selected, or what is not there.
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
	const membersOf = (scope: { kind: 'district' | 'cluster' | 'axis'; id: string }) => {
		const counted = rowsInScope(plan, scope);
		return counted.length > 0 ? counted : rows.filter((row) => isInScope(row, scope));
	};
	const groundOf = (members: readonly { id: string }[]) => {
		const ids = new Set(members.map((member) => member.id));
		return features.communities.features
			.filter(({ properties }) => ids.has(properties.id))
			.flatMap(({ geometry }) => positionsOf(geometry));
	};
	const centreAt = (wanted: string | null): LngLat[] =>
		centres.filter((centre) => centre.id === wanted).map(({ lngLat }) => lngLat);
	switch (kind) {
		case 'district':
		case 'cluster': {
			const ground = geometryIn(kind === 'district' ? 'districts' : 'clusters', id);
			if (ground.length === 0) return [];
			const members = groundOf(membersOf({ kind, id }));
			return members.length > 0 ? members : ground;
		}
		case 'axis':
			return [...geometryIn('axes', id), ...groundOf(membersOf({ kind, id }))];
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
