import {
	OPEN_TO,
	PROVENANCES,
	RENOVATION_STATES,
	type CityFeatures,
	type Door,
	type Entrance,
	type LayerName
} from '#lib/core/city/types.ts';
import { STREET_CLASSES } from '#lib/core/network/types.ts';

/** How one property is stored and what it may be. Its column is the property's name in snake case. */
export interface Column {
	type: 'text' | 'text[]' | 'boolean' | 'integer' | 'double precision';
	/** The only values allowed. */
	values?: readonly string[];
	/** Smallest and largest value, inclusive. */
	min?: number;
	max?: number;
	/** For text: must not be ''. */
	filled?: true;
	/** For text: the id of a feature of this layer, in the same city. */
	refersTo?: LayerName;
}

/** Points that belong to a feature, in order, in a table of their own. */
export interface PointTable {
	table: 'door' | 'entrance';
	/** The property that holds them. */
	property: 'doors' | 'entrances';
	/** The column with the id of the feature that they belong to. */
	parentColumn: 'service_centre_id' | 'community_id';
	/** All but the coordinates, which are `lngLat`. */
	columns: Readonly<Record<string, Column>>;
	/** Whether the feature's own point is its first. */
	isPlace: boolean;
}

export interface LayerTable {
	table: string;
	geometryTypes: readonly ('Point' | 'LineString' | 'Polygon' | 'MultiPolygon')[];
	columns: Readonly<Record<string, Column>>;
	points?: PointTable;
}

type Props<L extends LayerName> = CityFeatures[L]['features'][number]['properties'];
type ColumnsOf<P> = { [K in Exclude<keyof P, 'doors' | 'entrances' | 'lngLat'>]-?: Column };

const INT_MAX = 2_147_483_647;
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
const AREAS = ['Polygon', 'MultiPolygon'] as const;

const WAY = { id: FILLED, openTo: { type: 'text', values: OPEN_TO } } as const;
const DOOR = WAY satisfies ColumnsOf<Door>;
const ENTRANCE = WAY satisfies ColumnsOf<Entrance>;

/**
 * Table of each layer of a city. In the order of writing: a layer comes after those it refers to.
 * Properties are read back in the order of their columns, doors or entrances last.
 */
export const LAYER_TABLES = {
	districts: { table: 'district', geometryTypes: AREAS, columns: { ...NAMED, code: TEXT } },
	clusters: {
		table: 'cluster',
		geometryTypes: AREAS,
		columns: { ...NAMED, number: { type: 'integer', min: 1, max: INT_MAX }, population: COUNT, areaM2: AREA }
	},
	blocks: {
		table: 'block',
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
		table: 'axis',
		geometryTypes: ['LineString'],
		columns: { ...NAMED, streetName: TEXT, halfWidthM: { type: 'double precision', min: Number.MIN_VALUE } }
	},
	centres: {
		table: 'service_centre',
		geometryTypes: ['Point'],
		columns: {
			...NAMED,
			clusterId: { type: 'text', refersTo: 'clusters' },
			districtId: { type: 'text', refersTo: 'districts' },
			open: { type: 'boolean' }
		},
		points: {
			table: 'door',
			property: 'doors',
			parentColumn: 'service_centre_id',
			columns: DOOR,
			isPlace: true
		}
	},
	communities: {
		table: 'community',
		geometryTypes: AREAS,
		columns: {
			...NAMED,
			aliases: { type: 'text[]' },
			clusterId: { type: 'text', refersTo: 'clusters' },
			districtId: { type: 'text', refersTo: 'districts' },
			state: { type: 'text', values: RENOVATION_STATES },
			propertyManagement: { type: 'boolean' },
			walled: { type: 'boolean' },
			yearBuilt: { type: 'integer', min: 1840, max: 2100 },
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
			table: 'entrance',
			property: 'entrances',
			parentColumn: 'community_id',
			columns: ENTRANCE,
			isPlace: false
		}
	},
	landmarks: {
		table: 'landmark',
		geometryTypes: ['Point'],
		columns: { ...NAMED, kind: FILLED, certainty: { type: 'text', values: ['high', 'medium', 'low'] } }
	},
	streets: {
		table: 'street',
		geometryTypes: ['LineString'],
		columns: {
			id: FILLED,
			name: TEXT,
			streetClass: { type: 'text', values: STREET_CLASSES },
			provenance: NAMED.provenance
		}
	}
} as const satisfies { [L in LayerName]: LayerTable & { columns: ColumnsOf<Props<L>> } };

/** The layers in the order of writing. */
export const LAYER_NAMES = Object.keys(LAYER_TABLES) as LayerName[];

/** The same, without the literal types that TypeScript cannot follow through a loop. */
export function getLayerTable(layer: LayerName): LayerTable {
	if (!Object.hasOwn(LAYER_TABLES, layer)) throw new RangeError(`There is no layer "${layer}".`);
	return LAYER_TABLES[layer];
}

/** `floorAreaM2` → `floor_area_m2`. */
export function toColumnName(property: string): string {
	return property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
