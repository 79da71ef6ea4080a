import { MAIN_STREET_CLASSES, type StreetClass } from '#lib/core/network/types.ts';
import { roomForName } from './street-name-room.ts';

/** Zooms of the basemap's archive. */
export const BASEMAP_MIN_ZOOM = 8;
export const BASEMAP_MAX_ZOOM = 16;

type FieldType = 'String' | 'Number' | 'Boolean';

interface LayerSchema {
	description: string;
	/** Properties written into the tiles, where a feature has them; all others are left out. */
	fields: Record<string, FieldType>;
	/** Lowest zoom a feature is in. */
	minZoomOf(properties: Readonly<Record<string, unknown>>): number;
	/**
	 * Its lines are not cut at the borders of tiles: each is in the one tile that has its middle, with this much of it
	 * around the middle, px of the screen. Left out: cut.
	 */
	wholeLengthPxOf?: (properties: Readonly<Record<string, unknown>>) => number;
}

/** Importance of a street on the map: 1 most, 5 least. */
export const STREET_RANK: Record<StreetClass, number> = {
	trunk: 1,
	primary: 1,
	secondary: 2,
	tertiary: 3,
	unclassified: 4,
	residential: 4,
	living_street: 4,
	pedestrian: 4,
	service: 5,
	track: 5,
	cycleway: 5,
	footway: 5,
	path: 5,
	steps: 5,
	lane: 5
};

const STREET_MIN_ZOOM: Record<StreetClass, number> = {
	trunk: 8,
	primary: 8,
	secondary: 10,
	tertiary: 11,
	unclassified: 12,
	residential: 13,
	living_street: 13,
	pedestrian: 13,
	service: 14,
	track: 14,
	cycleway: 14,
	footway: 14,
	path: 14,
	steps: 14,
	lane: 14
};

const classZoomOf = (properties: Readonly<Record<string, unknown>>): number =>
	STREET_MIN_ZOOM[properties.class as StreetClass] ?? 14;

/** Importance of a landmark by kind: 1 most; others 3. */
export const LANDMARK_RANK: Record<string, number> = {
	railway_station: 1,
	government: 2,
	hospital: 2,
	park: 2,
	bus_station: 2,
	heritage: 2,
	museum: 2,
	stadium: 2,
	bus_stop: 4,
	supermarket: 4,
	subway_entrance: 4
};

/** Kinds of names that are no landmarks, and the zoom from which they are written. */
const PLACE_MIN_ZOOM: Readonly<Record<string, number>> = {
	city: 8,
	town: 9,
	borough: 10,
	suburb: 11,
	island: 11,
	village: 12,
	quarter: 12,
	water: 12,
	neighbourhood: 13,
	hamlet: 13,
	square: 15
};

/** Whether a name on the map is that of a place or of a water, and not of a landmark. */
export const isPlaceName = (kind: unknown): boolean => Object.hasOwn(PLACE_MIN_ZOOM, String(kind));

/** Importance of such a name among others: 1 most. */
export const placeRankOf = (kind: unknown): number => Object.keys(PLACE_MIN_ZOOM).indexOf(String(kind)) + 1;

/** Buildings smaller than this are in no tile that shows more than some streets. */
const SMALL_BUILDING_M2 = 400;
const BUILDING_MIN_ZOOM = { large: 14, small: 15 };

/** Zoom from which streets of a rank have their names written. */
export const STREET_NAME_MIN_LEVEL: Readonly<Record<number, number>> = { 1: 11, 2: 11, 3: 12, 4: 13, 5: 15 };
/** Tiles end before; from closer than that names are a screen apart at most. */
export const STREET_NAME_MAX_LEVEL = 18;

const LANDMARK_MIN_ZOOM = [9, 9, 12, 14, 15];
const LANDUSE_MIN_ZOOM: Record<string, number> = { water: 8, park: 10, wood: 9, farmland: 9, block: 12 };
const MAIN_RAILWAYS = new Set(['rail', 'light_rail', 'subway']);
const MAIN_WATERWAYS = new Set(['river', 'canal']);

const NAMES: Record<string, FieldType> = { name: 'String', nameEn: 'String' };

