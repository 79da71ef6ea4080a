import type { WalkField } from '../network/walk-field.ts';
import type { VertexSites } from './spread-sites.ts';
import { OFF_STREET, type StreetMesh } from './street-mesh.ts';

/** Least metres between two borders. */
const CLEAR_M = 0.05;

/** A walk to somewhere on a mesh edge: `baseM` and the way from `at`, both counted along the edge in metres. */
interface Approach {
	atM: number;
	baseM: number;
	site: number;
}

/** Sites along a part of a mesh edge: labels has one more than borders. */
export interface SiteRuns {
	/** Shares of the half-edge's length, in order, apart from each other and from the part's ends. */
	borders: number[];
	labels: number[];
}

/**
 * The nearest sites along the part of a half-edge from `start` to `end`, all of it within reach.
 *
 * @param stations beginnings of the stretches of street on it; empty off the streets, and where its ends tell all
 */
export function listSiteRuns(
	mesh: StreetMesh,
	field: WalkField,
	limitM: number,
	{ nearM, site }: VertexSites,
	halfEdge: number,
	stations: readonly number[],
	[start, end]: readonly [number, number]
): SiteRuns {
	const [u, v] = [mesh.fromVertex[halfEdge]!, mesh.toVertex[halfEdge]!];
	const edgeM = mesh.lengthM[halfEdge]!;
	// A place off the streets is its nearest street's: the border runs half-way.
	const [fromM, toM] = mesh.kind[halfEdge] === OFF_STREET ? [0, 0] : [nearM[u]!, nearM[v]!];
	const approaches =
		stations.length > 0
			? listApproaches(mesh, field, u, edgeM, stations)
			: [
					{ atM: 0, baseM: start === 0 ? fromM : Infinity, site: site[u]! },
					{ atM: edgeM, baseM: end === 1 ? toM : Infinity, site: site[v]! }
				];
	const { borders, labels } = divide(approaches, limitM, start * edgeM, end * edgeM);
	// Where another street passes an end, the end may be another site's.
	if (labels.length === 0) labels.push(start === 0 ? site[u]! : site[v]!);
	if (start === 0 && labels[0] !== site[u]) {
		borders.unshift(0);
		labels.unshift(site[u]!);
	}
	if (end === 1 && labels.at(-1) !== site[v]) {
		borders.push(edgeM);
		labels.push(site[v]!);
	}
	const clear = Math.min(CLEAR_M / edgeM, (end - start) / (4 * (borders.length + 1)));
	let low = start;
	for (const [i, atM] of borders.entries()) {
		const high = end - (borders.length - i) * clear;
		low = Math.max(low + clear, Math.min(high, atM / edgeM));
		borders[i] = low;
	}
	return { borders, labels };
}

function listApproaches(
	mesh: StreetMesh,
	{ distanceM, source, sources, sourcesOnEdge }: WalkField,
	u: number,
	edgeM: number,
	stations: readonly number[]
): Approach[] {
	const { network, stationEdge, stationVertex, stationOffsetM } = mesh;
	const approaches: Approach[] = [];
	for (const station of stations) {
		const edge = stationEdge[station]!;
		const [startM, endM] = [stationOffsetM[station]!, stationOffsetM[station + 1]!];
		const add = (offsetM: number, baseM: number, site: number) => {
			// From outside the stretch the walk comes in by its end.
			const insideM = Math.min(endM, Math.max(startM, offsetM));
			const along = (insideM - startM) / (endM - startM);
			approaches.push({
				atM: edgeM * (stationVertex[station] === u ? along : 1 - along),
				baseM: baseM + Math.abs(offsetM - insideM),
				site
			});
		};
		for (const [node, offsetM] of [
			[network.edgeFrom[edge]!, 0],
			[network.edgeTo[edge]!, network.edgeLengthM[edge]!]
		] as const)
			if (source[node]! >= 0) add(offsetM, distanceM[node]!, sources[source[node]!]!.site);
		for (const index of sourcesOnEdge.get(edge) ?? []) {
			const { position, site } = sources[index]!;
			add(position.offsetM, position.accessM, site);
		}
	}
	return approaches;
}

/** Borders between the nearest approaches, in metres: where two of them are equal. */
function divide(approaches: readonly Approach[], limitM: number, startM: number, endM: number): SiteRuns {
	const cuts: number[] = [];
	for (const a of approaches)
		for (const b of approaches) {
			// Equal between the two, with a to the left.
			const atM = (a.atM + b.atM + b.baseM - a.baseM) / 2;
			if (a.site !== b.site && atM > startM && atM < endM) cuts.push(atM);
			for (const { atM: tip } of [a, b]) if (tip > startM && tip < endM) cuts.push(tip);
		}
	const stops = [...new Set(cuts), endM].toSorted((p, q) => p - q);
	const borders: number[] = [];
	const labels: number[] = [];
	let fromM = startM;
	for (const toM of stops) {
		const middleM = (fromM + toM) / 2;
		let [bestM, site] = [Infinity, -1];
		for (const { atM, baseM, site: of } of approaches) {
			const walkM = baseM + Math.abs(middleM - atM);
			if (walkM < bestM || (walkM === bestM && of < site)) [bestM, site] = [walkM, of];
		}
		// Close to an end the part may be another street's, and this one's walks too long.
		if (bestM <= limitM && site >= 0 && site !== labels.at(-1)) {
			if (labels.length > 0) borders.push(fromM);
			labels.push(site);
		}
		fromM = toM;
	}
	return { borders, labels };
}
