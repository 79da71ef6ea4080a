import type { BothTexts } from '../../text/both-texts.ts';
import { findGridCrs, type CrsDatum, type GridCrs } from './grid-crs.ts';
import type { Crs } from './types.ts';

const DATUMS: Record<CrsDatum, BothTexts> = {
	wgs84: { zh: 'WGS-84', en: 'WGS 84' },
	cgcs2000: { zh: '国家2000（CGCS2000）', en: 'CGCS2000' },
	beijing54: { zh: '1954北京坐标系', en: 'Beijing 1954' },
	xian80: { zh: '1980西安坐标系', en: "Xi'an 1980" }
};

const OTHERS: Record<'gcj02' | 'bd09' | 'local' | 'wkt', BothTexts> = {
	gcj02: { zh: '高德、腾讯坐标（GCJ-02）', en: 'AMap, Tencent (GCJ-02)' },
	bd09: { zh: '百度坐标（BD-09）', en: 'Baidu (BD-09)' },
	local: { zh: '地方坐标系（由控制点求得）', en: 'local system by control points' },
	wkt: { zh: '文件自带的坐标系', en: "the file's own system" }
};

const SWAPPED: BothTexts = { zh: '，纵横坐标颠倒', en: ', axes swapped' };

/** A coordinate system as people call it; of a code that is not in the table, the code. */
export function nameCrs(crs: Pick<Crs, 'id' | 'swapped'>): BothTexts {
	const name = nameStraight(crs);
	return crs.swapped ? { zh: name.zh + SWAPPED.zh, en: name.en + SWAPPED.en } : name;
}

function nameStraight({ id }: Pick<Crs, 'id'>): BothTexts {
	if (id === 'gcj02' || id === 'bd09' || id === 'local' || id === 'wkt') return OTHERS[id];
	const grid = findGridCrs(Number(id.slice('EPSG:'.length)));
	if (!grid) return { zh: id, en: id };
	const { zh, en } = nameGrid(grid);
	return { zh: DATUMS[grid.datum].zh + zh, en: DATUMS[grid.datum].en + en };
}

function nameGrid({ kind, widthDeg, zone, meridian, falseNorthingM }: GridCrs): BothTexts {
	if (kind === 'degrees') return { zh: '经纬度', en: ', longitude and latitude' };
	if (kind === 'mercator') return { zh: ' Web 墨卡托', en: ' Web Mercator' };
	if (kind === 'utm') {
		const side = falseNorthingM === 0 ? 'N' : 'S';
		return { zh: ` UTM ${zone}${side}`, en: ` UTM zone ${zone}${side}` };
	}
	return zone > 0
		? {
				zh: `${widthDeg}度带第${zone}带（中央经线${meridian}°E，坐标带带号）`,
				en: `, ${widthDeg}° zone ${zone} (${meridian}° E, number in the easting)`
			}
		: {
				zh: `${widthDeg}度带（中央经线${meridian}°E，坐标不带带号）`,
				en: `, ${widthDeg}° zone at ${meridian}° E (no number in the easting)`
			};
}
