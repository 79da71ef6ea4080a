import type { WalkField } from '../network/walk-field.ts';
import { outlineLifeCircle } from './outline-life-circle.ts';
import type { StreetMesh } from './street-mesh.ts';
import { writeMultiPolygon } from './write-multi-polygon.ts';

/**
 * The text of the GeoJSON geometry that `drawLifeCircle` draws, made without the objects between: for files and
 * answers of servers.
 *
 * @param limitM at most the limit the field was built with
 * @throws RangeError if the field is of another network than the mesh
 */
export function writeLifeCircle(mesh: StreetMesh, field: WalkField, limitM: number): string {
	return writeMultiPolygon(outlineLifeCircle(mesh, field, limitM));
}
