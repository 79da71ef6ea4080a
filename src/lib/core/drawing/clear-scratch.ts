import { ON_SHARED_STREET, type StreetMesh } from './street-mesh.ts';

/** Makes a mesh ready for the next drawing. */
export function clearScratch({ twin, kind, scratch }: StreetMesh, vertices: readonly number[]): void {
	const { spareM, crossed, crossings, isSpecial } = scratch;
	for (const vertex of vertices) spareM[vertex] = -Infinity;
	for (let number = 1; number <= crossings.edgeCount; number++) {
		const h = crossings.halfEdge[number]!;
		crossed[h] = 0;
		crossed[twin[h]!] = 0;
		isSpecial[h] = isSpecial[twin[h]!] = kind[h] === ON_SHARED_STREET ? 1 : 0;
	}
	crossings.edgeCount = 0;
	crossings.count = 0;
}
