import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { CityFeatures, CityMeta } from '#lib/core/city/types.ts';
import { CityModel } from '#lib/core/model/city-model.ts';
import { nameAddedCentre } from '#lib/carto/name-added-centre.ts';
import { withoutNotes } from '#lib/core/notes/without-notes.ts';
import { decodeNetwork } from '#lib/core/network/decode-network.ts';
import { Planner } from '#lib/core/planner/planner.ts';
import { loadHighs } from '#lib/core/solver/load-highs.ts';
import { cityFiles } from './city-files.ts';
import { readRailways } from './read-railways.ts';
import { readSeedCity } from './seed/default-city.ts';
import { toSortedJson } from './sorted-json.ts';

/** Paths of what is made of a city's streets. */
export interface CityPaths {
	network: string;
	basemap: string;
	/** Land use map, see `findLand`; there need be none. */
	land: string;
}

/** A city in memory, for what is drawn and reported without a screen. */
export interface LoadedCity {
	model: CityModel;
	/** SHA-256 of plan without notes, streets and land use, hex: the same data, the same hash. */
	dataHash: string;
	/** Of its plan; `null`: it is not of a plan with revisions. */
	revision: number | null;
	/** Where its network and basemap are; there need be no basemap. */
	files: CityPaths;
	/** Contiguous planning with the same plan; made on first use. */
	getPlanner: () => Promise<Planner>;
}

/** The plan that comes with the project. */
export async function loadSeedCity(cityId: string): Promise<LoadedCity> {
	const { meta, features } = await readSeedCity(cityId);
	return loadCity(meta, features);
}

/**
 * A city whose features are there, with its streets and land use from their files. Notes are left out: what is drawn and
 * reported is for others' eyes.
 *
 * @param files default: those in the folder of tiles
 */
export async function loadCity(
	meta: CityMeta,
	plan: CityFeatures,
	files: CityPaths = pathsOfTiles(meta.id)
): Promise<LoadedCity> {
	const features = withoutNotes(plan);
	const file = await readFile(files.network);
	const land = await readFile(files.land).catch(() => new Uint8Array());
	const hashed = listHashed(features);
	const model = new CityModel({ meta, features, network: decodeNetwork(file), nameAddedCentre });
	let planner: Promise<Planner> | undefined;
	return {
		model,
		revision: null,
		files,
		dataHash: createHash('sha256')
			.update(toSortedJson({ meta, features: hashed }))
			.update(file)
			.update(land)
			.digest('hex'),
		getPlanner: () =>
			(planner ??= readRailways(files.land).then((railways) => {
				const { streets, ...plan } = features;
				const networkFile = new Uint8Array(file).buffer;
				return new Planner({ networkFile, features: plan, axes: model.axes.axes, railways }, loadHighs);
			}))
	};
}

/** Layers that came later are hashed where there is anything in them, so that older plans keep their hash. */
function listHashed({ notes: _, ...features }: CityFeatures): Partial<CityFeatures> {
	const isEmpty = (layer: keyof typeof features) => features[layer].features.length === 0;
	return Object.fromEntries(
		Object.entries(features).filter(
			([layer]) => !((layer === 'facilities' || layer === 'buildings') && isEmpty(layer))
		)
	);
}

/** As `lianpian tiles` builds them, and what from. */
function pathsOfTiles(cityId: string): CityPaths {
	const { network, basemap, landuse } = cityFiles(cityId);
	return { network, basemap, land: landuse };
}
