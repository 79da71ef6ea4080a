import { markSpecial } from './mark-special.ts';
import type { Reached } from './spread-spare.ts';
import { ON_SHARED_STREET, type StreetMesh } from './street-mesh.ts';

/** Makes a mesh ready for the next drawing. */
export function clearScratch(mesh: StreetMesh, { vertices, count }: Reached): void {
	const { twin, kind, scratch } = mesh;
	const { spareM, crossed, crossings, isSpecial } = scratch;
	for (let i = 0; i < count; i++) spareM[vertices[i]!] = -Infinity;
	for (let number = 1; number <= crossings.edgeCount; number++) {
		const h = crossings.halfEdge[number]!;
		crossed[h] = 0;
		crossed[twin[h]!] = 0;
		if (isSpecial[h] === 1 && kind[h] !== ON_SHARED_STREET) markSpecial(mesh, h, 0);
	}
	crossings.clear();
}
