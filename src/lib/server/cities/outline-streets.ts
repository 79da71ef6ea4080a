import type { StreetOutline } from '#lib/core/city/street-outline.ts';
import { bboxOf } from '#lib/core/geometry/bbox.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { STREET_RANK } from '../tiles/schema.ts';
import type { PlanStreet } from './to-plan-streets.ts';

/** Positions of all lines together. */
const POSITIONS_MOST = 40_000;
/** A metre. */
const DECIMALS = 1e5;

/**
 * The streets of a file as lines to draw a boundary on, the most important ones first.
 *
 * @param streets at least one
 */
export function outlineStreets(streets: readonly PlanStreet[]): StreetOutline {
	const ranked = streets.toSorted(
		(a, b) => STREET_RANK[a.properties.streetClass] - STREET_RANK[b.properties.streetClass]
	);
	let positions = 0;
	const kept = ranked.filter(({ geometry }) => (positions += geometry.coordinates.length) <= POSITIONS_MOST);
	const round = (degrees: number) => Math.round(degrees * DECIMALS) / DECIMALS;
	return {
		bbox: bboxOf(streets.flatMap(({ geometry }) => geometry.coordinates as LngLat[])),
		lines: kept.map(({ geometry }) =>
			geometry.coordinates.map(([lng, lat]): LngLat => [round(lng!), round(lat!)])
		),
		isThinned: kept.length < streets.length
	};
}
