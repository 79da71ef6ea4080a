import type { ExportFeature, ExportLayer } from '../export-layer.ts';

/**
 * A layer as shapefiles can hold it: one kind of shape each. Of a layer that has points as well as areas the points are a
 * layer of their own, with `-points` behind its name.
 */
export function splitByGeometry(layer: ExportLayer): ExportLayer[] {
	if (layer.geometryType !== 'Geometry') return [layer];
	const { name, title, features } = layer;
	const isPoint = ({ geometry }: ExportFeature) => geometry?.type === 'Point';
	return [
		{ ...layer, geometryType: 'MultiPolygon', features: features.filter((feature) => !isPoint(feature)) },
		{
			...layer,
			name: `${name}-points`,
			title: { zh: `${title.zh}（点）`, en: `${title.en} (points)` },
			geometryType: 'Point',
			features: features.filter(isPoint)
		}
	];
}
