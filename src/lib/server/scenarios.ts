import { readScenarioDocument } from '#lib/core/scenarios/read-scenario-document.ts';
import type { ScenarioDocument } from '#lib/core/scenarios/types.ts';
import type { Querier } from './db/port.ts';
import { deleteNamed, insertNamed, listNamed, type NamedRow, type NamedTable } from './named-rows.ts';

/** A plan on trial that is kept under a name: 方案. */
export interface Scenario extends NamedRow {
	document: ScenarioDocument;
}

/** Far more than packages, bundles and zones of a large city take. */
const DOCUMENT_MAX = 4_000_000;
const SCENARIOS: NamedTable = { table: 'scenario', what: 'scenario', column: 'document', rowsMax: 200 };

/** The scenarios of a city, oldest first, without their documents; none if there is no such city. */
export async function listScenarios(db: Querier, cityId: string): Promise<NamedRow[]> {
	return listNamed(db, SCENARIOS, cityId);
}

/** @returns `undefined` if there is no such scenario */
export async function findScenario(db: Querier, cityId: string, id: string): Promise<Scenario | undefined> {
	const [found] = await db.query<Scenario>(
		'select id, name, created_at as "createdAt", document from scenario where city_id = $1 and id = $2',
		[cityId, id]
	);
	return found;
}

/**
 * Keeps a scenario. Blanks around the name are removed.
 *
 * @param document JSON of any kind, as it came in
 * @throws RangeError if the name is empty, too long or taken, the document no scenario or too large, the city unknown
 * or full
 */
export async function createScenario(
	db: Querier,
	cityId: string,
	{ name, document }: { name: string; document: unknown }
): Promise<NamedRow> {
	const value = JSON.stringify(readScenarioDocument(document));
	if (value.length > DOCUMENT_MAX)
		throw new RangeError(`A scenario has at most ${DOCUMENT_MAX} characters, not ${value.length}.`);
	return insertNamed(db, SCENARIOS, cityId, { name, value });
}

/** @returns false if there was no such scenario */
export async function deleteScenario(db: Querier, cityId: string, id: string): Promise<boolean> {
	return deleteNamed(db, SCENARIOS, cityId, id);
}
