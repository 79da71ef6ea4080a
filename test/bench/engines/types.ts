import type { Network, Position, StreetWay } from '#lib/core/network/types.ts';
import type { StreetPlace } from '../street-oracle.ts';

/** One street network that every engine gets, with the places its walks begin at. */
export interface BenchCity {
	name: string;
	ways: readonly StreetWay[];
	network: Network;
	origins: readonly Origin[];
	/** Folder for the engine's own files; removed at the end. */
	folder: string;
}

export interface Origin {
	place: StreetPlace;
	/** The same place on our network: what engines that take our graph begin from. */
	position: Position;
}

/** What an engine is asked in one case. */
export interface Query {
	limitM: number;
	minutes: number;
	/** Per origin, places within the limit: for engines that answer pairs only. */
	targets: readonly (readonly StreetPlace[])[];
}

/** The speed all walk at, Valhalla's default for walkers: 5.1 km/h. */
export const SPEED_MPS = 5.1 / 3.6;

/** One kind of answer an engine gives, and how its work is measured. */
export interface Work {
	/** Said beside the figure: what exactly was measured. */
	note?: string;
	/** What has to be made ready for this query and is not timed. */
	ready?(query: Query): void;
	/** The whole answer for all origins; where time runs out a part of it, saying so by returning `PartlyDone`. */
	run(query: Query): unknown;
}

export interface TimesWork extends Work {
	/** Metres from each origin to every node of our network it reaches. */
	listNodeMetres?(query: Query): Promise<ReadonlyMap<number, number>[]>;
	/** Metres from each origin to its targets; `undefined` where the engine was not asked, Infinity where it found no way. */
	listTargetMetres?(query: Query): Promise<(number | undefined)[][]>;
}

export interface PolygonsWork extends Work {
	/** GeoJSON of the area within reach of each origin asked for, by number. */
	listPolygons(
		query: Query,
		variant?: string
	): Promise<ReadonlyMap<number, GeoJSON.Polygon | GeoJSON.MultiPolygon>>;
}

/** An engine with a city loaded. */
export interface PreparedEngine {
	times?: TimesWork;
	polygons?: PolygonsWork;
	close?(): void | Promise<void>;
}

export interface Engine {
	id: string;
	/** Largest network it is tried on, where it has a limit that the benchmark knows of. */
	maxNodes?: { count: number; reason: string };
	/** Gets what the engine needs on this machine. @throws SkippedEngine where it cannot be had */
	install(): Promise<void>;
	prepare(city: BenchCity): Promise<PreparedEngine>;
	/** After the last city. */
	uninstall?(): Promise<void>;
}

/** An engine that cannot be measured here; the message says why. */
export class SkippedEngine extends Error {
	override readonly name = 'SkippedEngine';
}
