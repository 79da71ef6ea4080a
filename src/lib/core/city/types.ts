import type { FeatureCollection, LineString, MultiPolygon, Point, Polygon } from 'geojson';
import type { CapacityUnit, FacilityKind, FacilityStatus } from '../facilities/facility-codes.ts';
import type { Bbox, LngLat } from '../geometry/types.ts';
import type { StreetClass } from '../network/types.ts';
import type { Provenance } from './provenance.ts';

export { PROVENANCES, type Provenance } from './provenance.ts';

/** State of renovation: 未改造, 改造中, 已改造. */
export const RENOVATION_STATES = ['not-renovated', 'under-way', 'accepted'] as const;
export type RenovationState = (typeof RENOVATION_STATES)[number];

/** Who may use an entrance: everybody, or only those who live there. */
export const OPEN_TO = ['all', 'residents'] as const;
export type OpenTo = (typeof OPEN_TO)[number];

/** What a building is used for. */
export const BUILDING_USES = [
	'residential',
	'mixed',
	'commercial',
	'public',
	'industrial',
	'ancillary',
	'unknown'
] as const;
export type BuildingUse = (typeof BUILDING_USES)[number];

/**
 * Where the height of a building comes from: measured on the spot, taken from drawings as built, floors of a ledger
 * times the height of a storey, estimated from satellite images, or nobody knows. Only the first two count as verified.
 */
export const HEIGHT_SOURCES = ['surveyed', 'drawing', 'ledger-floors', 'satellite', 'unknown'] as const;
export type HeightSource = (typeof HEIGHT_SOURCES)[number];

interface Named {
	/** Unique in the city; ties anywhere are broken by the smaller id, compared as strings. */
	id: string;
	name: string;
	nameEn: string;
	provenance: Provenance;
}

/** What a city is, apart from its features. */
export interface CityMeta {
	id: string;
	name: string;
	nameEn: string;
	/** Programme shown beside the name, e.g. 连片改造 2022. */
	title: string;
	titleEn: string;
	bbox: Bbox;
	/** ISO date the state of the features is true for. */
	asOf: string;
	/** Shown wherever the city's map or figures are. */
	attribution: string;
}

/** 区. */
export interface DistrictProps extends Named {
	/** Administrative code, GB/T 2260; '' for a development zone without one. */
	code: string;
}

/** 组团: planning group of street blocks. */
export interface ClusterProps extends Named {
	number: number;
	/** Everybody who lives there, not only in old communities. */
	population: number;
	areaM2: number;
}

/** 城市主轴. */
export interface AxisProps extends Named {
	/** Name of the street it follows. */
	streetName: string;
	/** Half of that street's width, metres. */
	halfWidthM: number;
}

/** A way into a centre. */
export interface Door {
	id: string;
	lngLat: LngLat;
	/** A door for staff or residents only is no way to the centre. */
	openTo: OpenTo;
}

/** 社区服务中心. Its point is its first door. */
export interface CentreProps extends Named {
	clusterId: string;
	districtId: string;
	open: boolean;
	doors: Door[];
}

/** A way through a community's boundary. */
export interface Entrance {
	id: string;
	lngLat: LngLat;
	openTo: OpenTo;
}

/** 老旧小区. */
export interface CommunityProps extends Named {
	/** Other spellings and earlier names. */
	aliases: string[];
	clusterId: string;
	districtId: string;
	state: RenovationState;
	/** Whether a property company serves it (有物业). */
	propertyManagement: boolean;
	/** Whether walls keep others out: one without can be walked through between its entrances open to all. */
	walled: boolean;
	yearBuilt: number;
	buildings: number;
	households: number;
	people: number;
	floorAreaM2: number;
	siteAreaM2: number;
	/** 物业费, yuan a month for each square metre of floor. */
	serviceFeeYuanPerM2Month: number;
	/** 收缴率: share of the fee that comes in, 0…1. */
	collectionRate: number;
	/** What shop, parcel station and parking would bring, yuan a year. */
	extraIncomeYuanPerYear: number;
	/** Cost of property management, yuan a year. */
	serviceCostYuanPerYear: number;
	/** What is known about it beyond the columns, in Chinese; '' if nothing. */
	note: string;
	entrances: Entrance[];
}

