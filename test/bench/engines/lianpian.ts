import type { MultiPolygon } from 'geojson';
import { buildStreetMesh } from '#lib/core/drawing/build-street-mesh.ts';
import { drawLifeCircle } from '#lib/core/drawing/draw-life-circle.ts';
import { writeLifeCircle } from '#lib/core/drawing/write-life-circle.ts';
import type { StreetMesh } from '#lib/core/drawing/street-mesh.ts';
import type { Network } from '#lib/core/network/types.ts';
import { buildSnapper } from '#lib/core/network/snap.ts';
import {
	buildWalkField,
	findNearestSource,
	type Source,
	type WalkField
} from '#lib/core/network/walk-field.ts';
import type { Engine, Origin, Query } from './types.ts';

/** What drawing needs to know of a network, built once. */
export type Drawing = StreetMesh;

/** Everything that draws our polygons goes through these two, here and in the other parts of the benchmark. */
export const buildDrawing = (network: Network): Drawing => buildStreetMesh(network);
export const drawPolygon = (drawing: Drawing, field: WalkField, limitM: number): MultiPolygon =>
	drawLifeCircle(drawing, field, limitM);

export const sourceAt = ({ position }: Origin): Source => ({
	position: { ...position, accessM: 0 },
	site: 0
});

/** A search after the other, each in the arrays of the one before, as the workbench does. */
export class Searches {
	#field: WalkField | undefined;
	readonly #network: Network;

	constructor(network: Network) {
		this.#network = network;
	}

	/** The field is void at the next call. */
	from(origin: Origin, limitM: number): WalkField {
		return (this.#field = buildWalkField(this.#network, [sourceAt(origin)], { limitM, reuse: this.#field }));
	}
}

export const lianpian: Engine = {
	id: 'lianpian',
	async install() {},
	async prepare({ network, origins }) {
		const drawing = buildDrawing(network);
		const snapper = buildSnapper(network);
		const searches = new Searches(network);
		return {
			times: {
				note: '65 searches, metres at every node and position within reach',
				run({ limitM }: Query) {
					let sumM = 0;
					for (const origin of origins) {
						const { distanceM, reachedNodes } = searches.from(origin, limitM);
						for (const node of reachedNodes!) sumM += distanceM[node]!;
					}
					return sumM;
				},
				listNodeMetres: async ({ limitM }) =>
					origins.map((origin) => {
						const { distanceM, reachedNodes } = searches.from(origin, limitM);
						return new Map(reachedNodes!.map((node) => [node, distanceM[node]!]));
					}),
				listTargetMetres: async ({ limitM, targets }) =>
					origins.map((origin, i) => {
						const field = searches.from(origin, limitM);
						return targets[i]!.map(({ lngLat }) => {
							const position = snapper.find(lngLat);
							return (position && findNearestSource(field, position)?.distanceM) ?? Infinity;
						});
					})
			},
			polygons: {
				note: '65 searches, polygons and their GeoJSON text',
				run({ limitM }) {
					let bytes = 0;
					for (const origin of origins)
						bytes += writeLifeCircle(drawing, searches.from(origin, limitM), limitM).length;
					return bytes;
				},
				listPolygons: async ({ limitM }) =>
					new Map(
						origins.map((origin, i) => [i, drawPolygon(drawing, searches.from(origin, limitM), limitM)])
					)
			}
		};
	}
};
