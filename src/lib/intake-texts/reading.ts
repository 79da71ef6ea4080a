import type { Told } from '#lib/core/intake/types.ts';
import { UNREADABLE_TABLES } from './tables.ts';

interface BothTexts {
	zh: string;
	en: string;
}

/** Why a file cannot be read at all, and what can be done. `{name}` stands for a parameter. */
interface Unreadable {
	problem: BothTexts;
	remedy: BothTexts;
}

const AGAIN = { zh: '请重新导出或重新复制该文件', en: 'export or copy it again' };
const CUT = { zh: '请按县区或图层拆分后分别导入', en: 'split it by district or layer' };

/** Files that cannot be read. */
export const UNREADABLE = {
	'file-too-large': {
		problem: { zh: '文件超过 {mostMB} MB', en: 'is larger than {mostMB} MB' },
		remedy: CUT
	},
	'too-many-values': {
		problem: {
			zh: '图层“{layer}”有 {rows} 行、{columns} 列，超出可读取的数量',
			en: 'layer "{layer}" has {rows} rows and {columns} columns, which is too much'
		},
		remedy: CUT
	},
	'too-many-arcs': {
		problem: { zh: '圆弧过多', en: 'has too many arcs' },
		remedy: CUT
	},
	'too-many-layers': {
		problem: { zh: '图层超过 {most} 个', en: 'has more than {most} layers' },
		remedy: CUT
	},
	'unknown-format': {
		problem: { zh: '不是可导入的文件格式', en: 'is of no format that can be read' },
		remedy: {
			zh: '请提供 Excel、CSV、GeoJSON、Shapefile、GeoPackage、FlatGeobuf、KML、KMZ 或 DXF 文件',
			en: 'give Excel, CSV, GeoJSON, a shapefile, GeoPackage, FlatGeobuf, KML, KMZ or DXF'
		}
	},
	'empty-file': { problem: { zh: '文件是空的', en: 'is empty' }, remedy: AGAIN },
	'broken-zip': { problem: { zh: '压缩包已损坏或不完整', en: 'is a damaged zip' }, remedy: AGAIN },
	'zip-too-large': {
		problem: { zh: '解压后超过 {mostMB} MB', en: 'unpacks to more than {mostMB} MB' },
		remedy: CUT
	},
	'zip-encrypted': {
		problem: { zh: '压缩包设有密码', en: 'is a zip with a password' },
		remedy: { zh: '请去掉密码后重新压缩', en: 'zip it without a password' }
	},
	'zip-method': {
		problem: { zh: '压缩包中“{entry}”的压缩方式不支持', en: 'packs "{entry}" in a way that is not known' },
		remedy: { zh: '请用系统自带的 ZIP 压缩', en: 'use plain zip' }
	},
	'zip-without-file': {
		problem: {
			zh: '压缩包中没有可导入的文件',
			en: 'is a zip without a file that can be read'
		},
		remedy: {
			zh: '压缩包须含 .shp、.dbf 等部件，或 KML、GeoJSON、GeoPackage、DXF、Excel、CSV 文件之一',
			en: 'it needs the parts of a shapefile (.shp, .dbf …), or one of KML, GeoJSON, GeoPackage, DXF, Excel, CSV'
		}
	},
	'no-shapefile': {
		problem: { zh: '没有 .shp 文件', en: 'has no .shp' },
		remedy: { zh: '请将 .shp、.dbf、.prj、.cpg 一并提供', en: 'give .shp, .dbf, .prj and .cpg together' }
	},
	'broken-shp': {
		problem: { zh: '“{part}”不是有效的 Shapefile', en: '"{part}" is no shapefile' },
		remedy: AGAIN
	},
	'broken-dbf': {
		problem: { zh: '“{part}”不是有效的 DBF 属性表', en: '"{part}" is no dBASE table' },
		remedy: AGAIN
	},
	'broken-geopackage': {
		problem: { zh: 'GeoPackage 已损坏（{detail}）', en: 'is a damaged GeoPackage ({detail})' },
		remedy: { zh: '请在 QGIS 中重新导出', en: 'export it again, for example from QGIS' }
	},
	'broken-flatgeobuf': {
		problem: { zh: 'FlatGeobuf 已损坏', en: 'is a damaged FlatGeobuf' },
		remedy: { zh: '请重新导出或复制', en: 'export or copy it again' }
	},
	'geopackage-without-layer': {
		problem: { zh: 'SQLite 数据库中没有图层目录', en: 'is an SQLite database without a list of layers' },
		remedy: { zh: '请导出为 GeoPackage（.gpkg）', en: 'export it as a GeoPackage (.gpkg)' }
	},
	'broken-json': {
		problem: {
			zh: '第 {line} 行第 {column} 列不是有效的 JSON（{detail}）',
			en: 'is broken JSON at line {line}:{column} ({detail})'
		},
		remedy: { zh: '请改正该处或重新导出', en: 'correct it there or export it again' }
	},
	'not-geojson': {
		problem: { zh: '是 JSON，但不是 GeoJSON', en: 'is JSON, but not GeoJSON' },
		remedy: { zh: '请导出为 GeoJSON（FeatureCollection）', en: 'export it as a GeoJSON FeatureCollection' }
	},
	topojson: {
		problem: { zh: '是 TopoJSON', en: 'is TopoJSON' },
		remedy: { zh: '请转换为 GeoJSON', en: 'convert it to GeoJSON' }
	},
	'esri-json': {
		problem: { zh: '是 Esri JSON', en: 'is Esri JSON' },
		remedy: { zh: '请导出为 GeoJSON（f=geojson）', en: 'export it as GeoJSON (f=geojson)' }
	},
	'osm-json': {
		problem: { zh: '是 OpenStreetMap JSON', en: 'is OpenStreetMap JSON' },
		remedy: { zh: '请转换为 GeoJSON', en: 'convert it, for example with osmtogeojson' }
	},
	'broken-xml': {
		problem: {
			zh: '第 {line} 行第 {column} 列不是有效的 XML（{detail}）',
			en: 'is broken XML at line {line}:{column} ({detail})'
		},
		remedy: AGAIN
	},
	'xml-entities': {
		problem: { zh: '含有 DOCTYPE 实体声明', en: 'declares entities (DOCTYPE)' },
		remedy: { zh: '请去掉 DOCTYPE 后再导入', en: 'remove the DOCTYPE' }
	},
	'xml-too-deep': {
		problem: { zh: 'XML 嵌套过深', en: 'is XML nested too deeply' },
		remedy: AGAIN
	},
	'not-kml': {
		problem: { zh: '是 XML，但不是 KML', en: 'is XML, but not KML' },
		remedy: { zh: '请导出为 KML', en: 'export it as KML' }
	},
	'binary-dxf': {
		problem: { zh: '是二进制 DXF', en: 'is a binary DXF' },
		remedy: { zh: '请在 CAD 中另存为 ASCII DXF', en: 'save it as ASCII DXF' }
	},
	dwg: {
		problem: { zh: '是 DWG 图纸', en: 'is a DWG drawing' },
		remedy: { zh: '请在 CAD 中另存为 DXF', en: 'save it as DXF' }
	},
	'broken-dxf': {
		problem: { zh: '第 {line} 行不是有效的 DXF 组码', en: 'has no DXF group code in line {line}' },
		remedy: { zh: '请在 CAD 中重新另存为 DXF', en: 'save it as DXF again' }
	},
	'no-encoding': {
		problem: { zh: '无法判断文字编码', en: 'is text of no encoding that is known' },
		remedy: { zh: '请指定编码，或另存为 UTF-8', en: 'say which it is, or save it as UTF-8' }
	},
	...UNREADABLE_TABLES
} as const satisfies Record<string, Unreadable>;

