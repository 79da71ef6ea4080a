import { stat } from 'node:fs/promises';
import { countFeatures } from '../cities/list-city-cards.ts';
import { cityFiles } from '../city-files.ts';
import type { FileKind } from '../city-store/stored-files.ts';
import { findFileCity, listFileCities } from '../file-city.ts';
import { findExtractMeta } from '../extract-meta.ts';
import type { PlanOfCity } from '../plan/get-plan-at.ts';
import { allInSchemaOrder } from '../plan/in-schema-order.ts';
import { checkFixedMoment, type PlanMoment } from '../plan/plan-moment.ts';
import { Refused } from '../refused.ts';
import type { CityList, LogPart, PlanSource } from './types.ts';

/**
 * Plans as the project's files and the extracts have them, where there is no database yet: a database that is made now
 * would begin with the same. Nothing can be written.
 */
export class FileSource implements PlanSource {
	readonly kind = 'files';

	async getPlan(cityId: string, moment: PlanMoment = {}): Promise<PlanOfCity> {
		const city = await findFileCity(cityId);
		if (!city) throw new Refused(404, 'unknown-city', { city: cityId, cities: await listFileCities() });
		// A city of which only streets were built has no change set.
		const revision = (await findExtractMeta(cityId)) ? 0 : 1;
		checkFixedMoment({ meta: city.meta, revision }, moment);
		return { meta: city.meta, features: allInSchemaOrder(city.features), revision };
	}

	async listChangeSets(cityId: string): Promise<LogPart> {
		const { revision } = await this.getPlan(cityId);
		return { revision, changeSets: [] };
	}

	async listHistory(cityId: string, layer: string, featureId: string): Promise<LogPart> {
		const { revision, features } = await this.getPlan(cityId);
		const known = (
			Object.entries(features) as [string, { features: { properties: { id: string } }[] }][]
		).some(
			([name, collection]) =>
				name === layer && collection.features.some(({ properties }) => properties.id === featureId)
		);
		if (!known) throw new Refused(404, 'unknown-feature', { layer, id: featureId });
		return { revision, changeSets: [] };
	}

	async listClashes(cityId: string): Promise<[]> {
		await this.getPlan(cityId);
		return [];
	}

	apply(): never {
		throw new TypeError('Files have no log and are not written to: open a source with a database.');
	}

	importFile(): never {
		return this.apply();
	}

	revert(): never {
		return this.apply();
	}

	async listDocuments(): Promise<[]> {
		return [];
	}

	async findDocument(): Promise<undefined> {}

	backUp(): never {
		return this.apply();
	}

	async findFile(cityId: string, kind: FileKind): Promise<string | undefined> {
		const path = cityFiles(cityId)[kind];
		return (await stat(path).catch(() => undefined)) && path;
	}

	async findLand(cityId: string): Promise<string> {
		return cityFiles(cityId).landuse;
	}

	async listCities(): Promise<CityList> {
		const ids = await listFileCities();
		const cities = await Promise.all(ids.map((id) => this.getPlan(id)));
		return {
			cities: cities.map(({ meta, features, revision }) => ({
				...meta,
				revision,
				counts: countFeatures((layer) => features[layer].features.length),
				build: { revision, basemapRevision: revision, isBuilding: false, share: 1 },
				hasNetwork: true
			})),
			removed: []
		};
	}

	createCity(): never {
		return this.apply();
	}

	removeCity(): never {
		return this.apply();
	}

	restoreCity(): never {
		return this.apply();
	}

	renameCity(): never {
		return this.apply();
	}

	async close(): Promise<void> {}
}
