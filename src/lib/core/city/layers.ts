import {
	BUILDING_USES,
	HEIGHT_SOURCES,
	OPEN_TO,
	PROVENANCES,
	RENOVATION_STATES,
	type CityFeatures,
	type Door,
	type Entrance,
	type LayerName
} from './types.ts';
import { CAPACITY_UNITS, FACILITY_KIND_CODES, FACILITY_STATES } from '../facilities/facility-codes.ts';
import { STREET_CLASSES } from '../network/types.ts';

/** What one property may be. */
export interface Column {
	type: 'text' | 'text[]' | 'boolean' | 'integer' | 'double precision';
	/** The only values allowed. */
	values?: readonly string[];
	/** For a list: how many it has. */
	length?: number;
	/** Smallest and largest value, inclusive. */
	min?: number;
	max?: number;
	/** For a number: may be 0, which says that it is not known, though 0 is less than `min`. */
	orZero?: true;
	/** For text: must not be ''. */
	filled?: true;
	/** For text: how many characters it has at most. */
	maxLength?: number;
	/** For text: an ISO instant in UTC; or '' or `layer/id`, which need not be there. */
	form?: 'instant' | 'feature';
	/** For text, or each of a list of texts: the id of a feature of this layer, in the same city. */
	refersTo?: LayerName;
	/** For text that refers to a feature: may be ''. */
	orNone?: true;
}

/** Points that belong to a feature, in order: doors of a centre, entrances of a community. */
export interface PointList {
	/** What one of them is called in messages. */
	what: 'door' | 'entrance';
	/** The property that holds them. */
	property: 'doors' | 'entrances';
	/** All but the coordinates, which are `lngLat`. */
	columns: Readonly<Record<string, Column>>;
	/** Whether the feature's own point is its first. */
	isPlace: boolean;
}

export interface LayerSchema {
	geometryTypes: readonly ('Point' | 'LineString' | 'Polygon' | 'MultiPolygon')[];
	columns: Readonly<Record<string, Column>>;
	points?: PointList;
}

type Props<L extends LayerName> = CityFeatures[L]['features'][number]['properties'];
type ColumnsOf<P> = { [K in Exclude<keyof P, 'doors' | 'entrances' | 'lngLat'>]-?: Column };

const INT_MAX = 2_147_483_647;
/** More than the tallest there is: what is beyond is a slip of the pen. */
const MOST_FLOORS = 200;
const MOST_HEIGHT_M = 1000;
const TEXT: Column = { type: 'text' };
const FILLED: Column = { type: 'text', filled: true };
const COUNT: Column = { type: 'integer', min: 0, max: INT_MAX };
const AREA: Column = { type: 'double precision', min: 0 };
const AMOUNT = AREA;
const NAMED = {
	id: FILLED,
	name: FILLED,
	nameEn: TEXT,
	provenance: { type: 'text', values: PROVENANCES }
} as const satisfies Record<string, Column>;
const YEAR = { type: 'integer', min: 1840, max: 2100 } as const satisfies Column;
const AREAS = ['Polygon', 'MultiPolygon'] as const;

const WAY = { id: FILLED, openTo: { type: 'text', values: OPEN_TO } } as const;
const DOOR = WAY satisfies ColumnsOf<Door>;
const ENTRANCE = WAY satisfies ColumnsOf<Entrance>;

/**
 * What the features of each layer hold. A layer comes after those it refers to. Properties are in the order of their
 * columns, doors or entrances last.
 */
