import { readFile } from 'node:fs/promises';
import type { ScenarioDocument } from '#lib/core/scenarios/types.ts';
import { SCENARIOS } from '#lib/server/documents/kinds/scenarios.ts';
import { readContent } from '#lib/server/documents/read-content.ts';
import { toInputError } from '#lib/server/import/input-error.ts';
import { Refused } from '#lib/server/refused.ts';
import { UsageError } from '../usage.ts';

/**
 * A scenario by a JSON file, with a name or without, or by the id of one that the database keeps.
 *
 * @throws UsageError if there is none, with those that there are; InputError if the file cannot be read
 */
export async function findScenario(
	asked: string,
	cityId: string
): Promise<{ name: string; document: ScenarioDocument }> {
	return /\.json$/i.test(asked) ? readScenarioFile(asked) : findKept(asked, cityId);
}

async function readScenarioFile(path: string): Promise<{ name: string; document: ScenarioDocument }> {
	try {
		const value: unknown = JSON.parse(await readFile(path, 'utf8'));
		const { name, document } = value as { name?: unknown; document?: unknown };
		return {
			name: typeof name === 'string' ? name : '',
			document: readContent(SCENARIOS, document ?? value)
		};
	} catch (error) {
		if (error instanceof SyntaxError || error instanceof Refused)
			throw new UsageError(`--scenario ${path}: ${error.message}`);
		throw toInputError(path, error);
	}
}

async function findKept(id: string, cityId: string): Promise<{ name: string; document: ScenarioDocument }> {
	const { closeDb, getDb } = await import('#lib/server/app-db.ts');
	const { scenarios } = await import('#lib/server/documents/index.ts');
	try {
		const db = await getDb();
		const found = await scenarios.find(db, cityId, id);
		if (found) return found;
		const there = (await scenarios.list(db, cityId)).map((one) => `${one.id} (${one.name})`);
		throw new UsageError(
			`--scenario takes a JSON file or the id of a scenario, not "${id}"; there is ${there.join(', ') || 'none'}.`
		);
	} finally {
		await closeDb();
	}
}