export type UnreadableCode = keyof typeof UNREADABLE;

/** What was left out of a layer on reading, or done to it. */
export const READING = {
	'no-shape': { zh: '既无图形也无属性', en: 'neither a shape nor attributes' },
	'bad-coordinate': { zh: '坐标不是有效数值', en: 'a coordinate is no number' },
	'too-few-positions': { zh: '顶点过少，不成线或面', en: 'too few vertices for a line or an area' },
	'cut-off': { zh: '文件不完整，图形在此中断', en: 'the file ends within this shape' },
	'too-many-positions': { zh: '图形的圆弧过多', en: 'the shape has too many arcs' },
	'unknown-shape': { zh: '不支持的图形类型（{type}）', en: 'a kind of shape that is not read ({type})' },
	'broken-shape': { zh: '图形数据已损坏', en: 'the shape is damaged' },
	'areas-of-collection': {
		zh: '图形集合含多种类型，只取其中的面',
		en: 'a collection of several kinds, of which the areas are taken'
	},
	'lines-of-collection': {
		zh: '图形集合含点和线，只取其中的线',
		en: 'a collection of points and lines, of which the lines are taken'
	},
	'deleted-record': { zh: '已标记为删除的记录', en: 'a record that is marked as deleted' },
	'memo-column': {
		zh: '备注字段“{column}”存于 .dbt/.fpt 中，未读取',
		en: 'memo column "{column}" is kept in a .dbt or .fpt and not read'
	},
	'binary-column': { zh: '二进制字段“{column}”未读取', en: 'binary column "{column}" is not read' },
	'column-type': {
		zh: '字段“{column}”的类型 {type} 不支持',
		en: 'column "{column}" is of type {type}, which is not read'
	},
	'no-attributes': { zh: '没有 .dbf，图形不带属性', en: 'there is no .dbf: shapes have no attributes' },
	'broken-attributes': {
		zh: '.dbf 已损坏，图形不带属性',
		en: 'the .dbf is damaged: shapes have no attributes'
	},
	'fewer-records': {
		zh: '属性表只有 {records} 行，图形有 {shapes} 个',
		en: 'there are {records} records for {shapes} shapes'
	},
	'more-records': {
		zh: '属性表有 {records} 行，图形只有 {shapes} 个',
		en: 'there are {records} records, and only {shapes} shapes'
	},
	'bad-number': { zh: '字段“{column}”不是数值', en: 'column "{column}" is no number' },
	'layer-encoding': {
		zh: '该图层的文字编码为 {encoding}，与其他图层不同',
		en: 'text of this layer is in {encoding}, other than that of the others'
	},
	'rings-by-direction': {
		zh: '环过多，按方向区分外环与内环',
		en: 'so many rings that holes are told by their direction alone'
	},
	'table-missing': {
		zh: '目录中有该图层，但缺少数据表',
		en: 'the list of layers names a table that is not there'
	},
	'table-unreadable': { zh: '数据表无法读取（{detail}）', en: 'the table cannot be read ({detail})' },
	'view-too-heavy': { zh: '视图的计算量过大，未读取', en: 'the view takes too long to compute' },
	'pending-changes': {
		zh: 'GeoPackage 正被其他程序编辑，尚未写入文件的修改未读取',
		en: 'another program was editing the GeoPackage: what it had not yet written is missing'
	},
	'raster-layer': { zh: '栅格图层，未读取', en: 'a raster layer, not read' },
	'not-a-feature': { zh: '不是 GeoJSON 要素', en: 'no GeoJSON feature' },
	'broken-line': { zh: '该行不是有效的 JSON', en: 'the line is broken JSON' },
	'arcs-as-lines': {
		zh: '{count} 段圆弧按折线读取，偏离不超过半径的 {share}',
		en: '{count} arcs are read as lines, off by no more than {share} of the radius'
	},
	'curves-as-lines': {
		zh: '{count} 条样条曲线按折线读取',
		en: '{count} splines are read as lines'
	},
	'unknown-entity': {
		zh: '{count} 个 CAD 对象未读取：{type}',
		en: '{count} objects of the drawing are not read: {type}'
	},
	'paper-space': {
		zh: '图纸空间（布局）中的 {count} 个对象：{type}',
		en: '{count} objects of paper space: {type}'
	},
	'tilted-entity': { zh: '不在平面内的对象', en: 'an object that does not lie in the plane' },
	'texts-not-placed': {
		zh: '文字和闭合线过多，部分闭合线未按其中的文字命名',
		en: 'there are too many texts and closed lines: some are not named by the text in them'
	},
	'linked-file': { zh: '链接到其他文件：{href}', en: 'a link to another file: {href}' }
} as const satisfies Record<string, BothTexts>;

export type ReadingCode = keyof typeof READING;

/** A text with its `{parameters}` filled in. */
export const fillText = (text: string, parameters: Told['parameters']): string =>
	text.replace(/\{(\w+)\}/g, (whole, name: string) => String(parameters[name] ?? whole));
