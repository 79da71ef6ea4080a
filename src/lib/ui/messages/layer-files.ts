import type { Lang } from '#lib/carto/view-query.ts';

interface LayerFileMessages {
	title: string;
	what: string;
	layers: string;
	all: string;
	points: Record<'entrances' | 'doors', string>;
	results: Record<'coverage' | 'circles' | 'packages' | 'sites' | 'strips' | 'differences', string>;
	since: string;
	sinceHint: string;
	format: string;
	formats: Record<string, string>;
	crs: string;
	encoding: string;
	encodingHint: string;
	template: string;
	templateHint: string;
	fill: string;
	filling: string;
	stop: string;
	failed: (why: string) => string;
	blank: (headings: string) => string;
	make: string;
	none: string;
}

/** What is said of files of the plan's layers. */
export const LAYER_FILE_TEXTS: Record<Lang, LayerFileMessages> = {
	zh: {
		title: '图层文件',
		what: '将计划中的图层导出为文件，附数据来源、版次与日期；改后可再导入，逐项核对。',
		layers: '图层',
		all: '计划中的全部图层',
		points: { entrances: '小区出入口', doors: '服务中心的门' },
		results: {
			coverage: '步行覆盖结果',
			circles: '生活圈',
			packages: '连片包（默认设置）',
			sites: '拟建中心（默认设置）',
			strips: '示范带小区',
			differences: '版次差异'
		},
		since: '与第几版比较',
		sinceHint: '逐项列出该版以来新增、删除的要素和改动的字段，附原值与新值',
		format: '格式',
		formats: {
			gpkg: 'GeoPackage（QGIS，带图层样式）',
			shp: 'Shapefile',
			geojson: 'GeoJSON',
			xlsx: 'Excel 台账',
			csv: 'CSV',
			kml: 'KML',
			dxf: 'DXF（CAD）'
		},
		crs: '坐标系',
		encoding: '文字编码',
		encodingHint: '供只认 GBK 的旧软件使用',
		template: '台账模板（.xlsx）',
		templateHint: '保留模板的标题、表头和格式，将计划数据填在表头之下；工作表名与图层名一致，或只选一个图层',
		fill: '按模板生成',
		filling: '正在生成…',
		stop: '停止',
		failed: (why) => `未能生成：${why}`,
		blank: (headings) => `已生成。计划中没有对应内容、留空的列：${headings}。`,
		make: '下载',
		none: '请至少选择一个图层。'
	},
	en: {
		title: 'Layer files',
		what: 'Layers of the plan as files, with provenance, revision and date; what is changed there can be brought in again, item by item.',
		layers: 'Layers',
		all: 'All layers of the plan',
		points: { entrances: 'Entrances of communities', doors: 'Doors of centres' },
		results: {
			coverage: 'Walks and coverage',
			circles: 'Life circles',
			packages: 'Packages (usual settings)',
			sites: 'Proposed centres (usual settings)',
			strips: 'Communities along the axes',
			differences: 'Differences between revisions'
		},
		since: 'Compared with revision',
		sinceHint:
			'Every feature that is new or gone since that revision, and every field with its old and new value',
		format: 'Format',
		formats: {
			gpkg: 'GeoPackage (QGIS, with styles)',
			shp: 'Shapefile',
			geojson: 'GeoJSON',
			xlsx: 'Excel ledger',
			csv: 'CSV',
			kml: 'KML',
			dxf: 'DXF (CAD)'
		},
		crs: 'Coordinate system',
		encoding: 'Encoding',
		encodingHint: 'For older programs that read GBK only',
		template: 'Template of the ledger (.xlsx)',
		templateHint:
			'Title, headings and styles stay, rows of the plan go below the headings; the sheet is called as the layer, or one layer is chosen',
		fill: 'Fill the template',
		filling: 'At work…',
		stop: 'Stop',
		failed: (why) => `It could not be made: ${why}`,
		blank: (headings) => `Done. Columns that nothing in the plan answers stay blank: ${headings}.`,
		make: 'Download',
		none: 'Choose at least one layer.'
	}
};
