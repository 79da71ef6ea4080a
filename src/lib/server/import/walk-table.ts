import type { StreetClass } from '#lib/core/network/types.ts';

/**
 * What a value of `foot` or `access` says of walkers:
 *
 * - `opens`: they may pass, and that decides over everything more general (class, `access`, kind of barrier);
 * - `passes`: they may pass where nothing else is against it;
 * - `silent`: nothing about who may pass: the more general tag decides;
 * - `shuts`: the public may not pass.
 */
export type AccessSays = 'opens' | 'passes' | 'silent' | 'shuts';

interface AccessRow {
	readonly says: AccessSays;
	readonly means: string;
}

/**
 * Every value of `foot` and `access` that is understood, after case, blanks, booleans and 0/1 are made one.
 *
 * @see src/decisions/0019-walk-access-rules.md for what other routers do
 */
export const ACCESS_VALUES: Readonly<Record<string, AccessRow>> = {
	yes: { says: 'opens', means: 'a right of way' },
	designated: { says: 'opens', means: 'made and signed for it' },
	permissive: { says: 'opens', means: 'the owner lets everybody pass' },
	official: { says: 'opens', means: 'older word for designated' },
	public: { says: 'opens', means: 'open to the public' },
	allowed: { says: 'opens', means: 'older word for yes' },
	destination: { says: 'passes', means: 'those on their way to a place there: a walk ends there' },
	customers: { says: 'passes', means: 'guests of a shop, market or office: anybody may be one' },
	dismount: { says: 'passes', means: 'on foot only' },
	discouraged: { says: 'passes', means: 'allowed, though a sign advises against it' },
	limited: { says: 'passes', means: 'passable with difficulty' },
	sidewalk: { says: 'passes', means: 'on its pavement' },
	crossing: { says: 'passes', means: 'over a crossing' },
	use_sidepath: { says: 'silent', means: 'on the path beside it: still this street for walkers' },
	variable: { says: 'silent', means: 'changes by sign' },
	unknown: { says: 'silent', means: 'nobody knows' },
	no: { says: 'shuts', means: 'nobody' },
	none: { says: 'shuts', means: 'nobody' },
	private: { says: 'shuts', means: 'by leave of the owner, each one' },
	permit: { says: 'shuts', means: 'with a permit' },
	license: { says: 'shuts', means: 'with a permit' },
	residents: { says: 'shuts', means: 'those who live there' },
	members: { says: 'shuts', means: 'members of a club' },
	staff: { says: 'shuts', means: 'those who work there' },
	employees: { says: 'shuts', means: 'those who work there' },
	service: { says: 'shuts', means: 'the operator' },
	restricted: { says: 'shuts', means: 'some, not said who' },
	military: { says: 'shuts', means: 'the armed forces' },
	emergency: { says: 'shuts', means: 'fire engines and ambulances' },
	delivery: { says: 'shuts', means: 'those who deliver' },
	agricultural: { says: 'shuts', means: 'farmers' },
	forestry: { says: 'shuts', means: 'foresters' },
	bus: { says: 'shuts', means: 'buses' },
	psv: { says: 'shuts', means: 'buses and taxis' },
	hov: { says: 'shuts', means: 'full cars' },
	impassable: { says: 'shuts', means: 'nobody gets through' },
	closed: { says: 'shuts', means: 'closed for now' }
};

/** Other spellings of `yes` and `no`: booleans and numbers of GeoJSON files, and what Chinese ledgers write. */
export const SPELLINGS: Readonly<Record<string, 'yes' | 'no'>> = {
	true: 'yes',
	t: 'yes',
	y: 'yes',
	'1': 'yes',
	是: 'yes',
	允许: 'yes',
	false: 'no',
	f: 'no',
	n: 'no',
	'0': 'no',
	否: 'no',
	禁止: 'no',
	禁行: 'no'
};

interface BarrierRow {
	/** Whether walkers cannot pass it where no tag says that they may. */
	readonly isShut: boolean;
	readonly means: string;
}

const OPEN = (means: string): BarrierRow => ({ isShut: false, means });
const SHUT = (means: string): BarrierRow => ({ isShut: true, means });

