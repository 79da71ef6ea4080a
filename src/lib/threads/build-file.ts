import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CityFeatures } from '#lib/core/city/types.ts';
import { bboxOf, growBbox } from '#lib/core/geometry/bbox.ts';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import { encodeNetwork } from '#lib/core/network/encode-network.ts';
import { toBasemapGround } from '#lib/server/build-tiles.ts';
import { cityFiles } from '#lib/server/city-files.ts';
import { toStreetWays } from '#lib/server/city-store/to-street-ways.ts';
import type { StreetWay } from '#lib/core/network/types.ts';
import { findLandFeatures } from '#lib/server/read-land.ts';
import type { PlanText } from '#lib/server/threads/open-city-for-thread.ts';
import type { ThreadContext } from '#lib/server/threads/serve-thread.ts';
import type { Gives, Takes } from '#lib/server/threads/work.ts';
import { buildBasemapLayers } from '#lib/server/tiles/build-basemap.ts';
import { writeBasemap } from '#lib/server/tiles/write-basemap.ts';

/** Degrees around the streets that a basemap of an extract reaches, about a kilometre. */
const MARGIN_DEGREES = 0.01;

const boundsOf = (ways: readonly StreetWay[]) =>
	growBbox(bboxOf(ways.flatMap(({ coordinates }) => coordinates)), MARGIN_DEGREES);

/** Network or basemap of the streets in a city's plan, as `lianpian tiles` makes them of its files. */
export async function buildFile(
	{ cityId, kind, name, attribution, share }: Takes<'build-file'>,
	{ call }: ThreadContext
): Promise<Gives<'build-file'>> {
	const { revision, land, features: text } = (await call('features', { id: cityId })) as PlanText;
	const features = JSON.parse(Buffer.from(text).toString()) as CityFeatures;
	const ways = toStreetWays(features);
	if (kind === 'network')
		return { revision, content: new Uint8Array(encodeNetwork(buildNetwork(ways, { attribution }))) };
	const ground = toBasemapGround((await findLandFeatures(land)) ?? [], features);
	const folder = await mkdtemp(join(tmpdir(), 'lianpian-basemap-'));
	try {
		const { path } = await writeBasemap({
			path: join(folder, 'basemap.pmtiles'),
			name,
			attribution,
			// What came with an extract may reach far beyond the city.
			...(land === cityFiles(cityId).landuse ? {} : { bounds: boundsOf(ways) }),
			layers: buildBasemapLayers({ ...ground, ways }),
			onProgress: (done) => void call('share', { name: share, share: done }).catch(() => {})
		});
		return { revision, content: new Uint8Array(await readFile(path)) };
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
