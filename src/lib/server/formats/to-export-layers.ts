import type { Geometry } from 'geojson';
import { getLayerSchema, LAYER_NAMES, type Column, type PointList } from '#lib/core/city/layers.ts';
import type { CityFeatures, LayerName } from '#lib/core/city/types.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { getHeading } from '#lib/core/intake/column-headings.ts';
import type {
	ExportColumn,
	ExportFeature,
	ExportGeometry,
	ExportLayer,
	ExportValue
} from './export-layer.ts';
import { getStyle } from './layer-styles.ts';
import { LAYER_TITLES } from '#lib/core/intake/layer-titles.ts';
import { WRITTEN_WORDS } from '#lib/core/intake/written-words.ts';

/** Points of features as layers of their own, and the column that names the feature. */
const POINT_LAYERS = {
	entrances: { of: 'communities', ownerColumn: 'communityId' },
	doors: { of: 'centres', ownerColumn: 'centreId' }
} as const;
type PointLayer = keyof typeof POINT_LAYERS;

/** Layers of the plan that can go out: its own, and the points that belong to features. */
export const PLAN_EXPORT_LAYERS: readonly (LayerName | PointLayer)[] = [
	...LAYER_NAMES,
	...(Object.keys(POINT_LAYERS) as PointLayer[])
];
export type PlanExportLayer = (typeof PLAN_EXPORT_LAYERS)[number];

const COLUMN_TYPES = {
	text: 'text',
	'text[]': 'text[]',
	boolean: 'boolean',
	integer: 'integer',
	'double precision': 'real'
} as const satisfies Record<Column['type'], ExportColumn['type']>;

interface PlainFeature {
	properties: Readonly<Record<string, unknown>>;
	geometry: Geometry;
}

/**
 * Layers of a plan with all their columns, features in the plan's order, geometry as it is.
 */
export function toExportLayers(features: CityFeatures, layers: readonly PlanExportLayer[]): ExportLayer[] {
	return layers.map((layer) =>
		isPointLayer(layer)
			? toPointLayer(features, layer)
			: toLayer(layer, features[layer].features as unknown as PlainFeature[])
	);
}

const isPointLayer = (layer: PlanExportLayer): layer is PointLayer => Object.hasOwn(POINT_LAYERS, layer);

function toLayer(layer: LayerName, features: readonly PlainFeature[]): ExportLayer {
	const { columns, geometryTypes } = getLayerSchema(layer);
	const names = Object.keys(columns);
	const possible = new Set(geometryTypes.map(toGeometryKind));
	const held = new Set(features.map(({ geometry }) => toGeometryKind(geometry.type)));
	const [only, ...more] = held.size > 0 ? held : possible;
	return {
		name: layer,
		title: LAYER_TITLES[layer] ?? { zh: layer, en: layer },
		geometryType: more.length > 0 ? 'Geometry' : only!,
		columns: names.map((column) => toColumn(column, columns[column]!)),
		features: features.map(({ properties, geometry }) => ({
			values: names.map((column) => properties[column] as ExportValue),
			geometry
		})),
		style: getStyle(layer),
		labelBy: 'name' in columns ? 'name' : null
	};
}

const toGeometryKind = (type: string): ExportGeometry =>
	type === 'Point' || type === 'LineString' ? type : 'MultiPolygon';

function toPointLayer(features: CityFeatures, layer: PointLayer): ExportLayer {
	const { of, ownerColumn } = POINT_LAYERS[layer];
	const { property, columns } = getLayerSchema(of).points as PointList;
	const names = Object.keys(columns);
	const [id, ...rest] = names;
	const points = (features[of].features as unknown as PlainFeature[]).flatMap(({ properties }) =>
		(properties[property] as (Record<string, ExportValue> & { lngLat: LngLat })[]).map(
			(point, i): ExportFeature => ({
				values: [
					point[id!]!,
					properties.id as string,
					...rest.map((name) => point[name]!),
					// The order is part of the plan: the first door is the centre's own point.
					i + 1,
					properties.provenance as string
				],
				geometry: { type: 'Point', coordinates: point.lngLat }
			})
		)
	);
	const text: Column = { type: 'text' };
	return {
		name: layer,
		title: LAYER_TITLES[layer]!,
		geometryType: 'Point',
		columns: [
			toColumn(id!, columns[id!]!),
			toColumn(ownerColumn, text),
			...rest.map((name) => toColumn(name, columns[name]!)),
			toColumn('order', { type: 'integer' }),
			toColumn('provenance', getLayerSchema(of).columns.provenance!)
		],
		features: points,
		style: getStyle(layer),
		labelBy: null
	};
}

/** A column under a name, with its heading. */
export function toColumn(name: string, { type, values }: Pick<Column, 'type' | 'values'>): ExportColumn {
	const column = { name, type: COLUMN_TYPES[type], ...getHeading(name) };
	return values ? { ...column, words: WRITTEN_WORDS[name] } : column;
}