/** 设施: a facility that people live by; a point, or the ground that it takes. */
export interface FacilityProps extends Named {
	/** Type of the planning standards, see `facilities/facility-kinds.ts`. */
	kind: FacilityKind;
	status: FacilityStatus;
	/** How many it is for, in `capacityUnit`; 0: not known. */
	capacity: number;
	capacityUnit: CapacityUnit;
	/** 0: not known. */
	floorAreaM2: number;
	/** Of its ground; 0: not known. */
	siteAreaM2: number;
	/** What is known beyond the columns, in Chinese; '' if nothing. */
	note: string;
}

/** 楼栋: a footprint. */
export interface BuildingProps {
	id: string;
	/** 楼号; '' if it has none. */
	name: string;
	/** Of the community that it stands in; '' if it stands in none. */
	communityId: string;
	/** Above ground; 0: not known. */
	floors: number;
	/** From the ground outside to the eaves or parapet, metres; 0: not known. */
	heightM: number;
	heightFrom: HeightSource;
	/** Stairwells (单元); 0: not known. */
	units: number;
	/** 0: none live there, or not known. */
	households: number;
	/** Of all floors; 0: not known. */
	floorAreaM2: number;
	/** 0: not known. */
	yearBuilt: number;
	use: BuildingUse;
	provenance: Provenance;
}

/** 街坊: what main streets enclose; clusters are made of them. */
export interface BlockProps {
	id: string;
	clusterId: string;
	/** Everybody who lives there, not only in old communities. */
	population: number;
	areaM2: number;
	provenance: Provenance;
}

export interface EntranceProps {
	id: string;
	communityId: string;
	openTo: OpenTo;
	provenance: Provenance;
}

export interface LandmarkProps extends Named {
	/** hospital, school, park, railway_station … */
	kind: string;
	certainty: 'high' | 'medium' | 'low';
}

export interface StreetProps {
	id: string;
	name: string;
	streetClass: StreetClass;
	provenance: Provenance;
}

/** 围墙、隔断: a wall or fence that closes the streets which it crosses. */
export type WallProps = Named;

/** 连通道: a public way that joins the streets at its ends and those which it crosses. */
export type LinkProps = Named;

/** 开墙处: a gap in the wall between two neighbours, each of whom may use the other's entrances. */
export interface PassageProps {
	id: string;
	/** The two neighbours. */
	communityIds: string[];
	provenance: Provenance;
}

/** 批注: what somebody says at a place of the plan, or a reply to that. Neither walks nor figures know of notes. */
export interface NoteProps {
	id: string;
	/** At most 2,000 characters. */
	text: string;
	/** Who wrote it. */
	author: string;
	/** ISO instant in UTC. */
	writtenAt: string;
	/** `layer/id` of the feature that it is pinned to, which may be gone since; '' if it is pinned to none. */
	about: string;
	/** Whether it is settled; of a reply it means nothing. */
	resolved: boolean;
	/** Id of the note that it replies to; '' if it is none. A reply stands where its note stood. */
	replyTo: string;
}

/** Everything a city's plan holds. Coordinates WGS-84, features of each collection in id order. */
export interface CityFeatures {
	districts: FeatureCollection<Polygon | MultiPolygon, DistrictProps>;
	clusters: FeatureCollection<Polygon | MultiPolygon, ClusterProps>;
	blocks: FeatureCollection<Polygon | MultiPolygon, BlockProps>;
	axes: FeatureCollection<LineString, AxisProps>;
	centres: FeatureCollection<Point, CentreProps>;
	communities: FeatureCollection<Polygon | MultiPolygon, CommunityProps>;
	facilities: FeatureCollection<Point | Polygon | MultiPolygon, FacilityProps>;
	buildings: FeatureCollection<Polygon | MultiPolygon, BuildingProps>;
	landmarks: FeatureCollection<Point, LandmarkProps>;
	streets: FeatureCollection<LineString, StreetProps>;
	walls: FeatureCollection<LineString, WallProps>;
	links: FeatureCollection<LineString, LinkProps>;
	passages: FeatureCollection<Point, PassageProps>;
	notes: FeatureCollection<Point, NoteProps>;
}

export type LayerName = keyof CityFeatures;

export interface City {
	meta: CityMeta;
	features: CityFeatures;
}
