import type { MultiPolygon } from 'geojson';
import type { WalkField } from '../network/walk-field.ts';
import { outlineLifeCircle } from './outline-life-circle.ts';
import type { StreetMesh } from './street-mesh.ts';
import { toMultiPolygon } from './to-multi-polygon.ts';

/**
 * The life circle within `limitM` of the field's sources as a polygon, see {@link outlineLifeCircle}.
 *
 * @param limitM at most the limit the field was built with
 * @returns WGS-84; outer rings counter-clockwise, holes and islands kept; rings touch neither themselves nor each
 *   other; empty where nothing is reached
 * @throws RangeError if the field is of another network than the mesh
 */
export function drawLifeCircle(mesh: StreetMesh, field: WalkField, limitM: number): MultiPolygon {
	return toMultiPolygon(outlineLifeCircle(mesh, field, limitM));
}
