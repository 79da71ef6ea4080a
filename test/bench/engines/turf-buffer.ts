import { buffer, featureCollection, lineString, union } from '@turf/turf';
import type { MultiPolygon, Polygon } from 'geojson';
import { listReachedStretches } from '#lib/core/network/reached-stretches.ts';
import { sliceEdge } from '#lib/core/network/slice-edge.ts';
import { Searches } from './lianpian.ts';
import { SkippedEngine, type Engine, type Query } from './types.ts';

/** Half-width of the strip along each street. */
const BUFFER_M = 50;
/** Origins are drawn until this much time is used up; the rest is extrapolated. */
const BUDGET_MS = 2000;
/** With 800 streets an origin takes about ten seconds, and a union cannot be interrupted: more are not waited for. */
const MAX_STREETS = 900;

/** What is usual with Turf alone: a strip along each street within reach, united. The search is ours and not timed. */
export const turfBuffer: Engine = {
	id: 'turf-buffer',
	async install() {},
	async prepare({ network, origins }) {
		const searches = new Searches(network);
		const listLines = (i: number, { limitM }: Query) =>
			listReachedStretches(searches.from(origins[i]!, limitM), limitM).map(({ edge, startM, endM }) =>
				lineString(sliceEdge(network, edge, startM, endM))
			);
		const draw = (lines: ReturnType<typeof listLines>): Polygon | MultiPolygon | undefined => {
			const strips = lines.map((line) => buffer(line, BUFFER_M, { units: 'meters' })!);
			return (strips.length === 1 ? strips[0] : union(featureCollection(strips)))?.geometry;
		};
		/** Origins spread over the list, as many as time allows. */
		const drawSome = (query: Query) => {
			const polygons = new Map<number, Polygon | MultiPolygon>();
			let [drawn, ms] = [0, 0];
			for (; drawn < origins.length && ms < BUDGET_MS; drawn++) {
				const i = (drawn * 29) % origins.length;
				const lines = listLines(i, query);
				if (lines.length > MAX_STREETS)
					throw new SkippedEngine(`${lines.length} streets from one origin: such a union is not waited for`);
				const start = performance.now();
				const polygon = draw(lines);
				JSON.stringify(polygon);
				ms += performance.now() - start;
				if (polygon) polygons.set(i, polygon);
			}
			return { polygons, share: drawn / origins.length, ms };
		};
		let last: { query: Query; result: ReturnType<typeof drawSome> } | undefined;
		return {
			polygons: {
				note: `buffer of ${BUFFER_M} m around each reached street, union, JSON; the search itself is not counted`,
				run: (query) => (last = { query, result: drawSome(query) }).result,
				// Those that were drawn when the work was timed: drawing them again would take as long.
				listPolygons: async (query) => (last?.query === query ? last.result.polygons : new Map())
			}
		};
	}
};
