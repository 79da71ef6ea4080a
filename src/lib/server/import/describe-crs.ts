/** What a coordinate system of a GeoJSON file is to this program. */
export interface CrsVerdict {
	/** As the file names it. */
	name: string;
	/** Whether its coordinates are degrees that agree with WGS-84 within a metre or two. */
	isDegrees: boolean;
	/** In words, where it is known: `CGCS2000, Gauss-Krüger, central meridian 114° E`. */
	meaning: string | undefined;
}

/** Longitude and latitude: WGS-84, CGCS2000 and what agrees with them within a metre or two. */
const DEGREES: Readonly<Record<number, string>> = {
	4326: 'WGS 84',
	4979: 'WGS 84 with height',
	4490: 'CGCS2000',
	4480: 'CGCS2000 with height',
	4258: 'ETRS89',
	4937: 'ETRS89 with height',
	4269: 'NAD83',
	4283: 'GDA94',
	7844: 'GDA2020',
	4612: 'JGD2000',
	6668: 'JGD2011',
	4737: 'Korea 2000',
	4167: 'NZGD2000',
	9000: 'ITRF2014'
};

/** Others that planning files come in: degrees of an older datum, or metres; first and last code of a family. */
const OTHERS: [first: number, last: number, describe: (i: number) => string][] = [
	[4214, 4214, () => 'Beijing 1954: degrees, off by about 100 m'],
	[4610, 4610, () => 'Xian 1980: degrees, off by about 100 m'],
	[4555, 4555, () => 'New Beijing: degrees, off by about 100 m'],
	[4479, 4479, () => 'CGCS2000, geocentric metres'],
	[4978, 4978, () => 'WGS 84, geocentric metres'],
	[3857, 3857, () => 'Web Mercator, metres'],
	[3785, 3785, () => 'Web Mercator, metres'],
	[900913, 900913, () => 'Web Mercator, metres'],
	[102100, 102100, () => 'Web Mercator, metres'],
	[102113, 102113, () => 'Web Mercator, metres'],
	[3395, 3395, () => 'World Mercator, metres'],
	[4491, 4501, (i) => `CGCS2000, 6° Gauss-Krüger zone ${13 + i}, metres`],
	[4502, 4512, (i) => `CGCS2000, 6° Gauss-Krüger, central meridian ${75 + 6 * i}° E, metres`],
	[4513, 4533, (i) => `CGCS2000, 3° Gauss-Krüger zone ${25 + i}, metres`],
	[4534, 4554, (i) => `CGCS2000, 3° Gauss-Krüger, central meridian ${75 + 3 * i}° E, metres`],
	[2327, 2337, (i) => `Xian 1980, 6° Gauss-Krüger zone ${13 + i}, metres`],
	[2338, 2348, (i) => `Xian 1980, 6° Gauss-Krüger, central meridian ${75 + 6 * i}° E, metres`],
	[2349, 2369, (i) => `Xian 1980, 3° Gauss-Krüger zone ${25 + i}, metres`],
	[2370, 2390, (i) => `Xian 1980, 3° Gauss-Krüger, central meridian ${75 + 3 * i}° E, metres`],
	[2401, 2421, (i) => `Beijing 1954, 3° Gauss-Krüger zone ${25 + i}, metres`],
	[2422, 2442, (i) => `Beijing 1954, 3° Gauss-Krüger, central meridian ${75 + 3 * i}° E, metres`],
	[21413, 21423, (i) => `Beijing 1954, 6° Gauss-Krüger zone ${13 + i}, metres`],
	[21453, 21463, (i) => `Beijing 1954, 6° Gauss-Krüger, central meridian ${75 + 6 * i}° E, metres`],
	[32601, 32660, (i) => `WGS 84, UTM zone ${1 + i} north, metres`],
	[32701, 32760, (i) => `WGS 84, UTM zone ${1 + i} south, metres`]
];

/** Names without a code, blanks and signs left out. */
const NAMED_DEGREES: ReadonlySet<string> = new Set([
	'wgs84',
	'gcswgs1984',
	'wgs1984',
	'wgs84dd',
	'll84',
	'llwgs84',
	'longitudelatitudewgs84',
	'cgcs2000',
	'gcscgcs2000',
	'chinageodeticcoordinatesystem2000',
	'gcschinageodeticcoordinatesystem2000',
	'chinesegeodeticcoordinatesystem2000',
	'2000国家大地坐标系'
]);

