import type { RefusalParameters } from './types.ts';

type Parameters = RefusalParameters['unusable-file'];

/** What readers of streets and boundaries say, and the same in Chinese; what is not here stays in English. */
const SENTENCES: readonly [problem: RegExp, said: (found: RegExpExecArray) => string][] = [
	[/^the file is empty/, () => '文件是空的。请重新下载或导出'],
	[/^is packed with gzip and damaged/, () => 'gzip 压缩包损坏或不完整。请重新下载或导出'],
	[/^unpacks to more than (\d+) MB/, ([, mb]) => `解压后超过 ${mb} MB。请先裁剪到城市范围`],
	[/^is a ZIP archive/, () => '是 ZIP 压缩包。请先解压'],
	[/^is a Shapefile/, () => '是 Shapefile 的一部分。请导出为 WGS-84 坐标的 GeoJSON'],
	[/^is a GeoPackage/, () => '是 GeoPackage 或 SQLite 数据库。请将图层导出为 WGS-84 坐标的 GeoJSON'],
	[
		/^the file says (.*), but its numbers look like (.*)/,
		([, said, like]) => `写明的坐标系（${said}）与坐标数值不符，数值像是 ${like}。请填写正确的坐标系`
	],
	[
		/^the file does not say in which system/,
		() => '未写明坐标系，坐标也不是经纬度。请填写坐标系，例如 EPSG:4547'
	],
	[/^is no coordinate system/, () => '不是坐标系。请填写 EPSG: 加编号，例如 EPSG:4547，或 gcj02、bd09'],
	[/^is UTF-16 text|^is not UTF-8 text/, () => '不是 UTF-8 文本。请另存为 UTF-8'],
	[
		/^is neither PBF/,
		() =>
			'不是 PBF、XML 或 JSON，也不是 Shapefile、GeoPackage、KML 或 DXF。请提供 OpenStreetMap 数据（.osm.pbf、.osm、.osm.gz）或道路中心线'
	],
	[/^is broken JSON at line ([\d:]+)/, ([, line]) => `第 ${line} 处 JSON 有误。请改正或重新导出`],
	[/^is damaged|truncated|ends in the middle|unreadable block/, () => '文件损坏或不完整。请重新下载或导出'],
	[/^has no street within the boundary/, () => '边界以内没有街道。请检查边界的位置和坐标系（应为 WGS-84）'],
	[/^has no street lines|^has no street with a length/, () => '没有街道线。请提供含街道线的文件'],
	[/^has no street to walk on: (.*)/, ([, why]) => `没有可步行的街道（${why}）。请提供含街道线的文件`],
	[/^is (PBF|XML)/, ([, kind]) => `是 ${kind} 文件。边界请提供 GeoJSON 多边形`],
	[/^has no areas?$/, () => '没有多边形。请提供边界的多边形'],
	[/^is a (\w+)$/, ([, kind]) => `是 ${kind}，不是多边形。请提供边界的多边形`]
];

/** Why a file that was sent cannot be used, and what to do. */
export function sayUnusableFile({ file, feature, field, problem, remedy }: Parameters): string {
	for (const [pattern, say] of SENTENCES) {
		const found = pattern.exec(problem);
		if (found) return `“${file}”${say(found)}。`;
	}
	const where = [feature, field].filter((part) => part !== '').join(': ');
	return `“${file}”无法使用：${where === '' ? '' : `${where}: `}${problem}; ${remedy}。`;
}
