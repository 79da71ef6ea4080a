import type { WalkField } from '../network/walk-field.ts';
import { clearScratch } from './clear-scratch.ts';
import { findCrossings } from './find-crossings.ts';
import type { Outline } from './outline.ts';
import { spreadSpare } from './spread-spare.ts';
import type { StreetMesh } from './street-mesh.ts';
import { traceOutline } from './trace-outline.ts';

/**
 * The rings of the life circle within `limitM` of the field's sources, exact on the streets.
 *
 * A stretch of street lies inside where the walk along it is within the limit: the outline crosses each street
 * where the limit is used up. Between streets it runs where the walk straight from the street's vertices would use
 * the limit up, at most {@link MAX_OFF_STREET_M} from them and no further than half-way to a street that is not
 * reached. Differences from the truth are of centimetres, at bridges and at ends of reach on a junction.
 *
 * Work is proportional to the streets reached. The mesh's working memory is used and left clean.
 *
 * @param limitM at most the limit the field was built with
 * @returns in the mesh's working memory: void at the next drawing. Rings touch neither themselves nor each other; none
 *   where nothing is reached.
 * @throws RangeError if the field is of another network than the mesh
 */
export function outlineLifeCircle(mesh: StreetMesh, field: WalkField, limitM: number): Outline {
	if (field.network !== mesh.network) throw new RangeError('The field is of another network than the mesh.');
	const vertices = spreadSpare(mesh, field, limitM);
	findCrossings(mesh, field, limitM, vertices);
	traceOutline(mesh);
	clearScratch(mesh, vertices);
	return mesh.scratch.outline;
}
