import type { MultiPolygon, Position } from 'geojson';
import type { WalkField } from '../network/walk-field.ts';
import { clearScratch } from './clear-scratch.ts';
import { findCrossings } from './find-crossings.ts';
import { listWays } from './list-ways.ts';
import { sidesOf, toLngLat } from './triangle-stops.ts';
import { closeRing, nestRings, type Ring } from './nest-rings.ts';
import { spreadSpare } from './spread-spare.ts';
import type { StreetMesh } from './street-mesh.ts';

/**
 * The life circle within `limitM` of the field's sources as a polygon, exact on the streets.
 *
 * A stretch of street lies inside where the walk along it is within the limit: the outline crosses each street
 * where the limit is used up. Between streets it runs where the walk straight from the street's vertices would use
 * the limit up, at most {@link MAX_OFF_STREET_M} from them and no further than half-way to a street that is not
 * reached. Differences from the truth are of centimetres, at bridges and at ends of reach on a junction.
 *
 * Work is proportional to the streets reached. The mesh's working memory is used and left clean.
 *
 * @param limitM at most the limit the field was built with
 * @returns WGS-84; outer rings counter-clockwise, holes and islands kept; rings touch neither themselves nor each
 *   other; empty where nothing is reached
 * @throws RangeError if the field is of another network than the mesh
 */
export function drawLifeCircle(mesh: StreetMesh, field: WalkField, limitM: number): MultiPolygon {
	if (field.network !== mesh.network) throw new RangeError('The field is of another network than the mesh.');
	const vertices = spreadSpare(mesh, field, limitM);
	findCrossings(mesh, field, limitM, vertices);
	const rings = traceRings(mesh);
	clearScratch(mesh, vertices);
	return { type: 'MultiPolygon', coordinates: nestRings(rings) };
}

/**
 * Walks the outline from triangle to triangle. Going round a triangle, each run of its border within reach has an
 * end and a beginning; the outline goes from the one to the other, straight or by a kink, with what is within reach on
 * its left. Runs that share no point of a triangle's border have ways that do not meet.
 *
 * @see Doi and Koide (1991), marching tetrahedra; here in the plane
 */
function traceRings(mesh: StreetMesh): Ring[] {
	const { twin, scratch } = mesh;
	const { crossings } = scratch;
	const { edgeCount, count, halfEdge, startsInside, first } = crossings;
	const isVisited = new Uint8Array(count);
	const rings: Ring[] = [];
	for (let number = 1; number <= edgeCount; number++)
		for (let start = first[number]!; start < first[number + 1]!; start++) {
			if (isVisited[start]) continue;
			// Along a half-edge the outline leaves reach and enters it by turns; it is walked where it leaves.
			const leaves = ((start - first[number]!) & 1) !== startsInside[number]!;
			let h = leaves ? halfEdge[number]! : twin[halfEdge[number]!]!;
			let crossing = start;
			let lastLng = Infinity;
			let lastLat = Infinity;
			const line: Position[] = [];
			do {
				isVisited[crossing] = 1;
				const lng = crossings.lng[crossing]!;
				const lat = crossings.lat[crossing]!;
				// Streets at the smallest angles: two crossings may be rounded to one.
				if (lng !== lastLng || lat !== lastLat) line.push([lng, lat]);
				lastLng = lng;
				lastLat = lat;
				const sides = sidesOf(mesh, h);
				const way = listWays(mesh, sides).find(({ from }) => from.side === 0 && from.crossing === crossing)!;
				for (const place of way.over) line.push(toLngLat(mesh, sides, place));
				h = twin[sides[way.to.side]!]!;
				crossing = way.to.crossing;
			} while (!isVisited[crossing]);
			if (line.length >= 3) rings.push(closeRing(line));
		}
	return rings;
}
