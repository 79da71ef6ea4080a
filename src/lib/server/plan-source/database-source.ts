import { findRevision } from '../cities.ts';
import type { CityNames } from '../cities/create-city.ts';
import { listCityCards } from '../cities/list-city-cards.ts';
import { listRemovedCities, removeCity, renameCity, restoreCity } from '../cities/removed-cities.ts';
import { findCityFiles } from '../city-store/find-city-files.ts';
import { findLand } from '../city-store/find-land.ts';
import type { GivenFile, IntakeRequest } from '../intake/types.ts';
import type { FileKind } from '../city-store/stored-files.ts';
import type { Db } from '../db/port.ts';
import { readFeatureLog, readLog } from '../db/read-log.ts';
import { keepCity } from '../open-city.ts';
import { changePlan, revertRevision } from '../plan/change-plan.ts';
import { cityToday } from '../plan/city-today.ts';
import { listClashes } from '../plan/clashes.ts';
import { getPlanAt } from '../plan/get-plan-at.ts';
import { judgeEdit } from '../plan/judge-edit.ts';
import type { PlanMoment } from '../plan/plan-moment.ts';
import { readSentChanges } from '../plan/read-sent-changes.ts';
import { refuseCity } from '../refuse-city.ts';
import { Refused } from '../refused.ts';
import type {
	CityList,
	CreateOptions,
	KeptKind,
	LogPart,
	MadeCity,
	PlanSource,
	WantedCity,
	WantedRevert
} from './types.ts';

/** Plans as the database has them. */
export class DatabaseSource implements PlanSource {
	readonly kind = 'database';
	readonly #db: Db;
	readonly #close: () => Promise<void>;

	/** @param close ends what `db` was opened for */
	constructor(db: Db, close: () => Promise<void> = () => db.close()) {
		this.#db = db;
		this.#close = close;
	}

	getPlan(cityId: string, moment?: PlanMoment) {
		return getPlanAt(this.#db, cityId, moment);
	}

	async listChangeSets(cityId: string, since: number): Promise<LogPart> {
		const { revision } = await this.#keep(cityId);
		return { revision, changeSets: await readLog(this.#db, cityId, { after: since, upTo: revision }) };
	}

	async listHistory(cityId: string, layer: string, featureId: string): Promise<LogPart> {
		const { revision } = await this.#keep(cityId);
		const changeSets = await readFeatureLog(this.#db, cityId, layer, featureId);
		if (changeSets.length === 0) throw new Refused(404, 'unknown-feature', { layer, id: featureId });
		return { revision, changeSets };
	}

	async listClashes(cityId: string, options: { all: boolean }) {
		await this.#keep(cityId);
		return listClashes(this.#db, cityId, options);
	}

	async apply(cityId: string, sent: unknown) {
		await this.#keep(cityId);
		const changes = readSentChanges(sent, cityToday());
		return changePlan(this.#db, cityId, changes, judgeEdit(changes));
	}

	async importFile(cityId: string, files: readonly GivenFile[], request: IntakeRequest) {
		// The readers of files are loaded when they are needed.
		const { importFile } = await import('../intake/import-file.ts');
		return importFile(this.#db, cityId, files, request);
	}

	async revert(cityId: string, wanted: WantedRevert) {
		await this.#keep(cityId);
		return revertRevision(this.#db, cityId, wanted);
	}

	async listDocuments(cityId: string, kind: KeptKind) {
		return (await findDocuments(kind)).list(this.#db, cityId);
	}

	async findDocument(cityId: string, kind: KeptKind, id: string) {
		return (await findDocuments(kind)).find(this.#db, cityId, id);
	}

	/** Its code is loaded when needed. */
	async backUp() {
		const { backUp } = await import('../backup/back-up.ts');
		return backUp(this.#db);
	}

	async findFile(cityId: string, kind: FileKind, upTo?: number): Promise<string | undefined> {
		return (await findCityFiles(this.#db, cityId, { upTo }))[kind]?.path;
	}

	findLand(cityId: string): Promise<string> {
		return findLand(this.#db, cityId);
	}

	async listCities(): Promise<CityList> {
		const [cities, removed] = await Promise.all([listCityCards(this.#db), listRemovedCities(this.#db)]);
		return { cities, removed };
	}

	async createCity(city: WantedCity, options: CreateOptions): Promise<MadeCity> {
		const { makeCity } = await import('../cities/make-city.ts');
		return makeCity(this.#db, city, options);
	}

	removeCity(cityId: string) {
		return removeCity(this.#db, cityId);
	}

	restoreCity(cityId: string) {
		return restoreCity(this.#db, cityId);
	}

	renameCity(cityId: string, names: Partial<CityNames>) {
		return renameCity(this.#db, cityId, names);
	}

	close() {
		return this.#close();
	}

	/** What can be opened can be written to, and has a log. */
	async #keep(cityId: string): Promise<{ revision: number }> {
		if (!(await keepCity(this.#db, cityId))) throw await refuseCity(this.#db, cityId);
		return { revision: (await findRevision(this.#db, cityId)) ?? 0 };
	}
}

/** Their code is loaded when needed. */
async function findDocuments(kind: KeptKind) {
	const { briefings, scenarios } = await import('../documents/index.ts');
	return kind === 'scenario' ? scenarios : briefings;
}
