import type { CityFeatures } from '#lib/core/city/types.ts';
import { findExportCrs } from '#lib/server/formats/crs/get-export-crs.ts';
import { aboutExport } from '#lib/server/formats/describe-export.ts';
import type { Export } from '#lib/server/formats/export-layer.ts';
import {
	PLAN_EXPORT_LAYERS,
	toExportLayers,
	type PlanExportLayer
} from '#lib/server/formats/to-export-layers.ts';
import { buildSmallCity } from '../small-city.ts';

/** An export of the small city's plan, or of another with its name. */
export function exportOf({
	features = buildSmallCity().features,
	layers = PLAN_EXPORT_LAYERS,
	crs = 'EPSG:4326'
}: { features?: CityFeatures; layers?: readonly PlanExportLayer[]; crs?: string } = {}): Export {
	const { meta } = buildSmallCity();
	const built = toExportLayers(features, layers);
	return { about: aboutExport({ meta, revision: 7 }, built), crs: findExportCrs(crs)!, layers: built };
}
