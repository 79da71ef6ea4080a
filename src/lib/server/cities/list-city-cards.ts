import { COUNTED_LAYERS, type CityCard, type CountedLayer } from '#lib/core/city/city-card.ts';
import { getLayerTable } from '../db/layer-tables.ts';
import type { Db } from '../db/port.ts';
import { findRevision } from '../cities.ts';
import { readBuildState } from '../city-store/build-state.ts';
import { findCityFiles } from '../city-store/find-city-files.ts';
import { listOpenCityIds } from '../list-open-cities.ts';
import { findOpenCity } from '../open-city.ts';

/** Cities that can be opened, in id order. */
export async function listCityCards(db: Db): Promise<CityCard[]> {
	const cards: CityCard[] = [];
	for (const id of await listOpenCityIds(db)) {
		const card = await findCityCard(db, id);
		if (card) cards.push(card);
	}
	return cards;
}

/** @returns undefined if there is no such city, or it was removed */
export async function findCityCard(db: Db, id: string): Promise<CityCard | undefined> {
	const meta = await findOpenCity(db, id);
	if (!meta) return undefined;
	const [row] = await db.query<Record<CountedLayer, number>>(
		`select ${COUNTED_LAYERS.map(
			(layer) =>
				`(select count(*)::integer from ${getLayerTable(layer).table} where city_id = $1) as ${layer}`
		).join(', ')}`,
		[id]
	);
	const { network } = await findCityFiles(db, id);
	return {
		...meta,
		revision: (await findRevision(db, id)) ?? 0,
		counts: countFeatures((layer) => row![layer]),
		build: await readBuildState(db, id),
		hasNetwork: network !== undefined
	};
}

export const countFeatures = (count: (layer: CountedLayer) => number) =>
	Object.fromEntries(COUNTED_LAYERS.map((layer) => [layer, count(layer)])) as CityCard['counts'];
