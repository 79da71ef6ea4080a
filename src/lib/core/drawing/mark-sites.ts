import type { WalkField } from '../network/walk-field.ts';
import { listSiteRuns } from './list-site-runs.ts';
import { listSourceStations } from './list-source-stations.ts';
import type { Reached } from './spread-spare.ts';
import { spreadSites } from './spread-sites.ts';
import { UNITS_PER_DEGREE } from './outline.ts';
import { ON_SHARED_STREET, type StreetMesh } from './street-mesh.ts';

/** No site: beyond reach. */
export const NO_SITE = -1;

/** A mesh edge on which the outline or a border between two sites has points. */
export interface MarkedEdge {
	readonly halfEdge: number;
	/** Number of its first mark; the others follow along the half-edge. */
	readonly firstMark: number;
	/** Sites between the marks, from end to end: one more than marks. */
	readonly sites: readonly number[];
}

export interface Marks {
	/** Each marked edge under both of its half-edges. */
	readonly edges: ReadonlyMap<number, MarkedEdge>;
	readonly lng: readonly number[];
	readonly lat: readonly number[];
	/** Share of the marked half-edge's length. */
	readonly share: readonly number[];
	/** Number of the outline's crossing at the mark; −1 for a border between sites. */
	readonly crossing: readonly number[];
}

/**
 * Lists the points on the mesh's edges where reach ends or the nearest site changes.
 *
 * @param vertices all vertices within reach; the mesh's working memory knows their spare metres and the crossings
 */
export function markSites(
	mesh: StreetMesh,
	field: WalkField,
	limitM: number,
	{ vertices, count }: Reached
): Marks {
	const { firstHalfEdge, fromVertex, toVertex, twin, kind, vertexUnits } = mesh;
	const { spareM, crossed, crossings } = mesh.scratch;
	const vertexSites = spreadSites(mesh, field);
	const sourceStations = new Map<number, number>();
	for (const station of listSourceStations(mesh, field)) {
		const h = mesh.stationHalfEdge[station]!;
		if (h >= 0) sourceStations.set(h, station).set(twin[h]!, station);
	}
	const edges = new Map<number, MarkedEdge>();
	const marks = {
		edges,
		lng: [] as number[],
		lat: [] as number[],
		share: [] as number[],
		crossing: [] as number[]
	};
	const { lng, lat } = marks;

	const pushPlace = (h: number, share: number) => {
		const [u, v] = [2 * fromVertex[h]!, 2 * toVertex[h]!];
		const at = (i: 0 | 1) =>
			Math.round(vertexUnits[u + i]! + share * (vertexUnits[v + i]! - vertexUnits[u + i]!)) /
			UNITS_PER_DEGREE;
		lng.push(at(0));
		lat.push(at(1));
	};

	const mark = (h: number) => {
		const number = crossed[h]!;
		const source = sourceStations.get(h);
		const stations =
			kind[h] === ON_SHARED_STREET ? mesh.sharedStations.get(h)! : source === undefined ? [] : [source];
		const firstMark = lng.length;
		const sites: number[] = [];
		let at = number > 0 ? crossings.first[number]! : 0;
		const last = number > 0 ? crossings.first[number + 1]! : 0;
		const pushCrossing = () => {
			pushPlace(h, crossings.share[at]!);
			marks.crossing.push(at);
			marks.share.push(crossings.share[at]!);
			return crossings.share[at++]!;
		};
		let start = 0;
		if (number > 0 && crossings.startsInside[number] === 0) {
			sites.push(NO_SITE);
			if (at === last) return;
			start = pushCrossing();
		}
		for (;;) {
			const end = at < last ? crossings.share[at]! : 1;
			const { borders, labels } = listSiteRuns(mesh, field, limitM, vertexSites, h, stations, [start, end]);
			for (const share of borders) {
				marks.share.push(share);
				marks.crossing.push(-1);
				pushPlace(h, share);
			}
			sites.push(...labels);
			if (at === last) break;
			pushCrossing();
			sites.push(NO_SITE);
			if (at === last) break;
			start = pushCrossing();
		}
		if (lng.length === firstMark) return;
		const edge = { halfEdge: h, firstMark, sites };
		edges.set(h, edge).set(twin[h]!, edge);
	};

	for (let number = 1; number <= crossings.edgeCount; number++) mark(crossings.halfEdge[number]!);
	for (const vertex of vertices.subarray(0, count))
		for (let h = firstHalfEdge[vertex]!; h < firstHalfEdge[vertex + 1]!; h++) {
			const there = toVertex[h]!;
			if (there < vertex || crossed[h] !== 0 || !(spareM[there]! >= 0)) continue;
			const isPlain = kind[h] !== ON_SHARED_STREET && !sourceStations.has(h);
			if (!isPlain || vertexSites.site[vertex] !== vertexSites.site[there]) mark(h);
		}
	return marks;
}