/**
 * Layers of the basemap's tiles, in drawing order. A layer without features is not in the archive; an empty text
 * is not in a tile.
 *
 * - `landuse`: polygons; `kind` park, water, wood, farmland, residential, commercial, industrial, school,
 *   hospital, cemetery, pitch, railway, block (a street block without use)
 * - `waterway`: lines; `kind` river, canal, stream, drain, ditch
 * - `district`: polygons of 区; `district_line`: their borders, each once
 * - `building`: outlines of buildings or plots; the property `areaM2`, which is not written, tells the small ones
 * - `railway`: lines; `kind` rail, light_rail, subway, tram, …
 * - `street`: lines, where there is room from the zoom `fromZoom` on, which is not written; `class` as in STREET_CLASSES, `main` as in MAIN_STREET_CLASSES, `rank` as in STREET_RANK
 * - `street_name`: stretches of streets, each in one tile as a whole, with its name to be written at its middle from zoom
 *   `level` on; the rest as in `street`
 * - `place`: points with the names of parts of the city, villages, squares and waters; `kind` suburb, village, water, …
 * - `landmark`: points; `kind` hospital, school, …, `rank` as in LANDMARK_RANK
 */
export const BASEMAP_SCHEMA = {
	landuse: {
		description: 'Land by use',
		fields: { ...NAMES, kind: 'String', provenance: 'String' },
		minZoomOf: ({ kind }) => LANDUSE_MIN_ZOOM[String(kind)] ?? 11
	},
	waterway: {
		description: 'Rivers and canals as lines',
		fields: { ...NAMES, kind: 'String' },
		minZoomOf: ({ kind }) => (MAIN_WATERWAYS.has(String(kind)) ? 9 : 13)
	},
	district: {
		description: 'Districts',
		fields: { id: 'String', ...NAMES, provenance: 'String' },
		minZoomOf: () => BASEMAP_MIN_ZOOM
	},
	district_line: {
		description: 'Borders of districts',
		fields: { provenance: 'String' },
		minZoomOf: () => BASEMAP_MIN_ZOOM
	},
	building: {
		description: 'Buildings or plots',
		fields: { id: 'String', ...NAMES, kind: 'String', provenance: 'String' },
		minZoomOf: ({ areaM2 = Infinity }) =>
			Number(areaM2) < SMALL_BUILDING_M2 ? BUILDING_MIN_ZOOM.small : BUILDING_MIN_ZOOM.large
	},
	railway: {
		description: 'Railways',
		fields: { ...NAMES, kind: 'String', provenance: 'String' },
		minZoomOf: ({ kind }) => (MAIN_RAILWAYS.has(String(kind)) ? 9 : 13)
	},
	street: {
		description: 'Streets walkers use',
		fields: { ...NAMES, class: 'String', provenance: 'String', main: 'Boolean', rank: 'Number' },
		minZoomOf: (properties) => Math.min(classZoomOf(properties), Number(properties.fromZoom ?? Infinity))
	},
	street_name: {
		description: 'Where names of streets stand',
		fields: { ...NAMES, class: 'String', rank: 'Number', level: 'Number' },
		minZoomOf: ({ level }) => Math.min(BASEMAP_MAX_ZOOM, Number(level)),
		wholeLengthPxOf: (properties) => roomForName(properties).roomPx
	},
	place: {
		description: 'Names of places and waters',
		fields: { ...NAMES, kind: 'String', rank: 'Number' },
		minZoomOf: ({ kind }) => PLACE_MIN_ZOOM[String(kind)] ?? 13
	},
	landmark: {
		description: 'Landmarks',
		fields: { id: 'String', ...NAMES, kind: 'String', provenance: 'String', rank: 'Number' },
		minZoomOf: ({ rank }) => LANDMARK_MIN_ZOOM[Number(rank)] ?? 14
	}
} as const satisfies Record<string, LayerSchema>;

export type BasemapLayer = keyof typeof BASEMAP_SCHEMA;
export const BASEMAP_LAYERS = Object.keys(BASEMAP_SCHEMA) as BasemapLayer[];

/** @throws RangeError for a name that is not in {@link BASEMAP_SCHEMA}: every layer is decided on there */
export function getLayerSchema(name: string): LayerSchema {
	if (!Object.hasOwn(BASEMAP_SCHEMA, name)) throw new RangeError(`The basemap has no layer "${name}".`);
	return BASEMAP_SCHEMA[name as BasemapLayer];
}

/** What the street layer says of a class besides its name. */
export function describeStreetClass(streetClass: StreetClass): { main: boolean; rank: number } {
	return { main: MAIN_STREET_CLASSES.includes(streetClass), rank: STREET_RANK[streetClass] };
}
