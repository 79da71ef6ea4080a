import type { Geometry, Position } from 'geojson';

/** A degree as it is stored: 7 decimals (1 cm), never −0. */
export function roundDegree(degree: number): number {
	return Math.round(degree * 1e7) / 1e7 + 0;
}

/** A geometry as it is stored: every coordinate rounded to 7 decimals, nothing beside type and coordinates. */
export function roundPlanGeometry(geometry: Geometry): Geometry {
	const { type, coordinates } = geometry as { type: string; coordinates: unknown };
	return { type, coordinates: round(coordinates) } as Geometry;
}

function round(coordinates: unknown): unknown {
	if (typeof coordinates === 'number') return roundDegree(coordinates);
	return (coordinates as (Position | unknown)[]).map(round);
}
