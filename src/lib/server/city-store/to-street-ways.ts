import type { CityFeatures } from '#lib/core/city/types.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import type { StreetWay } from '#lib/core/network/types.ts';
import { joinLines } from '../import/join-lines.ts';

/**
 * The streets of a plan, joined where their vertices agree to 10⁻⁷ degrees as those of a file are, see
 * {@link joinLines}. Streets that merely cross do not join. One without length is left out.
 */
export function toStreetWays({ streets }: Pick<CityFeatures, 'streets'>): StreetWay[] {
	const runs = joinLines(streets.features.map(({ geometry }) => geometry.coordinates as LngLat[]));
	return streets.features.flatMap(({ properties: { id, name, streetClass, provenance } }, i) =>
		runs[i]!.coordinates.length < 2 ? [] : [{ id, name, streetClass, provenance, ...runs[i]! }]
	);
}