/** Names that mean "unknown": the coordinates themselves decide. */
const SAYS_NOTHING = /^(urn:ogc:def:crs:\w*:*)?(unknown|unnamed|undefined|none|null|local_cs)$/i;

/** Words of names without a code, and what they mean. */
const NAMED_OTHERS: [pattern: RegExp, meaning: string][] = [
	[/gcj/i, 'GCJ-02, shifted by up to 700 m'],
	[/bd-?0?9/i, 'BD-09, shifted by over 1 km'],
	[/web.?mercator|pseudo.?mercator|mercator.?auxiliary/i, 'Web Mercator, metres'],
	[/gauss|_gk_|gk_|高斯|zone_|_cm_|3.?degree|transverse|utm/i, 'a projection, metres'],
	[/xian.?(19)?80|西安/i, 'Xian 1980, off by about 100 m'],
	[/beijing.?(19)?54|北京/i, 'Beijing 1954, off by about 100 m']
];

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * What the member `crs` of a GeoJSON object says, in all the ways programs have written it: as GeoJSON of 2008 has it
 * (`name`, `link`), older GeoServer's `EPSG` with a code, Esri's `wkid` and `wkt`, or a bare name.
 *
 * @returns undefined where it says nothing: null, or an object without a name
 */
export function describeCrs(crs: unknown): CrsVerdict | undefined {
	const name = findName(crs);
	if (name === undefined || SAYS_NOTHING.test(name.trim())) return undefined;
	if (/\+proj=(longlat|latlong)\b.*(WGS84|GRS80)/.test(name))
		return { name, isDegrees: true, meaning: undefined };
	const code = findCode(name);
	if (code !== undefined) {
		const degrees = DEGREES[code];
		const family = OTHERS.find(([first, last]) => code >= first && code <= last);
		return { name, isDegrees: degrees !== undefined, meaning: degrees ?? family?.[2](code - family[0]) };
	}
	const plain = (
		/^(?:GEOGCS|GEOGCRS)\["([^"]*)"/i.exec(name)?.[1] ?? name.replace(/^.*[:/#]/, '')
	).toLowerCase();
	if (NAMED_DEGREES.has(plain.replaceAll(/[\s_()/-]/g, '')))
		return { name, isDegrees: true, meaning: undefined };
	return { name, isDegrees: false, meaning: NAMED_OTHERS.find(([pattern]) => pattern.test(name))?.[1] };
}

function findName(crs: unknown): string | undefined {
	if (typeof crs === 'string' || typeof crs === 'number') return String(crs).trim() || undefined;
	if (!isRecord(crs)) return undefined;
	const inner = isRecord(crs.properties) ? crs.properties : {};
	const code = [inner.code, crs.code, crs.latestWkid, crs.wkid, inner.latestWkid, inner.wkid].find(
		(value) => typeof value === 'number' || (typeof value === 'string' && value.trim() !== '')
	);
	if (code !== undefined)
		return /^\d+$/.test(String(code).trim()) ? `EPSG:${String(code).trim()}` : String(code);
	return [inner.name, inner.href, crs.name, crs.wkt, inner.wkt].find(
		(value): value is string => typeof value === 'string' && value.trim() !== ''
	);
}

/** The EPSG (or Esri) code of a name: `EPSG:4326`, `urn:ogc:def:crs:EPSG:6.9:4326`, `…/epsg.xml#4326`, `4326`. */
function findCode(name: string): number | undefined {
	if (/CRS:?84h?$/i.test(name.trim())) return 4326;
	const match =
		/^\s*(\d{4,6})\s*$/.exec(name) ??
		/(?:EPSG|ESRI)\b[^#]*[:/#=](\d{4,6})\b(?!.*\d{4})/i.exec(name) ??
		/(?:EPSG|ESRI)[:\s/#=]*(\d{4,6})\b/i.exec(name);
	return match ? Number(match[1]) : undefined;
}
