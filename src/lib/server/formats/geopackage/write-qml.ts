import { escapeXml } from '#lib/core/text/escape-xml.ts';
import type { ExportLayer, StyleRule } from '../export-layer.ts';

/**
 * A layer's style as QGIS keeps it, which opens the layer with it: one symbol, or one for each value of a column; names
 * as labels where the layer has them. Written for QGIS 3, which reads older versions' styles too.
 */
export function writeQml({ geometryType, style, labelBy }: ExportLayer): string {
	const symbols = style.rules.map((rule, i) => writeSymbol(rule, i, geometryType)).join('');
	const renderer =
		style.by === null
			? `<renderer-v2 type="singleSymbol" forceraster="0" symbollevels="0" enableorderby="0"><symbols>${symbols}</symbols></renderer-v2>`
			: `<renderer-v2 type="categorizedSymbol" attr="${escapeXml(style.by)}" forceraster="0" symbollevels="0" enableorderby="0"><categories>${style.rules
					.map(({ value, title }, i) => {
						return `<category symbol="${i}" value="${escapeXml(value ?? '')}" label="${escapeXml(title.zh)}" render="true"/>`;
					})
					.join('')}</categories><symbols>${symbols}</symbols></renderer-v2>`;
	const placement = geometryType === 'LineString' ? 2 : geometryType === 'Point' ? 6 : 0;
	const labels =
		labelBy === null
			? ''
			: `<labeling type="simple"><settings calloutType="simple"><text-style fieldName="${escapeXml(labelBy)}" isExpression="0" fontSize="8" fontSizeUnit="Point" textColor="31,35,40,255" fontFamily="Noto Sans CJK SC"><text-buffer bufferDraw="1" bufferSize="0.8" bufferSizeUnits="MM" bufferColor="251,249,242,255"/></text-style><placement placement="${placement}"/><rendering scaleVisibility="1" scaleMin="25000" scaleMax="1"/></settings></labeling>`;
	return `<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'><qgis version="3.22.0" styleCategories="Symbology|Labeling" labelsEnabled="${labelBy === null ? 0 : 1}">${renderer}${labels}</qgis>`;
}

function writeSymbol(rule: StyleRule, index: number, geometryType: ExportLayer['geometryType']): string {
	const { fill, fillOpacity, stroke, strokeWidthMm, isDashed } = rule;
	const line = isDashed ? 'dash' : 'solid';
	const [type, layer, options]: [string, string, Record<string, string>] =
		geometryType === 'Point'
			? [
					'marker',
					'SimpleMarker',
					{
						name: 'circle',
						color: toColor(fill ?? stroke, fillOpacity),
						outline_color: toColor(stroke, 1),
						outline_width: String(strokeWidthMm),
						size: '2.4',
						size_unit: 'MM'
					}
				]
			: geometryType === 'LineString'
				? [
						'line',
						'SimpleLine',
						{
							line_color: toColor(stroke, 1),
							line_width: String(strokeWidthMm),
							line_width_unit: 'MM',
							line_style: line
						}
					]
				: [
						'fill',
						'SimpleFill',
						{
							color: toColor(fill ?? stroke, fill === null ? 0 : fillOpacity),
							style: fill === null ? 'no' : 'solid',
							outline_color: toColor(stroke, 1),
							outline_width: String(strokeWidthMm),
							outline_width_unit: 'MM',
							outline_style: line
						}
					];
	const listed = Object.entries(options);
	// Since 3.20 options, before it props: each version passes over what it does not know.
	const written = `<Option type="Map">${listed
		.map(([name, value]) => `<Option name="${name}" type="QString" value="${value}"/>`)
		.join('')}</Option>${listed.map(([name, value]) => `<prop k="${name}" v="${value}"/>`).join('')}`;
	return `<symbol type="${type}" name="${index}" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="${layer}" enabled="1" locked="0" pass="0">${written}</layer></symbol>`;
}

/** `#rrggbb` as `r,g,b,a`. */
function toColor(hex: string, opacity: number): string {
	const parts = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
	return [...parts, Math.round(255 * opacity)].join(',');
}
