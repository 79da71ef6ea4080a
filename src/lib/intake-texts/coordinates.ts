import { nameCrs } from '#lib/core/intake/coordinates/name-crs.ts';
import type { CrsId } from '#lib/core/intake/coordinates/types.ts';
import type { Told } from '#lib/core/intake/types.ts';

/** How a coordinate system was found. `{name}` stands for a parameter, `{off}` for east and north in words. */
export const COORDINATES = {
	'crs-says-nothing': {
		zh: '文件没有写明坐标系',
		en: 'the file does not say which coordinate system it is in'
	},
	'crs-too-long': {
		zh: '坐标系定义长达 {characters} 个字符，不予读取（上限 {most}）',
		en: 'the definition of the coordinate system has {characters} characters and is not read (at most {most})'
	},
	'crs-unreadable': {
		zh: '坐标系定义无法读取：{text}',
		en: 'the definition of the coordinate system cannot be read: {text}'
	},
	'crs-unknown-name': {
		zh: '从“{text}”看不出是哪一个坐标系，请指定',
		en: '"{text}" does not tell which coordinate system it is; choose it'
	},
	'crs-unknown-code': {
		zh: '坐标系代码 {id} 不在可用的坐标系中，请转换为国家2000后再导入',
		en: '{id} is none of the coordinate systems known here; convert to CGCS2000 first'
	},
	'crs-geocentric': {
		zh: '{id} 为地心直角坐标，须有 Z 值才能定位，请转换为经纬度后再导入',
		en: '{id} is geocentric and places nothing without Z; convert to longitude and latitude first'
	},
	'crs-taken-as-wgs84': {
		zh: '国家2000按 WGS-84 使用，两者相差不到 {withinM} 米',
		en: 'CGCS2000 is taken as WGS 84, from which it differs by less than {withinM} m'
	},
	'crs-old-datum': {
		zh: '没有转换参数，{crs}的位置可能偏差约 {withinM} 米；请使用已转换为国家2000的数据，或用控制点校正',
		en: 'without parameters, positions in {crs} may be off by some {withinM} m; use data converted to CGCS2000, or fit by control points'
	},
	'crs-looks-like-degrees': { zh: '数值为经纬度', en: 'the numbers are degrees' },
	'crs-eastings-with-zone': {
		zh: '横坐标前两位为带号 {zone}，中央经线 {meridian}°E',
		en: 'eastings begin with zone {zone}, central meridian {meridian}° E'
	},
	'crs-eastings-without-zone': {
		zh: '横坐标不带带号，按中央经线 {meridian}°E 落在该处',
		en: 'eastings have no zone number; with the central meridian {meridian}° E they lie there'
	},
	'crs-looks-like-metres': { zh: '数值符合{crs}', en: 'the numbers are as in {crs}' },
	'crs-axes-swapped': {
		zh: '纵坐标（纬度）在前，横坐标（经度）在后',
		en: 'northing or latitude comes before easting or longitude'
	},
	'crs-declared': { zh: '文件写明为{crs}', en: 'the file says {crs}' },
	'crs-within-city': {
		zh: '{percent}% 的点落在本市范围内',
		en: '{percent} % of the positions are within the city'
	},
	'crs-system-shift': {
		zh: '像是{crs}：{off}',
		en: 'looks like {crs}: {off}'
	},
	'crs-system-shift-fit': {
		zh: '像是{crs}：{off}；改正后与街道中位偏差 {medianM} 米',
		en: 'looks like {crs}: {off}; once corrected, the median distance to streets is {medianM} m'
	},
	'crs-shift-left': {
		zh: '按{crs}仍有偏差：{off}',
		en: 'in {crs} something is left: {off}'
	},
	'crs-own': {
		zh: '编号已知的 {compared} 个要素中，{stood} 个的位置与规划完全一致',
		en: '{stood} of {compared} features with known ids stand exactly where the plan has them'
	},
	'crs-fits-streets': {
		zh: '{features} 个要素与街道相符，距街道中位 {medianM} 米',
		en: '{features} features fit the streets, {medianM} m from them at the median'
	},
	'crs-names-near': {
		zh: '{names} 个同名小区、地标相距中位 {medianM} 米',
		en: '{names} places of the same name are {medianM} m apart at the median'
	},
	'crs-no-positions': { zh: '没有坐标', en: 'there are no positions' },
	'crs-no-system': {
		zh: '没有一个坐标系能使数据落在中国境内，请指定坐标系或用控制点校正',
		en: 'no known coordinate system places the data in China; choose one, or fit by control points'
	},
	'crs-outside-city': {
		zh: '没有一个坐标系能使数据落在本市范围内，请核对城市和文件',
		en: 'no known coordinate system places the data in the city; check city and file'
	},
	'crs-zone-unsaid': {
		zh: '仅凭数值有 {systems} 个坐标系都说得通，请指定中央经线或带号',
		en: 'by its numbers it may be any of {systems} coordinate systems; say the central meridian or zone'
	},
	'crs-unexplained-shift': {
		zh: '按{crs}整体{off}，不是任何一个已知坐标系的偏移，请核对或用控制点校正',
		en: 'in {crs} all is {off}, which is no known system; check it, or fit by control points'
	},
	'crs-partly-outside': {
		zh: '只有 {percent}% 的点落在本市范围内，请核对坐标系',
		en: 'only {percent} % of the positions are within the city; check the coordinate system'
	},
	'crs-not-as-remembered': {
		zh: '上次同类文件按{crs}导入，这次不同，请确认',
		en: 'a file like this one came in as {crs} before, and this one is not; confirm it'
	},
	'crs-no-ground': {
		zh: '本市尚无街道可供比对，请确认坐标系',
		en: 'the city has no streets yet to compare with; confirm the coordinate system'
	},
	'crs-fit-undecided': {
		zh: '{features} 个要素与街道的关系不足以分辨 WGS-84、高德、百度坐标，请确认',
		en: '{features} features do not tell by the streets whether they are WGS 84, AMap or Baidu; confirm it'
	},
	'crs-too-little-evidence': {
		zh: '要素只有 {features} 个或附近没有街道，不足以分辨坐标系，请确认',
		en: 'with {features} features, or no streets near, the coordinate system cannot be told; confirm it'
	},
	'crs-declared-contradicted': {
		zh: '文件写明为{declared}，与数据不符；实为{crs}',
		en: 'the file says {declared}, which its data contradict; they are in {crs}'
	},
	'crs-declared-doubtful': {
		zh: '文件写明为{declared}，数据更像{crs}，请确认',
		en: 'the file says {declared}, but its data look like {crs}; confirm it'
	},
	'helmert-two-points': {
		zh: '只有两个控制点，无法检核，请再加一个以上',
		en: 'two control points cannot check each other; add at least one'
	},
	'helmert-large-residual': {
		zh: '第 {point} 个控制点残差 {largestM} 米，请核对该点',
		en: 'control point {point} is off by {largestM} m; check it'
	},
	'helmert-mirrored': {
		zh: '控制点残差达 {largestM} 米，纵横坐标对调后仅 {swappedM} 米，请对调',
		en: 'control points are off by {largestM} m, and by {swappedM} m with axes swapped; swap them'
	},
	'helmert-scale': {
		zh: '求得的比例为 {scale}，与 1 相差过大，请核对单位和控制点',
		en: 'the scale comes out as {scale}, too far from 1; check units and control points'
	}
} as const;

