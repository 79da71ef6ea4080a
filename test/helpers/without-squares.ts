import type { StreetWay } from '#lib/core/network/types.ts';
import { readOsmPbf } from '#lib/server/import/read-osm-pbf.ts';

/**
 * The ways of a PBF file but its squares: the reference walks leave `area=yes` out, as many routers do, and are
 * compared with the rest.
 */
export async function withoutSquares(path: string, ways: readonly StreetWay[]): Promise<StreetWay[]> {
	const squares = new Set<string>();
	await readOsmPbf(path, {
		admit: () => true,
		node() {},
		position() {},
		memberWay() {},
		relation() {},
		way(id, _, tags) {
			if (tags.area === 'yes') squares.add(String(id));
		}
	});
	return ways.filter(({ id }) => !squares.has(id.replace(/#\d+$/, '')));
}
