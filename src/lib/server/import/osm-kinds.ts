import type { OsmTags } from './osm-elements.ts';

const LANDUSE_KINDS: Record<string, Record<string, string>> = {
	landuse: {
		residential: 'residential',
		commercial: 'commercial',
		retail: 'commercial',
		industrial: 'industrial',
		brownfield: 'industrial',
		port: 'industrial',
		depot: 'industrial',
		forest: 'wood',
		grass: 'park',
		flowerbed: 'park',
		meadow: 'park',
		greenery: 'park',
		recreation_ground: 'park',
		village_green: 'park',
		farmland: 'farmland',
		orchard: 'farmland',
		vineyard: 'farmland',
		plant_nursery: 'farmland',
		greenhouse_horticulture: 'farmland',
		allotments: 'farmland',
		cemetery: 'cemetery',
		reservoir: 'water',
		basin: 'water',
		education: 'school',
		railway: 'railway'
	},
	leisure: {
		park: 'park',
		garden: 'park',
		nature_reserve: 'park',
		playground: 'park',
		golf_course: 'park',
		pitch: 'pitch',
		track: 'pitch',
		stadium: 'pitch',
		sports_centre: 'pitch'
	},
	natural: {
		water: 'water',
		bay: 'water',
		wood: 'wood',
		scrub: 'wood',
		heath: 'wood',
		grassland: 'park',
		wetland: 'park'
	},
	tourism: { zoo: 'park', theme_park: 'park' },
	aeroway: { aerodrome: 'industrial' },
	waterway: { riverbank: 'water', dock: 'water' },
	amenity: {
		school: 'school',
		kindergarten: 'school',
		college: 'school',
		university: 'school',
		hospital: 'hospital'
	}
};

const LANDMARK_KINDS: Record<string, Record<string, string>> = {
	railway: { station: 'railway_station', halt: 'railway_station', subway_entrance: 'subway_entrance' },
	amenity: {
		hospital: 'hospital',
		clinic: 'clinic',
		school: 'school',
		kindergarten: 'school',
		college: 'school',
		university: 'school',
		library: 'library',
		townhall: 'government',
		marketplace: 'market',
		bus_station: 'bus_station',
		social_facility: 'elderly_care',
		nursing_home: 'elderly_care',
		theatre: 'theatre'
	},
	public_transport: { station: 'bus_station' },
	leisure: { park: 'park', stadium: 'stadium', sports_centre: 'stadium' },
	tourism: { museum: 'museum', attraction: 'heritage', zoo: 'park' },
	historic: { monument: 'heritage', castle: 'heritage', city_gate: 'heritage' },
	shop: { mall: 'mall', department_store: 'mall', supermarket: 'supermarket' },
	highway: { bus_stop: 'bus_stop' }
};

/** Places whose names tell where one is; those of the same kind weigh the same. */
const PLACES = new Set([
	'city',
	'town',
	'borough',
	'suburb',
	'quarter',
	'neighbourhood',
	'village',
	'hamlet',
	'island',
	'square'
]);

const RAILWAYS = new Set(['rail', 'light_rail', 'subway', 'tram', 'narrow_gauge', 'monorail']);
const WATERWAYS = new Set(['river', 'canal', 'stream', 'drain', 'ditch']);

/** What the basemap fills an area with, or undefined. */
export function findLanduseKind(tags: OsmTags): string | undefined {
	return findKind(LANDUSE_KINDS, tags);
}

/** Buildings that one walks under, or that are not there yet. */
const NO_OBSTACLES = new Set(['no', 'roof', 'carport', 'construction', 'proposed']);

/** Whether an area is a building that blocks the way. */
export function isBuilding({ building, location, layer = '' }: OsmTags): boolean {
	if (building === undefined || NO_OBSTACLES.has(building)) return false;
	return location !== 'underground' && !layer.startsWith('-');
}

/** What kind of landmark an element is, or undefined. */
export function findLandmarkKind(tags: OsmTags): string | undefined {
	return findKind(LANDMARK_KINDS, tags);
}

/** What kind of named place an element is, or undefined: a part of the city, a village, a square. */
export function findPlaceKind({ place = '' }: OsmTags): string | undefined {
	return PLACES.has(place) ? place : undefined;
}

/** What a point with a name is to the basemap: a landmark or a place. */
export const findNamedKind = (tags: OsmTags): string | undefined =>
	findLandmarkKind(tags) ?? findPlaceKind(tags);

/** Which line of the basemap a way is, or undefined. What is underground or not built is none. */
export function findLineKind(tags: OsmTags): { layer: 'railway' | 'waterway'; kind: string } | undefined {
	const { railway = '', waterway = '' } = tags;
	if (tags.tunnel !== undefined && tags.tunnel !== 'no') return undefined;
	if (RAILWAYS.has(railway)) return { layer: 'railway', kind: railway };
	if (WATERWAYS.has(waterway)) return { layer: 'waterway', kind: waterway };
	return undefined;
}

function findKind(kinds: Record<string, Record<string, string>>, tags: OsmTags): string | undefined {
	for (const [key, values] of Object.entries(kinds)) {
		const value = tags[key];
		if (value !== undefined && Object.hasOwn(values, value)) return values[value];
	}
	return undefined;
}

/** The name in Chinese, else in the local language; '' if none. */
export function nameOf(tags: OsmTags): string {
	return tags['name:zh'] ?? tags.name ?? '';
}

export function nameEnOf(tags: OsmTags): string {
	return tags['name:en'] ?? '';
}
