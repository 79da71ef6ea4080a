import type { LngLat } from '#lib/core/geometry/types.ts';
import type { StreetWay } from '#lib/core/network/types.ts';

const RADIUS_M = 6_371_008.8;

/** Great-circle metres by the spherical law's vector form: another formula than the engine's. */
export function greatCircleM([lng1, lat1]: LngLat, [lng2, lat2]: LngLat): number {
	const unit = (lng: number, lat: number) => {
		const [l, p] = [(lng * Math.PI) / 180, (lat * Math.PI) / 180];
		return [Math.cos(p) * Math.cos(l), Math.cos(p) * Math.sin(l), Math.sin(p)] as const;
	};
	const a = unit(lng1, lat1);
	const b = unit(lng2, lat2);
	const chord = Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
	return 2 * RADIUS_M * Math.asin(Math.min(1, chord / 2));
}

interface Foot {
	from: number;
	to: number;
	toFromM: number;
	toToM: number;
	/** Position along the segment, so that two places on one segment can be compared. */
	alongM: number;
	accessM: number;
}

/**
 * Walking metres between every place and every door, the slow and obvious way: every vertex of every street is a
 * node, all pairs by Floyd and Warshall, every place tried on every segment.
 */
export class SlowOracle {
	#nodes: LngLat[] = [];
	#segments: { a: number; b: number; lengthM: number }[] = [];
	#distanceM: number[][];

	constructor(ways: readonly StreetWay[]) {
		const indexOf = new Map<string | number, number>();
		for (const way of ways)
			for (const [i, key] of way.vertexKeys.entries())
				if (!indexOf.has(key)) indexOf.set(key, this.#nodes.push(way.coordinates[i]!) - 1);
		this.#distanceM = this.#nodes.map((_, i) => this.#nodes.map((__, j) => (i === j ? 0 : Infinity)));
		for (const way of ways)
			for (let i = 1; i < way.vertexKeys.length; i++) {
				const a = indexOf.get(way.vertexKeys[i - 1]!)!;
				const b = indexOf.get(way.vertexKeys[i]!)!;
				if (a === b) continue;
				const lengthM = greatCircleM(this.#nodes[a]!, this.#nodes[b]!);
				this.#segments.push({ a, b, lengthM });
				this.#distanceM[a]![b] = Math.min(this.#distanceM[a]![b]!, lengthM);
				this.#distanceM[b]![a] = Math.min(this.#distanceM[b]![a]!, lengthM);
			}
		const d = this.#distanceM;
		for (let k = 0; k < d.length; k++)
			for (let i = 0; i < d.length; i++)
				for (let j = 0; j < d.length; j++) d[i]![j] = Math.min(d[i]![j]!, d[i]![k]! + d[k]![j]!);
	}

	/** All segments nearest to the place (several where it is equally near), within a micrometre. */
	#feet(place: LngLat): Foot[] {
		const perLat = (RADIUS_M * Math.PI) / 180;
		const perLng = perLat * Math.cos((place[1] * Math.PI) / 180);
		const feet = this.#segments.map(({ a, b, lengthM }): Foot => {
			const [p, q] = [this.#nodes[a]!, this.#nodes[b]!];
			const [ax, ay] = [(p[0] - place[0]) * perLng, (p[1] - place[1]) * perLat];
			const [bx, by] = [(q[0] - place[0]) * perLng, (q[1] - place[1]) * perLat];
			const squared = (bx - ax) ** 2 + (by - ay) ** 2;
			let t = squared === 0 ? 0 : -(ax * (bx - ax) + ay * (by - ay)) / squared;
			t = Math.max(0, Math.min(1, t));
			const foot: LngLat = [p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])];
			return {
				from: a,
				to: b,
				toFromM: t * lengthM,
				toToM: (1 - t) * lengthM,
				alongM: t * lengthM,
				accessM: greatCircleM(place, foot)
			};
		});
		const nearestM = Math.min(...feet.map((foot) => foot.accessM));
		return feet.filter((foot) => foot.accessM <= nearestM + 1e-4);
	}

	/** Whether the place is as near to two streets that do not meet there, so that either may be taken. */
	isAmbiguous(place: LngLat): boolean {
		const places = this.#feet(place).map(({ from, to, toFromM, toToM, alongM }) => {
			if (toFromM < 1e-3) return `node ${from}`;
			return toToM < 1e-3 ? `node ${to}` : `${Math.min(from, to)} ${Math.max(from, to)} ${alongM.toFixed(2)}`;
		});
		return new Set(places).size > 1;
	}

	walkM(place: LngLat, door: LngLat): number {
		let best = Infinity;
		for (const p of this.#feet(place))
			for (const q of this.#feet(door)) {
				const accessM = p.accessM + q.accessM;
				for (const [u, uM] of [
					[p.from, p.toFromM],
					[p.to, p.toToM]
				] as const)
					for (const [v, vM] of [
						[q.from, q.toFromM],
						[q.to, q.toToM]
					] as const)
						best = Math.min(best, accessM + uM + this.#distanceM[u]![v]! + vM);
				if (p.from === q.from && p.to === q.to)
					best = Math.min(best, accessM + Math.abs(p.alongM - q.alongM));
			}
		return best;
	}
}
