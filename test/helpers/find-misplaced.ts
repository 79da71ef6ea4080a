import type { MultiPolygon } from 'geojson';
import Flatbush from 'flatbush';
import { haversineM } from '#lib/core/geometry/local-metres.ts';
import { sliceEdge } from '#lib/core/network/slice-edge.ts';
import { findNearestSource, type WalkField } from '#lib/core/network/walk-field.ts';

/** A street sample on the wrong side of a drawn border, beyond all tolerances. */
export interface Misplaced {
	edge: number;
	offsetM: number;
	/** Site by the search, −1 beyond reach; and by the drawing. */
	truth: number;
	drawn: number;
}

/** A street is bent by a centimetre where another touches it: nearer to a drawn line, either side is right. */
const BEND_M = 0.015;

/** Within this of a cut, a border or another street with another answer, a sample may go either way, metres. */
const EXCUSE_M = 0.3;

/**
 * Street samples every `stepM` that lie in another polygon than the walks say. A sample is excused if within
 * 30 cm, on its own street or on another, there is a place that the drawing is right about, or a centimetre from
 * the drawn line.
 *
 * @param areas by site; a life circle stands under the site that `siteOf` gives to everything within reach
 */
export function findMisplaced(
	field: WalkField,
	areas: ReadonlyMap<number, MultiPolygon>,
	limitM: number,
	{ stepM = 5, siteOf = (site: number) => site } = {}
): Misplaced[] {
	const { network } = field;
	const { edgeCount, edgeLengthM, shapeStart, shapeLngLat } = network;
	const truthAt = (edge: number, offsetM: number): number => {
		const near = findNearestSource(field, { edge, offsetM, accessM: 0, lngLat: [0, 0] });
		return near && near.distanceM <= limitM ? siteOf(field.sources[near.source]!.site) : -1;
	};
	const drawnAt = (lng: number, lat: number): number[] =>
		[...areas].filter(([, area]) => holds(area, lng, lat)).map(([site]) => site);

	const segments: { edge: number; startM: number; i: number }[] = [];
	for (let edge = 0; edge < edgeCount; edge++) {
		let startM = 0;
		for (let i = shapeStart[edge]!; i < shapeStart[edge + 1]! - 1; i++) {
			segments.push({ edge, startM, i });
			startM += lengthOf(shapeLngLat, i);
		}
	}
	if (segments.length === 0) return [];
	const index = new Flatbush(segments.length);
	for (const { i } of segments) {
		const [ax, ay, bx, by] = shapeLngLat.slice(2 * i, 2 * i + 4) as unknown as [
			number,
			number,
			number,
			number
		];
		index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
	}
	index.finish();
	const isExcused = (lng: number, lat: number, drawn: number): boolean => {
		const [perLng, perLat] = [111_195 * Math.cos((lat * Math.PI) / 180), 111_195];
		const [dLng, dLat] = [EXCUSE_M / perLng, EXCUSE_M / perLat];
		return index.search(lng - dLng, lat - dLat, lng + dLng, lat + dLat).some((s) => {
			const { edge, startM, i } = segments[s]!;
			const [ax, ay] = [(shapeLngLat[2 * i]! - lng) * perLng, (shapeLngLat[2 * i + 1]! - lat) * perLat];
			const [bx, by] = [(shapeLngLat[2 * i + 2]! - lng) * perLng, (shapeLngLat[2 * i + 3]! - lat) * perLat];
			const squared = (bx - ax) ** 2 + (by - ay) ** 2;
			const t = squared === 0 ? 0 : Math.min(1, Math.max(0, -(ax * (bx - ax) + ay * (by - ay)) / squared));
			if (Math.hypot(ax + t * (bx - ax), ay + t * (by - ay)) > EXCUSE_M) return false;
			const atM = startM + t * lengthOf(shapeLngLat, i);
			return [-EXCUSE_M, 0, EXCUSE_M].some(
				(by) => truthAt(edge, Math.min(edgeLengthM[edge]!, Math.max(0, atM + by))) === drawn
			);
		});
	};

	const misplaced: Misplaced[] = [];
	for (let edge = 0; edge < edgeCount; edge++)
		for (let offsetM = stepM / 2; offsetM < edgeLengthM[edge]!; offsetM += stepM) {
			const truth = truthAt(edge, offsetM);
			const [lng, lat] = sliceEdge(network, edge, offsetM, offsetM)[0]!;
			const drawn = drawnAt(lng, lat);
			if (drawn.length < 2 && (drawn[0] ?? -1) === truth) continue;
			if (drawn.length < 2 && isExcused(lng, lat, drawn[0] ?? -1)) continue;
			if ([...areas.values()].some((area) => isOnLine(area, lng, lat))) continue;
			misplaced.push({ edge, offsetM, truth, drawn: drawn[0] ?? -1 });
		}
	return misplaced;
}

function lengthOf(lngLat: Float64Array, i: number): number {
	return haversineM(lngLat[2 * i]!, lngLat[2 * i + 1]!, lngLat[2 * i + 2]!, lngLat[2 * i + 3]!);
}

/** Even-odd over all rings. */
function holds({ coordinates }: MultiPolygon, lng: number, lat: number): boolean {
	let inside = false;
	for (const rings of coordinates)
		for (const ring of rings)
			for (let i = 1; i < ring.length; i++) {
				const [x1, y1] = ring[i - 1] as [number, number];
				const [x2, y2] = ring[i] as [number, number];
				if (y1 > lat !== y2 > lat && lng < x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
			}
	return inside;
}

function isOnLine({ coordinates }: MultiPolygon, lng: number, lat: number): boolean {
	const [perLng, perLat] = [111_195 * Math.cos((lat * Math.PI) / 180), 111_195];
	return coordinates.flat().some((ring) =>
		ring.some(([lngB, latB], i) => {
			const [lngA, latA] = ring[Math.max(0, i - 1)]!;
			const [ax, ay] = [(lngA! - lng) * perLng, (latA! - lat) * perLat];
			const [dx, dy] = [(lngB! - lngA!) * perLng, (latB! - latA!) * perLat];
			const t = Math.min(1, Math.max(0, -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1)));
			return Math.hypot(ax + t * dx, ay + t * dy) < BEND_M;
		})
	);
}
