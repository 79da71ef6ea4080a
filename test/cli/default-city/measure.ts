import Flatbush from 'flatbush';
import type { Polygon, MultiPolygon } from 'geojson';
import type { City } from '#lib/core/city/types.ts';
import { buildLocalMetres } from '#lib/core/geometry/local-metres.ts';
import type { LngLat, Xy } from '#lib/core/geometry/types.ts';
import { STREET_HALF_WIDTH_M, type StreetClass } from '#lib/core/network/types.ts';

// Plain geometry for the tests, apart from the builder's own.

export const { toXy } = buildLocalMetres([115.48, 38.86]);

export interface Segment {
	from: Xy;
	to: Xy;
	name: string;
	halfWidthM: number;
	/** Vertices as written, to tell shared ones. */
	keys: [string, string];
}

export const ringOf = ({ coordinates }: Polygon | MultiPolygon): Xy[] =>
	(coordinates[0] as LngLat[]).slice(0, -1).map(toXy);

export const sidesOf = (ring: readonly Xy[]) =>
	ring.map((from, i): [Xy, Xy] => [from, ring[(i + 1) % ring.length]!]);

export const apartM = (a: Xy, b: Xy) => Math.hypot(a[0] - b[0], a[1] - b[1]);

export function footOn(from: Xy, to: Xy, [x, y]: Xy): Xy {
	const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
	const squared = dx * dx + dy * dy;
	const share = squared === 0 ? 0 : ((x - from[0]) * dx + (y - from[1]) * dy) / squared;
	const t = Math.min(1, Math.max(0, share));
	return [from[0] + t * dx, from[1] + t * dy];
}

/** Where two segments cross, as a share of the first; `undefined` if they do not. */
export function crossingShare(a: Xy, b: Xy, c: Xy, d: Xy): number | undefined {
	const cross = (p: Xy, q: Xy) => p[0] * q[1] - p[1] * q[0];
	const [r, s, w]: [Xy, Xy, Xy] = [
		[b[0] - a[0], b[1] - a[1]],
		[d[0] - c[0], d[1] - c[1]],
		[c[0] - a[0], c[1] - a[1]]
	];
	const base = cross(r, s);
	if (base === 0) return undefined;
	const [t, u] = [cross(w, s) / base, cross(w, r) / base];
	return t >= 0 && t <= 1 && u >= 0 && u <= 1 ? t : undefined;
}

export function segmentsApartM(a: Xy, b: Xy, c: Xy, d: Xy): number {
	if (crossingShare(a, b, c, d) !== undefined) return 0;
	return Math.min(
		apartM(footOn(a, b, c), c),
		apartM(footOn(a, b, d), d),
		apartM(footOn(c, d, a), a),
		apartM(footOn(c, d, b), b)
	);
}

export const ringsApartM = (first: readonly Xy[], second: readonly Xy[]) =>
	Math.min(
		...sidesOf(first).flatMap(([a, b]) => sidesOf(second).map(([c, d]) => segmentsApartM(a, b, c, d)))
	);

export function isInside(ring: readonly Xy[], [x, y]: Xy): boolean {
	return (
		sidesOf(ring).filter(
			([a, b]) => a[1] > y !== b[1] > y && x < a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0])
		).length %
			2 ===
		1
	);
}

export const areaM2 = (ring: readonly Xy[]) =>
	sidesOf(ring).reduce((sum, [a, b]) => sum + a[0] * b[1] - a[1] * b[0], 0) / 2;

export function listSegments({ features }: City): Segment[] {
	return features.streets.features.flatMap(({ geometry, properties: { name, streetClass } }) =>
		geometry.coordinates.slice(1).map((position, i): Segment => {
			const before = geometry.coordinates[i]!;
			return {
				from: toXy(before as LngLat),
				to: toXy(position as LngLat),
				name,
				halfWidthM: STREET_HALF_WIDTH_M[streetClass as StreetClass],
				keys: [String(before), String(position)]
			};
		})
	);
}

/** Finds what lies within some metres of a box around points. */
export function buildBoxIndex(items: readonly (readonly Xy[])[]) {
	const index = new Flatbush(items.length);
	const boxOf = (points: readonly Xy[]) =>
		[
			Math.min(...points.map(([x]) => x)),
			Math.min(...points.map(([, y]) => y)),
			Math.max(...points.map(([x]) => x)),
			Math.max(...points.map(([, y]) => y))
		] as const;
	for (const points of items) index.add(...boxOf(points));
	index.finish();
	return (points: readonly Xy[], byM: number) => {
		const [west, south, east, north] = boxOf(points);
		return index.search(west - byM, south - byM, east + byM, north + byM);
	};
}