/** Every kind of `barrier` on a node of a way; one that is not here lets walkers pass, and is named. */
export const BARRIER_KINDS: Readonly<Record<string, BarrierRow>> = {
	no: OPEN('none is left'),
	entrance: OPEN('a gap in a wall or fence'),
	gate: OPEN('opens for whoever comes'),
	wicket_gate: OPEN('a small gate for walkers'),
	lift_gate: OPEN('for vehicles: walkers go beside or under it'),
	swing_gate: OPEN('for vehicles'),
	sliding_gate: OPEN('for vehicles'),
	sliding_beam: OPEN('for vehicles'),
	hampshire_gate: OPEN('a piece of fence that is unhooked'),
	bump_gate: OPEN('pushed open'),
	kissing_gate: OPEN('for walkers'),
	stile: OPEN('for walkers'),
	horse_stile: OPEN('stepped over'),
	turnstile: OPEN('for walkers'),
	'full-height_turnstile': OPEN('for walkers'),
	door: OPEN('opens for whoever comes'),
	bollard: OPEN('against vehicles'),
	block: OPEN('against vehicles'),
	planter: OPEN('against vehicles'),
	jersey_barrier: OPEN('against vehicles: walkers go round it'),
	cycle_barrier: OPEN('slows bicycles'),
	motorcycle_barrier: OPEN('against motorcycles'),
	wheelchair_barrier: OPEN('stepped over'),
	cattle_grid: OPEN('against cattle'),
	chain: OPEN('stepped over'),
	rope: OPEN('stepped over'),
	bar: OPEN('for vehicles'),
	barrier_board: OPEN('for vehicles'),
	log: OPEN('stepped over'),
	tyres: OPEN('against vehicles'),
	debris: OPEN('climbed over'),
	berm: OPEN('climbed over'),
	kerb: OPEN('stepped up'),
	step: OPEN('stepped up'),
	delineators: OPEN('against vehicles'),
	spikes: OPEN('against vehicles'),
	bus_trap: OPEN('against cars'),
	car_trap: OPEN('against cars'),
	sump_buster: OPEN('against cars'),
	tank_trap: OPEN('against vehicles'),
	height_restrictor: OPEN('against tall vehicles'),
	width_restrictor: OPEN('against wide vehicles'),
	toll_booth: OPEN('vehicles pay'),
	checkpoint: OPEN('shown a paper'),
	border_control: OPEN('shown a paper'),
	sally_port: OPEN('a gate through a wall'),
	coupure: OPEN('a gap in a dike'),
	handrail: OPEN('along the way'),
	yes: OPEN('a barrier of a kind nobody has noted'),
	wall: SHUT('no way through'),
	city_wall: SHUT('no way through'),
	retaining_wall: SHUT('no way through'),
	noise_barrier: SHUT('no way through'),
	fence: SHUT('no way through'),
	wire_fence: SHUT('no way through'),
	wood_fence: SHUT('no way through'),
	railing: SHUT('no way through'),
	net: SHUT('no way through'),
	hedge: SHUT('no way through'),
	hedge_bank: SHUT('no way through'),
	guard_rail: SHUT('along or across, without a gap'),
	cable_barrier: SHUT('along or across, without a gap'),
	ditch: SHUT('no bridge over it'),
	trench: SHUT('no bridge over it'),
	moat: SHUT('no bridge over it'),
	haha: SHUT('a sunken wall'),
	'ha-ha': SHUT('a sunken wall'),
	field_boundary: SHUT('a wall, fence or hedge')
};

interface HighwayRow {
	readonly streetClass: StreetClass;
	/** `always`: unless a tag shuts it; `invited`: where `foot` or a pavement opens it. */
	readonly walkers: 'always' | 'invited';
}

const ALWAYS = (streetClass: StreetClass): HighwayRow => ({ streetClass, walkers: 'always' });
const INVITED = (streetClass: StreetClass): HighwayRow => ({ streetClass, walkers: 'invited' });

/** Values of `highway` that are streets, and for whom. */
export const HIGHWAYS: Readonly<Record<string, HighwayRow>> = {
	trunk: ALWAYS('trunk'),
	trunk_link: ALWAYS('trunk'),
	primary: ALWAYS('primary'),
	primary_link: ALWAYS('primary'),
	secondary: ALWAYS('secondary'),
	secondary_link: ALWAYS('secondary'),
	tertiary: ALWAYS('tertiary'),
	tertiary_link: ALWAYS('tertiary'),
	unclassified: ALWAYS('unclassified'),
	road: ALWAYS('unclassified'),
	residential: ALWAYS('residential'),
	living_street: ALWAYS('living_street'),
	service: ALWAYS('service'),
	pedestrian: ALWAYS('pedestrian'),
	track: ALWAYS('track'),
	cycleway: ALWAYS('cycleway'),
	footway: ALWAYS('footway'),
	path: ALWAYS('path'),
	steps: ALWAYS('steps'),
	motorway: INVITED('trunk'),
	motorway_link: INVITED('trunk'),
	raceway: INVITED('track'),
	bridleway: INVITED('path'),
	busway: INVITED('service'),
	bus_guideway: INVITED('service'),
	escape: INVITED('service'),
	emergency_bay: INVITED('service'),
	rest_area: INVITED('service'),
	services: INVITED('service'),
	platform: INVITED('footway'),
	elevator: INVITED('footway'),
	corridor: INVITED('footway'),
	ladder: INVITED('steps')
};

/** States of a way that is not there, or not there yet: as a value of `highway`, or as a key set to yes. */
const NOT_THERE = [
	'construction',
	'proposed',
	'planned',
	'abandoned',
	'disused',
	'razed',
	'demolished',
	'destroyed',
	'dismantled',
	'removed'
] as const;

/** Values of `highway` that nobody walks on, whatever the other tags say: not there, not a way, or a climb. */
export const NEVER_WALKED: ReadonlySet<string> = new Set([...NOT_THERE, 'historic', 'via_ferrata', 'no']);

/** Keys that, set to yes, take a way out of use although it keeps its class. */
export const LIFECYCLE_KEYS = [...NOT_THERE, 'impassable'] as const;

/** Classes of planning files: Chinese ones (GB/T 51328—2018, 3.0.2 and usage) and this project's own. */
export const PLAN_CLASSES: Readonly<Record<string, HighwayRow>> = {
	lane: ALWAYS('lane'),
	快速路: ALWAYS('trunk'),
	主干路: ALWAYS('primary'),
	主干道: ALWAYS('primary'),
	次干路: ALWAYS('secondary'),
	次干道: ALWAYS('secondary'),
	支路: ALWAYS('tertiary'),
	步行街: ALWAYS('pedestrian'),
	高速公路: INVITED('trunk'),
	高速路: INVITED('trunk')
};

/** Fields of a line that is something else where it has no class of a street: walls, rivers, rails, wires. */
export const OTHER_LINES = [
	'barrier',
	'waterway',
	'railway',
	'power',
	'aeroway',
	'aerialway',
	'boundary',
	'building',
	'natural',
	'landuse',
	'leisure',
	'man_made',
	'pipeline',
	'telecom'
] as const;
