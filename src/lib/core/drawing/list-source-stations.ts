import type { WalkField } from '../network/walk-field.ts';
import type { StreetMesh } from './street-mesh.ts';

/** Stations that begin a stretch with a source inside it. */
export function listSourceStations(mesh: StreetMesh, field: WalkField): number[] {
	const { stationStart, stationOffsetM } = mesh;
	const found: number[] = [];
	for (const [edge, indexes] of field.sourcesOnEdge)
		for (const index of indexes) {
			const { offsetM } = field.sources[index]!.position;
			let s = stationStart[edge]!;
			while (s < stationStart[edge + 1]! - 2 && stationOffsetM[s + 1]! <= offsetM) s++;
			found.push(s);
		}
	return found;
}
