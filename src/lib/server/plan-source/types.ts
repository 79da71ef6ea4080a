import type { CityMeta } from '#lib/core/city/types.ts';
import type { LoggedChangeSet } from '#lib/core/plan/types.ts';
import type { CityCard, RemovedCity } from '#lib/core/city/city-card.ts';
import type { CityNames, CreatedCity, CreateStage } from '../cities/create-city.ts';
import type { ReadReport } from '../import/types.ts';
import type { GivenFile, IntakeAnswer, IntakeRequest } from '../intake/types.ts';
import type { FileKind } from '../city-store/stored-files.ts';
import type { ChangeAnswer } from '#lib/core/plan/change-answer.ts';
import type { Clash } from '../plan/clashes.ts';
import type { PlanOfCity } from '../plan/get-plan-at.ts';
import type { PlanMoment } from '../plan/plan-moment.ts';

/** The log of a city after some revision. */
export interface LogPart {
	/** The newest revision there is. */
	revision: number;
	changeSets: LoggedChangeSet[];
}

/** Documents that commands read. */
export type KeptKind = 'scenario' | 'briefing';

export interface KeptDocument {
	name: string;
	/** As its kind has it. */
	document: unknown;
}

/** A wish to take a revision back. */
export interface WantedRevert {
	id: string;
	author: string;
	reason: string;
	revision: number;
}

/** Cities that can be opened, in id order, and those that can be put back, the latest removed first. */
export interface CityList {
	cities: CityCard[];
	removed: RemovedCity[];
}

export interface WantedCity {
	id: string;
	names: Pick<CityNames, 'name'> & Partial<CityNames>;
	/** Path of the file of streets. */
	file: string;
	/** Path of a file of polygons; left out: all of the streets. */
	boundaryFile?: string | undefined;
	/** Coordinate system of the streets, where their file does not say it: `EPSG:4547`, `gcj02`, `bd09`. */
	crs?: string | undefined;
}

export interface CreateOptions {
	onProgress: (share: number, stage: CityStage) => void;
	signal: AbortSignal;
}

/** What of a new city is being made. */
export type CityStage = CreateStage | 'building';

/** A city that was made. */
export interface MadeCity extends Pick<CreatedCity, 'meta' | 'streets' | 'landmarks'> {
	/** What became of the file of streets. */
	read: Pick<ReadReport, 'ways' | 'dropped' | 'repaired' | 'cut' | 'unread'>;
}

/**
 * Where plans come from: the files of the project, the database, or a running server that has the database. Whoever
 * asks sees the same plan at the same revision from each. What is refused is a `Refused` with its reason.
 */
export interface PlanSource {
	readonly kind: 'files' | 'database' | 'server';

	/** @throws Refused if there is no such city or revision, or the date is before the plan begins */
	getPlan(cityId: string, moment?: PlanMoment): Promise<PlanOfCity>;

	/** Change sets after a revision, oldest first. Files have none. */
	listChangeSets(cityId: string, since: number): Promise<LogPart>;

	/**
	 * What was done to one feature, oldest first.
	 *
	 * @throws Refused if there is and was none
	 */
	listHistory(cityId: string, layer: string, featureId: string): Promise<LogPart>;

	listClashes(cityId: string, options: { all: boolean }): Promise<Clash[]>;

	/** @param sent as `POST /{city}/changes` takes it */
	apply(cityId: string, sent: unknown): Promise<ChangeAnswer>;

	/** See `importFile` of the server. */
	importFile(cityId: string, files: readonly GivenFile[], request: IntakeRequest): Promise<IntakeAnswer>;

	revert(cityId: string, wanted: WantedRevert): Promise<ChangeAnswer>;

	/** What people keep with the city under a name. Files have none. */
	listDocuments(cityId: string, kind: KeptKind): Promise<{ id: string; name: string }[]>;

	/** @returns `undefined` if there is none with this id */
	findDocument(cityId: string, kind: KeptKind, id: string): Promise<KeptDocument | undefined>;

	/** Everything in the database as one archive; see `backUp`. */
	backUp(): Promise<Uint8Array>;

	/**
	 * The path of a city's walking network or basemap on this machine.
	 *
	 * @param upTo as it was for the plan of this revision; default: the newest
	 * @returns undefined if there is none
	 */
	findFile(cityId: string, kind: FileKind, upTo?: number): Promise<string | undefined>;

	/** The path of a city's land use map on this machine, see `findLand`; there need be none. */
	findLand(cityId: string): Promise<string>;

	listCities(): Promise<CityList>;

	/**
	 * Makes a city of a file of streets, with network and basemap; see `createCity`.
	 *
	 * @param onProgress told the share done, 0…1, and what is made
	 */
	createCity(city: WantedCity, options: CreateOptions): Promise<MadeCity>;

	/** @throws Refused if there is no such city */
	removeCity(cityId: string): Promise<RemovedCity>;

	/** @throws Refused if there is and was no such city */
	restoreCity(cityId: string): Promise<CityMeta>;

	/** @throws Refused if there is no such city, or a name cannot be one */
	renameCity(cityId: string, names: Partial<CityNames>): Promise<CityMeta>;

	close(): Promise<void>;
}
