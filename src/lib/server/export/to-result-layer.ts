import { LIGHT } from '#lib/carto/palette.ts';
import { budgetM, isWithin } from '#lib/core/coverage/is-within.ts';
import { LAYER_TITLES } from '#lib/core/intake/layer-titles.ts';
import type { CityModel } from '#lib/core/model/city-model.ts';
import type { ExportColumn, ExportLayer } from '../formats/export-layer.ts';
import { getStyle } from '../formats/layer-styles.ts';
import type { LoadedCity } from '../loaded-city.ts';
import type { ExportWish, ResultLayer } from './read-export-wish.ts';
import { toColumn } from './to-column.ts';
import { toPackageLayer, toSiteLayer } from './to-package-layer.ts';
import { toStripLayer } from './to-strip-layer.ts';

/** Results of a plan as a layer; figures, circles and proposals are those of the workbench. */
export async function toResultLayer(
	layer: Exclude<ResultLayer, 'differences'>,
	city: LoadedCity,
	wish: ExportWish
): Promise<ExportLayer> {
	const { model } = city;
	switch (layer) {
		case 'coverage':
			return toCoverage(model, wish);
		case 'circles':
			return toCircles(model, wish);
		case 'packages':
			return toPackageLayer(city, wish);
		case 'sites':
			return toSiteLayer(city, wish);
		case 'strips':
			return toStripLayer(model.features);
	}
}

/** Every community with its walk to the nearest open centre; renovated ones are there, and not counted. */
function toCoverage(model: CityModel, { minutes, speedMps }: ExportWish): ExportLayer {
	const plan = model.measure({ minutes, speedMps, edits: [] });
	const centreNames = new Map(plan.centres.map(({ id, name }) => [id, name]));
	const counted = new Set(plan.counted.map(({ id }) => id));
	const geometryOf = new Map(
		model.features.communities.features.map(({ properties, geometry }) => [properties.id, geometry])
	);
	return {
		name: 'coverage',
		title: LAYER_TITLES.coverage!,
		geometryType: 'MultiPolygon',
		columns: [
			toColumn('id', 'text'),
			toColumn('name', 'text'),
			toColumn('clusterId', 'text'),
			toColumn('districtId', 'text'),
			toColumn('state', 'text'),
			toColumn('households', 'integer'),
			toColumn('people', 'integer'),
			toColumn('isCounted', 'boolean'),
			toColumn('nearestCentreId', 'text'),
			toColumn('nearestCentreName', 'text'),
			toColumn('walkSeconds', 'real'),
			toColumn('distanceM', 'real'),
			...minutes.map((m): ExportColumn => ({
				name: `within${m}Min`,
				shortName: `within_${m}`,
				type: 'boolean',
				title: { zh: `${m} 分钟内`, en: `Within ${m} min` },
				unit: { zh: '', en: '' },
				isSummed: false
			})),
			toColumn('provenance', 'text')
		],
		features: plan.rows.map(({ id, props, centreId, walkSeconds, distanceM }) => ({
			values: [
				id,
				props.name,
				props.clusterId,
				props.districtId,
				props.state,
				props.households,
				props.people,
				counted.has(id),
				centreId,
				centreId === null ? null : (centreNames.get(centreId) ?? centreId),
				finite(walkSeconds),
				finite(distanceM),
				...minutes.map((m) => isWithin(walkSeconds, m * 60)),
				props.provenance
			],
			geometry: geometryOf.get(id)!
		})),
		style: {
			by: `within${minutes[0]}Min`,
			rules: [true, false].map((isInside) => ({
				value: String(isInside),
				title: isInside
					? { zh: `${minutes[0]} 分钟内`, en: `within ${minutes[0]} min` }
					: { zh: `${minutes[0]} 分钟外`, en: `beyond ${minutes[0]} min` },
				fill: isInside ? LIGHT.azuriteWash : LIGHT.cinnabar,
				fillOpacity: 0.8,
				stroke: LIGHT.ink,
				strokeWidthMm: 0.2,
				isDashed: false
			}))
		},
		labelBy: 'name'
	};
}

/** JSON and databases know no infinity. */
const finite = (value: number | null): number | null =>
	value !== null && Number.isFinite(value) ? value : null;

/** The life circle of all open centres together, one a budget, the larger first so that it is drawn below. */
function toCircles(model: CityModel, { minutes, speedMps }: ExportWish): ExportLayer {
	const { inner, outer } = model.drawCircles({ minutes, speedMps, edits: [] }, null);
	return {
		name: 'circles',
		title: LAYER_TITLES.circles!,
		geometryType: 'MultiPolygon',
		columns: [
			toColumn('id', 'text'),
			toColumn('name', 'text'),
			toColumn('minutes', 'integer'),
			toColumn('speedMps', 'real'),
			toColumn('distanceM', 'real')
		],
		features: (
			[
				[minutes[1], outer],
				[minutes[0], inner]
			] as const
		)
			// Without an open centre there is no circle.
			.filter(([, geometry]) => geometry.coordinates.length > 0)
			.map(([m, geometry]) => ({
				values: [`circle-${m}`, `${m} 分钟生活圈`, m, speedMps, budgetM(m, speedMps)],
				geometry
			})),
		style: getStyle('circles'),
		labelBy: 'name'
	};
}
