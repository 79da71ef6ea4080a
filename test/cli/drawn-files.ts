import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { drawCity } from '../helpers/ascii-city.ts';

/*
 * A long street A–B round a block to C–D; 10 m a character and a row. From D the centre at A is 100 m away as the
 * crow flies, and 400 + 100 + 400 m on foot.
 */
export const city = drawCity(
	`
A                                       B









D                                       C
`,
	{ 北街: 'AB', 东街: 'BC', 南街: 'CD' }
);

const feature = (geometry: object, properties: object) => ({ type: 'Feature', properties, geometry });

/** A place on 南街 by metres from D, and metres north of it. */
export const at = (eastM: number, northM = 0): LngLat => city.beside('D', 'C', eastM, northM);

export const streets = city.ways.map(({ name, coordinates }) =>
	feature({ type: 'LineString', coordinates }, { name })
);

export const centre = (id: string, lngLat: LngLat, properties: object = {}) =>
	feature({ type: 'Point', coordinates: lngLat }, { id, ...properties });

/** An area from one corner to the other, with its entrances by metres east and north. */
export function area(
	id: string,
	[west, south, east, north]: [number, number, number, number],
	entrances: [eastM: number, northM: number, openTo?: string][],
	properties: object = {}
) {
	const ring = [at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)];
	return feature(
		{ type: 'Polygon', coordinates: [ring] },
		{
			id,
			households: 100,
			entrances: entrances.map(([eastM, northM, openTo], i) => ({
				id: `${id}-e${i + 1}`,
				lngLat: at(eastM, northM),
				...(openTo === undefined ? {} : { openTo })
			})),
			...properties
		}
	);
}

/** A folder for drawn cities' files. */
export function openFolder() {
	const folder = mkdtempSync(join(tmpdir(), 'lianpian-drawn-'));
	const write = (name: string, features: readonly object[]) => {
		const path = join(folder, `${name}.geojson`);
		writeFileSync(path, JSON.stringify({ type: 'FeatureCollection', features }));
		return path;
	};
	let written = 0;
	return {
		folder,
		remove: () => rmSync(folder, { recursive: true }),
		/** Options that name the files of a city with these centres and communities. */
		drawn(centres: readonly object[], communities: readonly object[]): string[] {
			const n = ++written;
			return [
				'--network',
				write(`streets-${n}`, streets),
				'--centres',
				write(`centres-${n}`, centres),
				'--communities',
				write(`communities-${n}`, communities)
			];
		}
	};
}

/** The same as the options of a command, by name. */
export const filesOf = ([, network, , centres, , communities]: readonly string[]) => ({
	network,
	centres,
	communities
});
