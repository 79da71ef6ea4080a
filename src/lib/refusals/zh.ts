import { sayUnusableFile } from './unusable-file-zh.ts';
import type { DocumentName, RefusalTexts } from './types.ts';

const NAMES: Record<DocumentName, string> = {
	view: '视图',
	scenario: '方案',
	briefing: '汇报',
	draft: '草稿'
};

const CITY_FIELDS: Record<string, string> = {
	name: '名称',
	nameEn: '英文名',
	title: '标题',
	titleEn: '英文标题'
};

export const ZH: RefusalTexts = {
	'foreign-origin': ({ origin, own }) =>
		`来自 ${origin} 的页面不能修改 ${own} 的内容。如果两者是经代理转发的同一服务器，请在启动时将 LIANPIAN_URL 设为对外打开的地址。`,
	'unnamed-program': ({ own }) => `其他机器上的程序须表明来源：请发送请求头 “origin: ${own}”。`,
	'unknown-city': ({ city, cities }) => `没有城市“${city}”。现有：${cities.join('、') || '无'}。`,
	'wrong-city-id': ({ id }) =>
		`“${id}”不能用作城市的简称：请用 1–40 个小写字母、数字和连字符，且不得与系统自身的网址相同。`,
	'city-taken': ({ city }) => `已有城市“${city}”。请换一个简称。`,
	'city-removed': ({ city }) => `城市“${city}”已被移除，可以恢复。请将其恢复，或换一个简称。`,
	'wrong-city-name': ({ field, most, value }) =>
		value === ''
			? '请填写城市名称。'
			: `“${value}”不能用作城市的${CITY_FIELDS[field] ?? '名称'}：须为单行，最多 ${most} 个字。`,
	'unusable-file': sayUnusableFile,
	'large-upload': ({ name, mostMb }) =>
		`“${name}”超过 ${mostMb} MB。请先裁剪到城市范围，或在服务器上用 lianpian city create 新建。`,
	'unknown-job': ({ id }) => `找不到任务“${id}”。它可能早已结束，或随服务器重启而中断：请查看城市列表。`,
	'no-streets': ({ city }) => `城市“${city}”还没有街道数据。请先运行 lianpian tiles 生成。`,
	'streets-of-extract': ({ city }) =>
		`城市“${city}”的街道来自底图数据，不在规划图层中，不能在此增改。新增通道请画为“连通道”，封闭路段请画“围墙”；或修改原始数据后用 lianpian tiles 重新生成。`,
	'unknown-document': ({ document, id }) => `没有编号为“${id}”的${NAMES[document]}。它可能已被删除。`,
	'unknown-slide': ({ id, slide }) => `汇报“${id}”没有第 ${slide} 页。`,
	'wrong-body': ({ wanted, fields }) =>
		`${wanted.zh}${fields.map(({ field, right }) => `“${field}”须为 ${right}。`).join('')}`,
	'large-body': () => '发送的内容过大。',
	'wrong-name': ({ document, most, length }) =>
		`${NAMES[document]}名称须为 1–${most} 个字，现为 ${length} 个字。`,
	'name-of-lines': ({ document }) => `${NAMES[document]}名称须为单行，且不含控制字符。`,
	'name-taken': ({ document, name }) => `已有名为“${name}”的${NAMES[document]}。请换一个名称，或先将其删除。`,
	'too-many-documents': ({ document, most }) => `已有 ${most} 个${NAMES[document]}。请先删除不再需要的。`,
	'large-document': ({ document, most, length }) =>
		`${NAMES[document]}最多 ${most} 个字符，现为 ${length} 个字符。`,
	'wrong-document': ({ problem }) => problem.zh,
	'newer-document': ({ document, format, known }) =>
		`该${NAMES[document]}的格式为 ${format}，本程序只认识到 ${known}。请更新程序。`,
	'document-changed': ({ document, revision, started }) =>
		`该${NAMES[document]}已被他人修改：现为第 ${revision} 版，此次修改基于第 ${started} 版。请重新打开后修改，或另存为其他名称。`,
	'wrong-parameters': ({ wrong }) =>
		wrong
			.map(
				({ name, value, right, rightZh }) => `参数 ${name} 的值“${value}”不可用，应为：${rightZh ?? right}`
			)
			.join('；'),
	'no-browser': ({ chosen }) =>
		`${chosen === null ? '服务器上没有 Chrome 或 Chromium' : `CHROME_PATH 指向的 ${chosen} 无法启动浏览器`}。请安装（Debian、Ubuntu：apt-get install chromium fonts-noto-cjk），或用 CHROME_PATH 指明；.svg 不需要浏览器。`,
	'set-by-environment': ({ name }) => `此项已由服务器的环境变量 ${name} 设定，请在那里修改。`,
	'wrong-address': ({ address }) =>
		`“${address}”不是服务器地址。请只写协议、主机和端口，例如 https://map.example.gov.cn。`,
	'unknown-page': ({ path }) => `${path} 没有内容。地址可能有误，或内容已被删除。`,
	'wrong-path': ({ path }) => `${path} 不是有效地址：其中的“%”后缺少应有的编码。`,
	'wrong-method': ({ method, allowed }) =>
		`此处不支持 ${method}。可用的方法：${allowed.join('、') || '无'}。`,
	'no-file': () => '所需的文件不存在。请运行 lianpian tiles 重新生成。',
	'wrong-template': ({ problem }) => problem.zh,
	'large-file': () => '生成的文件过大，浏览器无法打开。请减少内容后重试。',
	'wrong-import': ({ problem }) => problem.zh,
	'wrong-export': ({ problem }) => problem.zh,
	'no-map': ({ address }) => `${address} 不是本服务器的地图。`,
	'wrong-changes': ({ problems, more }) =>
		problems
			.map(
				({ layer, featureId, field, reason }) =>
					`${[layer, featureId && `“${featureId}”`, field].filter(Boolean).join(' ')} ${reason.zh}。`
			)
			.join('') + (more > 0 ? `另有 ${more} 处问题。` : ''),
	'unknown-base': ({ base, first, last }) =>
		`修改所基于的版本 ${base} 不存在，现有版本为 ${first} 至 ${last}。请重新打开计划后再改。`,
	'unknown-revision': ({ revision, first, last }) =>
		`没有第 ${revision} 版${last === undefined ? '' : `，现有${first === last ? `第 ${last} 版` : `第 ${first} 至 ${last} 版`}`}。`,
	'early-date': ({ asOf, first }) => `计划始于 ${first}，没有 ${asOf} 的内容。请选择 ${first} 或之后的日期。`,
	'unknown-change-set': ({ id }) => `没有编号为“${id}”的修改。`,
	'not-own-change': ({ author }) =>
		`这项修改由${author === '' ? '他人' : `“${author}”`}作出，只能由本人撤销；需要恢复原状时，请在修改记录中恢复。`,
	'same-id': ({ id }) => `编号“${id}”的修改已提交过，内容不同。请为新的修改换一个编号。`,
	'unknown-clash': ({ id }) => `没有编号为“${id}”的冲突。`,
	'decided-clash': ({ by }) => `这处冲突已${by === '' ? '' : `由“${by}”`}裁定。`,
	'unknown-feature': ({ layer, id }) => `${layer} 中没有“${id}”，也没有过它的记录。`,
	internal: ({ reference }) =>
		`服务器出现未预料的问题（编号 ${reference}）。请重试；如仍出现，请将编号告知维护人员。`,
	busy: () => '当前请求过多，请稍后再试。'
};
