import type { City, CityFeatures, LayerName } from '#lib/core/city/types.ts';
import { LAYER_NAMES } from '#lib/core/city/layers.ts';
import { isPlanIllustrative } from '#lib/core/model/is-plan-illustrative.ts';
import { aboutExport } from '../formats/describe-export.ts';
import type { Export, ExportLayer } from '../formats/export-layer.ts';
import { PLAN_EXPORT_LAYERS, toExportLayers, type PlanExportLayer } from '../formats/to-export-layers.ts';
import { writeExport, type ExportOptions, type WrittenExport } from '../formats/write-export.ts';
import type { LoadedCity } from '../loaded-city.ts';
import { RESULT_LAYERS, type ExportWish, type ResultLayer } from './read-export-wish.ts';
import { sayComputed } from './say-computed.ts';
import { toDifferenceLayer } from './to-difference-layer.ts';
import { toResultLayer } from './to-result-layer.ts';

export interface ExportSources {
	/** With its notes. */
	getPlan: () => Promise<City & { revision: number }>;
	/** The same plan on its streets; asked for where results go out. */
	getCity: () => Promise<LoadedCity>;
	/** The plan as it was known at another revision, true on the same date; asked for where differences go out. */
	getPlanOf: (revision: number) => Promise<City & { revision: number }>;
}

/**
 * The file that is wished for.
 *
 * @throws ExportRefused if the format or encoding has no place for something; what the sources throw
 */
export async function makeExport(
	wish: ExportWish,
	sources: ExportSources,
	{ template }: Pick<ExportOptions, 'template'> = {}
): Promise<WrittenExport> {
	const { given, features } = await gatherExport(wish, sources);
	const nameOf = (layer: string, id: string) => nameFeature(features, layer, id);
	return writeExport(wish.format, given, { encoding: wish.encoding, template, nameOf });
}

/** The name of a feature; `undefined` where it has none, or shares it. */
function nameFeature(features: CityFeatures, layer: string, id: string): string | undefined {
	const all = features[layer as LayerName].features as unknown as {
		properties: { id: string; name?: string };
	}[];
	const name = all.find(({ properties }) => properties.id === id)?.properties.name;
	const isShared = all.filter(({ properties }) => properties.name === name).length > 1;
	return name === '' || isShared ? undefined : name;
}

async function gatherExport(
	wish: ExportWish,
	{ getPlan, getCity, getPlanOf }: ExportSources
): Promise<{ given: Export; features: CityFeatures }> {
	const city = await getPlan();
	const asked = wish.layers ?? listFilled(city);
	const layers: ExportLayer[] = toExportLayers(
		city.features,
		PLAN_EXPORT_LAYERS.filter((layer) => asked.includes(layer))
	);
	const results = asked.filter(isResult);
	const loaded = results.some((layer) => layer !== 'differences') ? await getCity() : undefined;
	for (const layer of results)
		layers.push(
			layer === 'differences'
				? toDifferenceLayer((await getPlanOf(wish.since!)).features, city.features)
				: await toResultLayer(layer, loaded!, wish)
		);
	const about = aboutExport(city, layers);
	const isIllustrative = about.isIllustrative || (loaded ? isPlanIllustrative(city.features) : false);
	const given = {
		about: { ...about, isIllustrative, computed: sayComputed(results, wish, city.revision) },
		crs: wish.crs,
		layers
	};
	return { given, features: city.features };
}

const isResult = (layer: PlanExportLayer | ResultLayer): layer is ResultLayer =>
	(RESULT_LAYERS as readonly string[]).includes(layer);

/** Layers of a plan with something in them; of an empty plan its communities. */
function listFilled({ features }: City): PlanExportLayer[] {
	const filled: PlanExportLayer[] = LAYER_NAMES.filter((layer) => features[layer].features.length > 0);
	if (features.communities.features.some(({ properties }) => properties.entrances.length > 0))
		filled.push('entrances');
	if (features.centres.features.some(({ properties }) => properties.doors.length > 0)) filled.push('doors');
	return filled.length > 0 ? filled : ['communities'];
}