export const LAYERS = {
	districts: { geometryTypes: AREAS, columns: { ...NAMED, code: TEXT } },
	clusters: {
		geometryTypes: AREAS,
		columns: { ...NAMED, number: { type: 'integer', min: 1, max: INT_MAX }, population: COUNT, areaM2: AREA }
	},
	blocks: {
		geometryTypes: AREAS,
		columns: {
			id: FILLED,
			clusterId: { type: 'text', refersTo: 'clusters' },
			population: COUNT,
			areaM2: AREA,
			provenance: NAMED.provenance
		}
	},
	axes: {
		geometryTypes: ['LineString'],
		columns: { ...NAMED, streetName: TEXT, halfWidthM: { type: 'double precision', min: Number.MIN_VALUE } }
	},
	centres: {
		geometryTypes: ['Point'],
		columns: {
			...NAMED,
			clusterId: { type: 'text', refersTo: 'clusters' },
			districtId: { type: 'text', refersTo: 'districts' },
			open: { type: 'boolean' }
		},
		points: {
			what: 'door',
			property: 'doors',
			columns: DOOR,
			isPlace: true
		}
	},
	communities: {
		geometryTypes: AREAS,
		columns: {
			...NAMED,
			aliases: { type: 'text[]' },
			clusterId: { type: 'text', refersTo: 'clusters' },
			districtId: { type: 'text', refersTo: 'districts' },
			state: { type: 'text', values: RENOVATION_STATES },
			propertyManagement: { type: 'boolean' },
			walled: { type: 'boolean' },
			yearBuilt: YEAR,
			buildings: COUNT,
			households: COUNT,
			people: COUNT,
			floorAreaM2: AREA,
			siteAreaM2: AREA,
			serviceFeeYuanPerM2Month: AMOUNT,
			collectionRate: { type: 'double precision', min: 0, max: 1 },
			extraIncomeYuanPerYear: AMOUNT,
			serviceCostYuanPerYear: AMOUNT,
			note: TEXT
		},
		points: {
			what: 'entrance',
			property: 'entrances',
			columns: ENTRANCE,
			isPlace: false
		}
	},
	facilities: {
		geometryTypes: ['Point', ...AREAS],
		columns: {
			...NAMED,
			kind: { type: 'text', values: FACILITY_KIND_CODES },
			status: { type: 'text', values: FACILITY_STATES },
			capacity: COUNT,
			capacityUnit: { type: 'text', values: CAPACITY_UNITS },
			floorAreaM2: AREA,
			siteAreaM2: AREA,
			note: TEXT
		}
	},
	buildings: {
		geometryTypes: AREAS,
		columns: {
			id: FILLED,
			name: TEXT,
			communityId: { type: 'text', refersTo: 'communities', orNone: true },
			floors: { type: 'integer', min: 0, max: MOST_FLOORS },
			heightM: { type: 'double precision', min: 0, max: MOST_HEIGHT_M },
			heightFrom: { type: 'text', values: HEIGHT_SOURCES },
			units: COUNT,
			households: COUNT,
			floorAreaM2: AREA,
			yearBuilt: { ...YEAR, orZero: true },
			use: { type: 'text', values: BUILDING_USES },
			provenance: NAMED.provenance
		}
	},
	landmarks: {
		geometryTypes: ['Point'],
		columns: { ...NAMED, kind: FILLED, certainty: { type: 'text', values: ['high', 'medium', 'low'] } }
	},
	streets: {
		geometryTypes: ['LineString'],
		columns: {
			id: FILLED,
			name: TEXT,
			streetClass: { type: 'text', values: STREET_CLASSES },
			provenance: NAMED.provenance
		}
	},
	walls: { geometryTypes: ['LineString'], columns: NAMED },
	links: { geometryTypes: ['LineString'], columns: NAMED },
	passages: {
		geometryTypes: ['Point'],
		columns: {
			id: FILLED,
			communityIds: { type: 'text[]', length: 2, refersTo: 'communities' },
			provenance: NAMED.provenance
		}
	},
	notes: {
		geometryTypes: ['Point'],
		columns: {
			id: FILLED,
			text: { type: 'text', filled: true, maxLength: 2000 },
			author: { type: 'text', filled: true, maxLength: 80 },
			writtenAt: { type: 'text', form: 'instant' },
			about: { type: 'text', form: 'feature', maxLength: 200 },
			resolved: { type: 'boolean' },
			replyTo: { type: 'text', refersTo: 'notes', orNone: true }
		}
	}
} as const satisfies { [L in LayerName]: LayerSchema & { columns: ColumnsOf<Props<L>> } };

/** The layers, each after those it refers to. */
export const LAYER_NAMES = Object.keys(LAYERS) as LayerName[];

/** Whether a text is the name of a layer. */
export function isLayerName(text: unknown): text is LayerName {
	return typeof text === 'string' && Object.hasOwn(LAYERS, text);
}

/**
 * The schema of a layer, without the literal types that TypeScript cannot follow through a loop.
 *
 * @throws RangeError if there is no such layer
 */
export function getLayerSchema(layer: LayerName): LayerSchema {
	if (!isLayerName(layer)) throw new RangeError(`There is no layer "${String(layer)}".`);
	return LAYERS[layer];
}
