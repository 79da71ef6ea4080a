import type { City } from '#lib/core/city/types.ts';
import type { CityModel } from '#lib/core/model/city-model.ts';
import { aboutExport } from '../formats/describe-export.ts';
import type { Export, ExportLayer } from '../formats/export-layer.ts';
import { LAYER_NAMES } from '#lib/core/city/layers.ts';
import { PLAN_EXPORT_LAYERS, toExportLayers, type PlanExportLayer } from '../formats/to-export-layers.ts';
import { writeExport, type ExportOptions, type WrittenExport } from '../formats/write-export.ts';
import { RESULT_LAYERS, type ExportWish, type ResultLayer } from './read-export-wish.ts';
import { toResultLayer } from './to-result-layer.ts';

export interface ExportSources {
	/** With its notes. */
	getPlan: () => Promise<City & { revision: number }>;
	/** The same plan on its streets; asked for where results go out. */
	getModel: () => Promise<CityModel>;
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
	return writeExport(wish.format, await gatherExport(wish, sources), { encoding: wish.encoding, template });
}

async function gatherExport(wish: ExportWish, { getPlan, getModel }: ExportSources): Promise<Export> {
	const city = await getPlan();
	const asked = wish.layers ?? listFilled(city);
	const results = asked.filter(isResult);
	const model = results.length > 0 ? await getModel() : undefined;
	const layers: ExportLayer[] = [
		...toExportLayers(
			city.features,
			PLAN_EXPORT_LAYERS.filter((layer) => asked.includes(layer))
		),
		...results.map((layer) => toResultLayer(layer, model!, wish))
	];
	const about = aboutExport(city, layers);
	return {
		about: model?.isIllustrative ? { ...about, isIllustrative: true } : about,
		crs: wish.crs,
		layers
	};
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
