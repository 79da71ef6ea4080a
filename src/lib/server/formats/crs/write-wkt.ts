import type { GridCrs } from '#lib/core/intake/coordinates/grid-crs.ts';

const RADIUS_M = '6378137.0';
const DEGREE = '0.0174532925199433';

/** Datums that files are written on, as EPSG and as ArcGIS name them. */
const DATUMS = {
	wgs84: {
		epsg: 4326,
		name: 'WGS 84',
		esriName: 'GCS_WGS_1984',
		datum: 'WGS_1984',
		esriDatum: 'D_WGS_1984',
		ellipsoid: 'WGS 84',
		esriEllipsoid: 'WGS_1984',
		inverseFlattening: 298.257223563
	},
	cgcs2000: {
		epsg: 4490,
		name: 'China Geodetic Coordinate System 2000',
		esriName: 'GCS_China_Geodetic_Coordinate_System_2000',
		datum: 'China_2000',
		esriDatum: 'D_China_2000',
		ellipsoid: 'CGCS2000',
		esriEllipsoid: 'CGCS2000',
		inverseFlattening: 298.257222101
	}
} as const;

/** A system whose degrees are those of WGS-84 within centimetres. */
export type PlainGridCrs = GridCrs & { datum: keyof typeof DATUMS };

export const isPlainGrid = (crs: GridCrs): crs is PlainGridCrs => Object.hasOwn(DATUMS, crs.datum);

/** Well-known text as ArcGIS writes it to `.prj`, on one line. */
export function writeEsriWkt(crs: PlainGridCrs): string {
	const { esriName, esriDatum, esriEllipsoid, inverseFlattening } = DATUMS[crs.datum];
	const degrees = `GEOGCS["${esriName}",DATUM["${esriDatum}",SPHEROID["${esriEllipsoid}",${RADIUS_M},${inverseFlattening}]],PRIMEM["Greenwich",0.0],UNIT["Degree",${DEGREE}]]`;
	if (crs.kind === 'degrees') return degrees;
	const parameter = (name: string, value: number) =>
		`PARAMETER["${name}",${Number.isInteger(value) ? `${value}.0` : value}]`;
	const shared = [
		parameter('False_Easting', crs.falseEastingM),
		parameter('False_Northing', crs.falseNorthingM),
		parameter('Central_Meridian', crs.meridian)
	];
	const own =
		crs.kind === 'mercator'
			? [parameter('Standard_Parallel_1', 0), parameter('Auxiliary_Sphere_Type', 0)]
			: [parameter('Scale_Factor', scaleOf(crs)), parameter('Latitude_Of_Origin', 0)];
	const projection = {
		mercator: 'Mercator_Auxiliary_Sphere',
		utm: 'Transverse_Mercator',
		gauss: 'Gauss_Kruger'
	}[crs.kind];
	return `PROJCS["${nameEsri(crs)}",${degrees},PROJECTION["${projection}"],${[...shared, ...own].join(',')},UNIT["Meter",1.0]]`;
}

/**
 * Well-known text of OGC 01-009, with EPSG's numbers and without axes: east comes before north in every file.
 *
 * @see OGC 12-128r18 (GeoPackage), 1.1.2.1.2
 */
export function writeOgcWkt(crs: PlainGridCrs): string {
	const { epsg, name, datum, ellipsoid, inverseFlattening } = DATUMS[crs.datum];
	const degrees = `GEOGCS["${name}",DATUM["${datum}",SPHEROID["${ellipsoid}",6378137,${inverseFlattening}]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",${DEGREE},AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","${epsg}"]]`;
	if (crs.kind === 'degrees') return degrees;
	const isWeb = crs.kind === 'mercator';
	const projection = isWeb
		? 'PROJECTION["Mercator_1SP"],PARAMETER["central_meridian",0],PARAMETER["scale_factor",1]'
		: `PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",${crs.meridian}],PARAMETER["scale_factor",${scaleOf(crs)}]`;
	// Without it programs take the ellipsoid, which Web Mercator does not have.
	const extension = isWeb
		? ',EXTENSION["PROJ4","+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +wktext +no_defs"]'
		: '';
	return `PROJCS["${nameEpsg(crs)}",${degrees},${projection},PARAMETER["false_easting",${crs.falseEastingM}],PARAMETER["false_northing",${crs.falseNorthingM}],UNIT["metre",1,AUTHORITY["EPSG","9001"]]${extension},AUTHORITY["EPSG","${crs.code}"]]`;
}

const scaleOf = ({ kind }: GridCrs) => (kind === 'utm' ? 0.9996 : 1);

const halfOf = ({ falseNorthingM }: GridCrs) => (falseNorthingM === 0 ? 'N' : 'S');

function nameEpsg(crs: PlainGridCrs): string {
	const { kind, widthDeg, zone, meridian } = crs;
	if (kind === 'mercator') return 'WGS 84 / Pseudo-Mercator';
	if (kind === 'utm') return `WGS 84 / UTM zone ${zone}${halfOf(crs)}`;
	const three = widthDeg === 3 ? '3-degree ' : '';
	return `CGCS2000 / ${three}Gauss-Kruger ${zone > 0 ? `zone ${zone}` : `CM ${meridian}E`}`;
}

function nameEsri(crs: PlainGridCrs): string {
	const { kind, widthDeg, zone, meridian } = crs;
	if (kind === 'mercator') return 'WGS_1984_Web_Mercator_Auxiliary_Sphere';
	if (kind === 'utm') return `WGS_1984_UTM_Zone_${zone}${halfOf(crs)}`;
	const three = widthDeg === 3 ? '3_Degree_' : '';
	return `CGCS2000_${three}GK_${zone > 0 ? `Zone_${zone}` : `CM_${meridian}E`}`;
}