export type CoordinatesCode = keyof typeof COORDINATES;

/**
 * What was told of a coordinate system, in a language: systems by their names, and east and north in words.
 *
 * @returns undefined if the code is not one of this room's
 */
export function sayCoordinates({ code, parameters }: Told, lang: 'zh' | 'en'): string | undefined {
	if (!Object.hasOwn(COORDINATES, code)) return undefined;
	const text: string = COORDINATES[code as CoordinatesCode][lang];
	return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
		if (name === 'off') return sayOff(Number(parameters.east), Number(parameters.north), lang);
		if (name === 'id') return String(parameters.crs);
		const value = parameters[name];
		if (value === undefined) return whole;
		return name === 'crs' || name === 'declared' ? nameCrs({ id: value as CrsId })[lang] : String(value);
	});
}

function sayOff(eastM: number, northM: number, lang: 'zh' | 'en'): string {
	const [east, north] = [Math.abs(eastM), Math.abs(northM)];
	return lang === 'zh'
		? `偏${eastM < 0 ? '西' : '东'} ${east} 米、偏${northM < 0 ? '南' : '北'} ${north} 米`
		: `${east} m too far ${eastM < 0 ? 'west' : 'east'} and ${north} m too far ${northM < 0 ? 'south' : 'north'}`;
}
