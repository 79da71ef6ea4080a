import { buildLocalMetres } from '#lib/core/geometry/local-metres.ts';
import { buildRandom, type Random } from '#lib/core/geometry/seeded-random.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import type { StreetWay } from '#lib/core/network/types.ts';

export interface RandomCity {
	ways: StreetWay[];
	doors: LngLat[];
	places: LngLat[];
}

/**
 * A small random city with the hard cases in it: islands, bends, parallel streets, loops, dead ends, stretches
 * of no length, crossings that do not join, doors and places on corners, on one street and off it.
 */
export function buildRandomCity(seed: number): RandomCity {
	const random = buildRandom(seed);
	const pick = (count: number) => Math.floor(random() * count);
	const plane = buildLocalMetres([115.3 + random() * 0.3, 38.7 + random() * 0.3]);
	// A coarse raster makes exact ties and shared coordinates common.
	const corner = () => [pick(8) * 150, pick(8) * 150] as const;
	const corners = Array.from({ length: 5 + pick(20) }, corner);
	const positions = corners.map(([x, y]) => rounded(plane.toLngLat([x, y])));
	const ways: StreetWay[] = Array.from({ length: 4 + pick(30) }, (_, i) => {
		const a = pick(corners.length);
		const b = pick(corners.length);
		const vertexKeys: (number | string)[] = [a];
		const coordinates = [positions[a]!];
		for (let bend = pick(3); bend > 0; bend--) {
			vertexKeys.push(`${i}-${bend}`);
			coordinates.push(rounded(plane.toLngLat([pick(60) * 20, pick(60) * 20])));
		}
		vertexKeys.push(b);
		coordinates.push(positions[b]!);
		return {
			id: `way-${i}`,
			name: ['', '甲路', '乙街'][pick(3)]!,
			streetClass: (['residential', 'footway', 'primary'] as const)[pick(3)]!,
			provenance: 'illustrative',
			vertexKeys,
			coordinates
		};
	});
	const site = (): LngLat => {
		const [x, y] = corner();
		return random() < 0.3
			? positions[pick(positions.length)]!
			: rounded(plane.toLngLat([x + offset(random), y + offset(random)]));
	};
	return {
		ways: ways.filter((way) => new Set(way.vertexKeys).size > 1),
		doors: Array.from({ length: 1 + pick(5) }, site),
		places: Array.from({ length: 12 }, site)
	};
}

const offset = (random: Random) => (random() < 0.3 ? 0 : (random() - 0.5) * 300);

const rounded = ([lng, lat]: LngLat): LngLat => [Math.round(lng * 1e7) / 1e7, Math.round(lat * 1e7) / 1e7];
