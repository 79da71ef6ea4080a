import type { StreetMesh } from './street-mesh.ts';

/** Notes on an edge, and on the triangles on either side, whether a stretch in its middle may be reached first. */
export function markSpecial({ before, twin, scratch }: StreetMesh, h: number, isSpecial: 0 | 1): void {
	for (const side of [h, twin[h]!]) {
		scratch.isSpecial[side] = isSpecial;
		if (before[side]! < 0) continue;
		const [last, middle] = [before[side]!, before[before[side]!]!];
		const inTriangle = scratch.isSpecial[side]! | scratch.isSpecial[last]! | scratch.isSpecial[middle]!;
		for (const other of [side, last, middle]) scratch.isSpecialTriangle[other] = inTriangle;
	}
}
