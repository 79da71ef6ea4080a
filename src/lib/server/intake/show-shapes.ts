import type { Geometry, Position } from 'geojson';
import { bboxOf } from '#lib/core/geometry/bbox.ts';
import { toWgs84 } from '#lib/core/intake/coordinates/to-wgs84.ts';
import type { IntakeAnswer } from '#lib/core/intake/intake-answer.ts';
import { outlineShapes, type RowShape } from '#lib/core/intake/outline-shapes.ts';
import { positionsOf } from '#lib/core/intake/positions-of.ts';
import type { IntakeProposal } from '#lib/core/intake/propose-intake.ts';
import { rawGeometries } from '#lib/core/intake/raw-geometries.ts';
import type { SourceLayer } from '#lib/core/intake/types.ts';

/** What the map shows of a file: every row that has a place, also what the plan has already and what is rejected. */
export function showShapes(
	layer: SourceLayer,
	{ columns, crs, rows, reconciled }: IntakeProposal,
	isDrawn: boolean
): Pick<IntakeAnswer, 'shown' | 'drawn'> {
	const raw = rawGeometries(layer, columns).map((geometry, i) => ({ row: layer.rows[i]!.row, geometry }));
	const own = raw.filter((one): one is RowShape => one.geometry !== null);
	// Rows that a planner or their address has placed have no shape of their own.
	const placed = new Map<number, Geometry>();
	for (const one of reconciled.outcomes) if (one.kind === 'added') placed.set(one.row, one.feature.geometry);
	for (const { row, geometry } of rows) if (geometry) placed.set(row, geometry);
	const toLngLat = crs?.chosen ? toWgs84(crs.chosen) : undefined;
	const shown = raw.flatMap(({ row, geometry }): RowShape[] => {
		const there = placed.get(row);
		if (there) return [{ row, geometry: there }];
		const moved = geometry && toLngLat ? move(geometry, toLngLat) : geometry;
		return moved && isOnEarth(moved) ? [{ row, geometry: moved }] : [];
	});
	return { shown: outlineShapes(shown), drawn: isDrawn ? outlineShapes(own) : null };
}

function move(geometry: Geometry, to: (position: Position) => Position): Geometry {
	if (geometry.type === 'GeometryCollection')
		return { type: geometry.type, geometries: geometry.geometries.map((part) => move(part, to)) };
	const moveAll = (list: unknown[]): unknown[] =>
		typeof list[0] === 'number' ? to(list as Position) : list.map((one) => moveAll(one as unknown[]));
	return { type: geometry.type, coordinates: moveAll(geometry.coordinates as unknown[]) } as Geometry;
}

function isOnEarth(geometry: Geometry): boolean {
	const [west, south, east, north] = bboxOf(positionsOf(geometry));
	return west >= -180 && east <= 180 && south >= -85 && north <= 85;
}
