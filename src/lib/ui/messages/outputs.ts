import type { Lang } from '#lib/carto/view-query.ts';
import type { OutputKey } from '#lib/state/outputs.svelte.ts';

interface OutputTexts {
	outputs: string;
	output: Record<OutputKey, string>;
	hint: Record<OutputKey, string>;
	loading: string;
	failed: (why: string) => string;
	fileTitle: string;
	fileWhat: string;
	fileOf: string;
	fileView: string;
	fileBriefing: (name: string) => string;
	fileNoBriefings: string;
	fileMake: string;
	fileSize: string;
	importing: string;
	importingHint: string;
	keys: [keys: string, what: string];
}

export const OUTPUT_TEXTS: Record<Lang, OutputTexts> = {
	zh: {
		outputs: '成果',
		output: {
			briefings: '汇报',
			print: '制图',
			report: '报告',
			embed: '嵌入',
			file: '单文件',
			layers: '图层文件'
		},
		hint: {
			briefings: '调度会汇报：翻页笔放映，断网可用',
			print: '按比例尺出图：A4、A3、A0、16:9',
			report: '通报 DOCX、汇报稿 PPTX、台账 XLSX、PDF',
			embed: '把地图放进网页：iframe、组件、静态图',
			file: '一个 .html 文件，U 盘带走，双击即开',
			layers: '导出 GeoPackage、Shapefile、CAD、Excel 台账等，坐标系可选'
		},
		loading: '正在打开…',
		failed: (why) => `打不开：${why}`,
		fileTitle: '单文件',
		fileWhat: '地图、底图、数据与程序都在一个 .html 文件里，双击即可在浏览器中打开，不需要网络。',
		fileOf: '放进文件的内容',
		fileView: '当前视图',
		fileBriefing: (name) => `汇报：${name}`,
		fileNoBriefings: '还没有汇报；可先在“汇报”里做一份。',
		fileMake: '下载 .html',
		fileSize: '约 9 MB',
		importing: '导入',
		importingHint: '将台账、Shapefile、CAD 图等导入计划，逐项核对',
		keys: ['O', '成果：汇报、制图、报告、嵌入、单文件、图层文件；导入']
	},
	en: {
		outputs: 'Outputs',
		output: {
			briefings: 'Briefings',
			print: 'Print',
			report: 'Report',
			embed: 'Embed',
			file: 'One file',
			layers: 'Layer files'
		},
		hint: {
			briefings: 'For review meetings: driven by a clicker, works without a network',
			print: 'Maps to scale: A4, A3, A0, 16:9',
			report: 'Bulletin DOCX, deck PPTX, ledger XLSX, PDF',
			embed: 'The map on a website: iframe, component, picture',
			file: 'One .html file for a USB stick, opened by a double click',
			layers: 'GeoPackage, shapefile, CAD, Excel ledgers and others, in any coordinate system'
		},
		loading: 'Opening…',
		failed: (why) => `This cannot be opened: ${why}`,
		fileTitle: 'One file',
		fileWhat:
			'Map, basemap, data and program in one .html file. A double click opens it in a browser; no network is needed.',
		fileOf: 'What goes into the file',
		fileView: 'The present view',
		fileBriefing: (name) => `Briefing: ${name}`,
		fileNoBriefings: 'There is no briefing yet; make one under Briefings.',
		fileMake: 'Download .html',
		fileSize: 'about 9 MB',
		importing: 'Import',
		importingHint: 'Brings ledgers, shapefiles, CAD drawings into the plan, item by item',
		keys: ['O', 'outputs: briefings, print, report, embed, one file, layer files; import']
	}
};
