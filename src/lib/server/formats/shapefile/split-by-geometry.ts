import type { ExportFeature, ExportLayer } from '../export-layer.ts';

/**
 * A layer as shapefiles can hold it: one kind of shape each. Of a layer that has points as well as areas the points are a
 * layer of their own, with `-points` behind its name; lines likewise, with `-lines`, where there are any.
 */
export function splitByGeometry(layer: ExportLayer): ExportLayer[] {
	if (layer.geometryType !== 'Geometry') return [layer];
	const { name, title, features } = layer;
	const isPoint = ({ geometry }: ExportFeature) => geometry?.type === 'Point';
	const isLine = ({ geometry }: ExportFeature) => geometry?.type === 'LineString';
	const lines = features.filter(isLine);
	return [
		{
			...layer,
			geometryType: 'MultiPolygon',
			features: features.filter((feature) => !isPoint(feature) && !isLine(feature))
		},
		...(lines.length === 0
			? []
			: [
					{
						...layer,
						name: `${name}-lines`,
						title: { zh: `${title.zh}（线）`, en: `${title.en} (lines)` },
						geometryType: 'LineString' as const,
						features: lines
					}
				]),
		{
			...layer,
			name: `${name}-points`,
			title: { zh: `${title.zh}（点）`, en: `${title.en} (points)` },
			geometryType: 'Point',
			features: features.filter(isPoint)
		}
	];
}
