import { GRID_CRS, type CrsDatum } from './grid-crs.ts';
import type { CrsId } from './types.ts';

const DATUMS: readonly [RegExp, CrsDatum][] = [
	[/cgcs.?2000|china.?2000|国家2000|2000国家|2000坐标|china[\s_]geodetic/i, 'cgcs2000'],
	[/xi'?an.?(19)?80|西安80|80西安|1980西安|西安1980/i, 'xian80'],
	[/beijing.?(19)?54|北京54|54北京|1954北京|北京1954/i, 'beijing54'],
	[/wgs.?(19)?84/i, 'wgs84']
];

const WEB_MERCATOR = /web.?mercator|pseudo.?mercator|mercator.?auxiliary|墨卡托/i;
const PROJECTED = /gauss|高斯|degree|度带|[\s_]gk[\s_]|utm|zone|[\s_]cm[\s_]|带号|中央经线|mercator/i;

/**
 * The coordinate system that a name means: `CGCS2000_3_Degree_GK_CM_114E`, `CGCS2000 / 3-degree Gauss-Kruger zone 38`,
 * `西安80 3度带 38带`, `GCS_WGS_1984`, `高德坐标`, `WGS 84 / UTM zone 50N`.
 *
 * @returns undefined where the name leaves open which one it is, such as a datum with a zone that is not said
 */
export function readCrsName(name: string): CrsId | undefined {
	if (/gcj-?_?0?2|火星|高德|腾讯|amap/i.test(name)) return 'gcj02';
	if (/bd-?_?0?9|百度|baidu/i.test(name) && !/mc\b|墨卡托|mercator/i.test(name)) return 'bd09';
	const datum = DATUMS.find(([pattern]) => pattern.test(name))?.[1];
	if (WEB_MERCATOR.test(name)) return 'EPSG:3857';
	const utm = /utm[\s_]*(?:zone)?[\s_]*(\d{1,2})[\s_]*([ns])?/i.exec(name);
	if (utm && (datum === 'wgs84' || datum === undefined))
		return `EPSG:${(/s/i.test(utm[2] ?? '') ? 32700 : 32600) + Number(utm[1])}`;
	if (!datum) return undefined;
	// The year of the datum is no zone.
	const rest = name.replace(/cgcs.?2000|2000|1954|1980|1984/gi, ' ');
	if (!PROJECTED.test(rest))
		return `EPSG:${{ wgs84: 4326, cgcs2000: 4490, xian80: 4610, beijing54: 4214 }[datum]}`;
	const zone = Number(/zone[\s_]*(\d{1,2})|第?(\d{1,2})带/i.exec(rest)?.slice(1).find(Boolean) ?? 0);
	const meridian = Number(
		/cm[\s_]*(\d{2,3})|中央经线\D*(\d{2,3})|(\d{2,3})\s*°?e\b/i.exec(rest)?.slice(1).find(Boolean) ?? 0
	);
	const widthDeg = /(?<!\d)3[\s_-]?(deg|度)|三度/i.test(rest) || zone > 23 ? 3 : 6;
	const grid = GRID_CRS.find(
		(crs) =>
			crs.kind === 'gauss' &&
			crs.datum === (datum === 'wgs84' ? 'cgcs2000' : datum) &&
			crs.widthDeg === widthDeg &&
			(zone > 0 ? crs.zone === zone : crs.zone === 0 && crs.meridian === meridian)
	);
	return grid && `EPSG:${grid.code}`;
}
