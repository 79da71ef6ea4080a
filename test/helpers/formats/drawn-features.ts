import type { Feature, FeatureCollection, Geometry } from 'geojson';

const square = (x: number, y: number, side: number): number[][] => [
	[x, y],
	[x, y + side],
	[x + side, y + side],
	[x + side, y],
	[x, y]
];

const feature = (properties: Record<string, string | number | null>, geometry: Geometry): Feature => ({
	type: 'Feature',
	properties,
	geometry
});

/** Communities as areas with a hole and of several parts, clockwise outside. */
export const DRAWN_AREAS: FeatureCollection = {
	type: 'FeatureCollection',
	features: [
		feature(
			{ 名称: '北塘小区', 户数: 312, 面积: 1.25 },
			{ type: 'Polygon', coordinates: [square(115.46, 38.87, 0.01)] }
		),
		feature(
			{ 名称: '田野小区', 户数: 88, 面积: 0.123456789 },
			{
				type: 'Polygon',
				coordinates: [square(115.5, 38.87, 0.01), square(115.503, 38.873, 0.002).reverse()]
			}
		),
		feature(
			{ 名称: '先锋机械厂宿舍（东院）', 户数: null, 面积: -3 },
			{ type: 'MultiPolygon', coordinates: [[square(115.52, 38.9, 0.003)], [square(115.53, 38.9, 0.004)]] }
		)
	]
};

export const DRAWN_LINES: FeatureCollection = {
	type: 'FeatureCollection',
	features: [
		feature(
			{ 名称: '东风路', 等级: '主干路' },
			{
				type: 'LineString',
				coordinates: [
					[115.44345, 38.87268],
					[115.47559, 38.87289],
					[115.48895, 38.86776]
				]
			}
		),
		feature(
			{ 名称: '朝阳大街', 等级: '次干路' },
			{
				type: 'MultiLineString',
				coordinates: [
					[
						[115.1, 38.1],
						[115.2, 38.2]
					],
					[
						[115.3, 38.1],
						[115.4, 38.25]
					]
				]
			}
		)
	]
};

export const DRAWN_POINTS: FeatureCollection = {
	type: 'FeatureCollection',
	features: [
		feature({ 名称: '永华社区服务中心', 编号: '0012' }, { type: 'Point', coordinates: [115.481, 38.8675] }),
		feature({ 名称: '车站社区服务中心', 编号: '0013' }, { type: 'Point', coordinates: [115.483, 38.8625] })
	]
};

/** A column of a layer that was read, row by row. */
export function columnOf(
	layer: { columns: readonly string[]; rows: readonly { values: readonly unknown[] }[] },
	name: string
): unknown[] {
	const index = layer.columns.indexOf(name);
	return layer.rows.map(({ values }) => values[index]);
}
