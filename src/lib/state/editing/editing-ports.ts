import type { CityFeatures } from '#lib/core/city/types.ts';
import type { ChangeAnswer } from '#lib/core/plan/change-answer.ts';
import type { OwnChangeSet } from '#lib/core/plan/plan-replica.ts';
import type { ChangeSource, LoggedChangeSet } from '#lib/core/plan/types.ts';
import type * as core from './editing-core.ts';
import type { OutboxPorts } from './outbox.ts';

/** What editing computes with: fetched when somebody edits, or when the plan changes, and not on a first visit. */
export type EditingCore = typeof core;

/** What editing needs of its environment. */
export interface EditingPorts extends OutboxPorts {
	/** Fetches what changes are computed with. */
	loadCore: () => Promise<EditingCore>;
	/** Sends a change set. @throws ServerRefused, or what `fetch` throws */
	send: (set: OwnChangeSet) => Promise<ChangeAnswer>;
	/** The log after a revision. */
	readLog: (since: number) => Promise<LoggedChangeSet[]>;
	/** The streets of the newest plan, which the plan document leaves out. */
	readStreets: () => Promise<StreetsAnswer>;
	/** Follows the log from a revision on, and the making of the network; the returned function ends it. */
	follow: (
		since: number,
		told: {
			onset: (set: LoggedChangeSet) => void;
			onnetwork: (state: NetworkState) => void;
			onpeople: (people: readonly Person[]) => void;
		}
	) => () => void;
	/** Says that somebody edits here, and where they look. */
	sayHere: (person: Person & { isLeaving: boolean }) => void;
	newId: () => string;
	/** Session storage: per tab, survives a reload. */
	session: Pick<Storage, 'getItem' | 'setItem'>;
	/** Locks a name for this tab until it is closed; 'unknown' if the browser has no locks. */
	claim: (name: string) => Promise<'mine' | 'taken' | 'unknown'>;
}

/** The streets of a plan. */
export interface StreetsAnswer {
	revision: number;
	streets: CityFeatures['streets'];
	/** They are in the walking network alone, and cannot be edited. */
	isOfExtract: boolean;
}

/** Somebody who edits the plan now, and where they look. */
export interface Person {
	id: string;
	name: string;
	lngLat: [number, number];
	zoom: number;
}

/** How far the server is with the network of changed streets. */
export interface NetworkState {
	/** Of the network that is served. */
	revision: number;
	basemapRevision: number;
	isBuilding: boolean;
	/** Of what is being made, 0…1. */
	share: number;
}

/** What an edit says of itself. */
export interface EditNote {
	/** Of the change set, for who asks later what has become of it; left out: a new one. */
	id?: string;
	reason?: string;
	source?: ChangeSource;
	/** ISO date from which it is true. */
	asOf?: string;
	/** What it was made on, where that is not what is shown now. */
	since?: KnownThen;
}

/** What of the log somebody knew who made a change. */
export type KnownThen = Pick<OwnChangeSet, 'base' | 'knows'>;
