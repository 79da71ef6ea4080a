import { findInside } from '../../geometry/find-inside.ts';
import type { PlaceGeometry } from '../../geometry/area-rings.ts';
import type { LngLat } from '../../geometry/types.ts';
import type { IntakeRow } from '../reconcile/types.ts';

/** A position of the row: its point, or one inside its area; `undefined` for lines and rows without geometry. */
export const placeOf = ({ geometry }: Pick<IntakeRow, 'geometry'>): LngLat | undefined =>
	geometry && /^(Point|Polygon|MultiPolygon)$/.test(geometry.type)
		? findInside(geometry as PlaceGeometry)
		: undefined;
