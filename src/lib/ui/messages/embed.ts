import type { Lang } from '#lib/carto/view-query.ts';

interface EmbedText {
	asOf: (date: string) => string;
	revision: (revision: string) => string;
	asOfPage: (date: string) => string;
	open: string;
	openLong: string;
	words: string;
	part: string;
	communities: string;
	households: string;
	within: (minutes: number) => string;
	city: string;
	goTo: (name: string) => string;
	loading: string;
	failed: (why: string) => string;
	retry: string;
	close: string;
	pictureOf: string;
	notStatic: string;
	wheel: string;
	fingers: string;
	kind: { centre: string; cluster: string; district: string; axis: string };
	trial: string;
	notInForce: string;
	/** Between two things that the mark of a trial tells. */
	stop: string;
	dialog: {
		title: string;
		what: string;
		size: string;
		responsive: string;
		fixed: string;
		width: string;
		height: string;
		options: string;
		legend: string;
		controls: string;
		isStatic: string;
		language: string;
		theme: string;
		preview: string;
		snippet: Record<'frame' | 'element' | 'picture' | 'link', string>;
		hint: Record<'frame' | 'element' | 'picture' | 'link', string>;
		copy: (what: string) => string;
		copyShort: string;
		copied: string;
		copyFailed: string;
		pictureFile: string;
		pictureHint: string;
		pictureCopy: string;
		pictureDownload: (format: string) => string;
		pictureMaking: string;
		pictureCopied: string;
		pictureCopyFailed: string;
		admin: string;
	};
}

/** Texts of embedded maps and of the dialog that writes them. */
export const EMBED_TEXTS: Record<Lang, EmbedText> = {
	zh: {
		asOf: (date) => `数据截至 ${date}`,
		revision: (revision) => `计划第 ${revision} 版`,
		asOfPage: (date) => `页面日期 ${date}`,
		open: '打开连片',
		openLong: '在连片中打开这个视图（新窗口）',
		words: '文字与数字',
		part: '范围',
		communities: '未改造小区',
		households: '户数',
		within: (minutes) => `${minutes} 分钟内`,
		city: '全市',
		goTo: (name) => `在地图上看${name}`,
		loading: '正在读取地图…',
		failed: (why) => `地图没有读出来：${why}`,
		retry: '重试',
		close: '关闭',
		pictureOf: '地图图片',
		notStatic: '浏览器没有启用脚本，显示的是静态图。',
		wheel: '按住 Ctrl 滚动可缩放；点一下地图后可直接滚动',
		fingers: '用两指移动地图',
		kind: { centre: '社区服务中心', cluster: '组团', district: '区', axis: '主轴' },
		trial: '推演',
		notInForce: '非现行方案',
		stop: '；',
		dialog: {
			title: '嵌入网页',
			what: '把当前视图放进网页。嵌入的地图只读，始终带来源、数据日期和示意标记。',
			size: '大小',
			responsive: '随页面宽度',
			fixed: '固定',
			width: '宽（像素）',
			height: '高（像素）',
			options: '选项',
			legend: '图例',
			controls: '缩放按钮与链接',
			isStatic: '静态图，不用脚本',
			language: '语言',
			theme: '主题',
			preview: '预览',
			snippet: { frame: 'iframe', element: '网页组件', picture: '静态图片', link: '链接' },
			hint: {
				frame: '任何网页和内容管理系统都能用。',
				element: '高度自动适应，可用脚本切换视图、接收点选事件。',
				picture: '只是一张图，点击打开地图；公众号、邮件里也能用。',
				link: '支持 oEmbed 的网站贴上链接即可。'
			},
			copy: (what) => `复制${what}代码`,
			copyShort: '复制',
			copied: '已复制',
			copyFailed: '浏览器不允许复制，请选中后按 Ctrl+C。',
			pictureFile: '图片文件',
			pictureHint: '邮件、微信和公众号用 PNG（两倍像素，清晰）；排版用 SVG 或 PDF。',
			pictureCopy: '复制图片',
			pictureDownload: (format) => `下载 ${format}`,
			pictureMaking: '正在生成图片…',
			pictureCopied: '图片已复制，可直接粘贴到邮件或微信',
			pictureCopyFailed: '浏览器不允许复制图片（只有本机或 https 地址可以），请下载 PNG 后插入。',
			admin: '哪些网站可以嵌入，由管理员用 LIANPIAN_FRAME_ANCESTORS 设定。'
		}
	},
	en: {
		asOf: (date) => `Data as of ${date}`,
		revision: (revision) => `plan revision ${revision}`,
		asOfPage: (date) => `Page of ${date}`,
		open: 'Open Lianpian',
		openLong: 'Open this view in Lianpian (new window)',
		words: 'In words and numbers',
		part: 'Part',
		communities: 'Not renovated',
		households: 'Households',
		within: (minutes) => `Within ${minutes} min`,
		city: 'Whole city',
		goTo: (name) => `Show ${name} on the map`,
		loading: 'Reading the map…',
		failed: (why) => `The map could not be read: ${why}`,
		retry: 'Try again',
		close: 'Close',
		pictureOf: 'Picture of the map',
		notStatic: 'Scripts are off in this browser; this is a picture.',
		wheel: 'Hold Ctrl and scroll to zoom, or click the map first',
		fingers: 'Move the map with two fingers',
		kind: { centre: 'Service centre', cluster: 'Cluster', district: 'District', axis: 'Main axis' },
		trial: 'What-if',
		notInForce: 'not the plan in force',
		stop: '; ',
		dialog: {
			title: 'Embed',
			what: 'Puts the present view on a website. An embedded map is read-only and always carries its source, its date and the mark of illustrative data.',
			size: 'Size',
			responsive: 'As wide as the page',
			fixed: 'Fixed',
			width: 'Width (px)',
			height: 'Height (px)',
			options: 'Options',
			legend: 'Legend',
			controls: 'Zoom buttons and link',
			isStatic: 'Picture, no scripts',
			language: 'Language',
			theme: 'Theme',
			preview: 'Preview',
			snippet: { frame: 'iframe', element: 'Web component', picture: 'Picture', link: 'Link' },
			hint: {
				frame: 'Works on any page and in any content system.',
				element: 'Finds its own height; scripts can change the view and hear what is clicked.',
				picture: 'Just an image that leads to the map; for newsletters and mail, too.',
				link: 'Sites that know oEmbed need nothing but the link.'
			},
			copy: (what) => `Copy the code: ${what}`,
			copyShort: 'Copy',
			copied: 'Copied',
			copyFailed: 'The browser does not allow copying; select the text and press Ctrl+C.',
			pictureFile: 'Picture file',
			pictureHint: 'PNG (two pixels for one, sharp) for mail and messengers; SVG or PDF for layouts.',
			pictureCopy: 'Copy the picture',
			pictureDownload: (format) => `Download ${format}`,
			pictureMaking: 'Making the picture…',
			pictureCopied: 'Copied: paste it into a mail or a chat',
			pictureCopyFailed:
				'The browser does not allow copying pictures here (it needs https or this machine); download the PNG instead.',
			admin: 'The administrator decides with LIANPIAN_FRAME_ANCESTORS which sites may embed.'
		}
	}
};
