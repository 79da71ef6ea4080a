import type { Orientation, PaperKey } from '#lib/carto/layout/papers.ts';
import type { Lang } from '#lib/carto/view-query.ts';

/** Files that a printed map comes as, the one for printers first. */
export const PRINT_FORMATS = ['pdf', 'svg', 'png'] as const;
export type PrintFormat = (typeof PRINT_FORMATS)[number];

interface PrintTexts {
	title: string;
	what: string;
	paper: string;
	papers: Record<PaperKey, string>;
	orientationOf: string;
	orientation: Record<Orientation, string>;
	scale: string;
	scaleOther: string;
	scaleHint: (min: string, max: string) => string;
	fit: string;
	heading: string;
	review: string;
	reviewHint: string;
	internal: string;
	boundaries: string;
	law: string;
	format: string;
	formats: Record<PrintFormat, string>;
	preview: string;
	drawing: string;
	download: (format: string) => string;
	making: string;
	ready: (file: string) => string;
	open: string;
	failed: (why: string) => string;
	frame: (paper: string, scale: string) => string;
	handle: string;
}

export const PRINT_TEXTS: Record<Lang, PrintTexts> = {
	zh: {
		title: '制图',
		what: '地图上的框就是纸上的图幅；拖动框中的手柄，或用方向键移动。',
		paper: '纸张',
		papers: { A4: 'A4', A3: 'A3', A0: 'A0', '16:9': '16:9' },
		orientationOf: '方向',
		orientation: { landscape: '横向', portrait: '纵向' },
		scale: '比例尺',
		scaleOther: '其他',
		scaleHint: (min, max) => `1:${min} 至 1:${max} 的整数`,
		fit: '全图',
		heading: '图名',
		review: '审图号',
		reviewHint: '留空则印出待填的空格',
		internal: '标“内部使用”',
		boundaries: '含行政区划界线，公开使用须送审。',
		law: '依据：《地图管理条例》第十五、二十二条，《地图审核管理规定》第五、六条。也可在图层中关闭行政区。',
		format: '格式',
		formats: { pdf: 'PDF 矢量', svg: 'SVG 矢量', png: 'PNG 图片' },
		preview: '预览',
		drawing: '正在绘制…',
		download: (format) => `下载 ${format}`,
		making: '正在出图…',
		ready: (file) => `${file} 已下载。`,
		open: '在新页面打开',
		failed: (why) => `未能出图：${why}`,
		frame: (paper, scale) => `${paper} · 1:${scale}`,
		handle: '图幅中心：方向键移动，按住 Shift 走大步'
	},
	en: {
		title: 'Print',
		what: 'The frame on the map is what the paper will show. Drag its handle, or move it with the arrow keys.',
		paper: 'Paper',
		papers: { A4: 'A4', A3: 'A3', A0: 'A0', '16:9': '16:9' },
		orientationOf: 'Orientation',
		orientation: { landscape: 'Landscape', portrait: 'Portrait' },
		scale: 'Scale',
		scaleOther: 'Other',
		scaleHint: (min, max) => `a whole number, 1:${min} to 1:${max}`,
		fit: 'Whole city',
		heading: 'Title',
		review: 'Map review number',
		reviewHint: 'Empty leaves a slot to be filled in',
		internal: 'Marked as internal use',
		boundaries: 'Shows administrative boundaries: to be reviewed before publication.',
		law: 'By the Regulations on Map Management, art. 15 and 22, and the Provisions on Map Review, art. 5 and 6. Districts can be switched off among the layers.',
		format: 'Format',
		formats: { pdf: 'PDF, vector', svg: 'SVG, vector', png: 'PNG, pixels' },
		preview: 'Preview',
		drawing: 'Drawing…',
		download: (format) => `Download ${format}`,
		making: 'Making the file…',
		ready: (file) => `${file} is downloaded.`,
		open: 'Open on a page of its own',
		failed: (why) => `Not made: ${why}`,
		frame: (paper, scale) => `${paper} · 1:${scale}`,
		handle: 'Middle of the sheet: arrow keys move it, with Shift farther'
	}
};
