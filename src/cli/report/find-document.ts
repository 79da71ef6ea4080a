import { readFile } from 'node:fs/promises';
import type { BriefingDocument } from '#lib/core/briefings/types.ts';
import type { ScenarioDocument } from '#lib/core/scenarios/types.ts';
import { BRIEFINGS } from '#lib/server/documents/kinds/briefings.ts';
import { SCENARIOS } from '#lib/server/documents/kinds/scenarios.ts';
import { readContent } from '#lib/server/documents/read-content.ts';
import { toInputError } from '#lib/server/import/input-error.ts';
import { Refused } from '#lib/server/refused.ts';
import { openSource, toUsageError } from '../asked-plan.ts';
import { UsageError } from '../usage.ts';

interface Contents {
	scenario: ScenarioDocument;
	briefing: BriefingDocument;
}
type Name = keyof Contents;

interface Found<Content> {
	name: string;
	document: Content;
}

/**
 * A scenario or a briefing by a JSON file, with a name or without, or by the id of one that the database keeps.
 *
 * @throws UsageError if there is none, with those that there are; InputError if the file cannot be read
 */
export async function findDocument<Which extends Name>(
	which: Which,
	asked: string,
	cityId: string
): Promise<Found<Contents[Which]>> {
	return /\.json$/i.test(asked) ? readDocumentFile(which, asked) : findKept(which, asked, cityId);
}

async function readDocumentFile<Which extends Name>(
	which: Which,
	path: string
): Promise<Found<Contents[Which]>> {
	try {
		const value: unknown = JSON.parse(await readFile(path, 'utf8'));
		const { name, document } = value as { name?: unknown; document?: unknown };
		const content = which === 'scenario' ? SCENARIOS : BRIEFINGS;
		return {
			name: typeof name === 'string' ? name : '',
			document: readContent(content as never, document ?? value)
		};
	} catch (error) {
		if (error instanceof SyntaxError || error instanceof Refused)
			throw new UsageError(`--${which} ${path}: ${error.message}`);
		throw toInputError(path, error);
	}
}

async function findKept<Which extends Name>(
	which: Which,
	id: string,
	cityId: string
): Promise<Found<Contents[Which]>> {
	const source = await openSource();
	try {
		const found = await source.findDocument(cityId, which, id);
		if (found) return found as Found<Contents[Which]>;
		const there = (await source.listDocuments(cityId, which)).map((one) => `${one.id} (${one.name})`);
		throw new UsageError(
			`--${which} takes a JSON file or the id of a ${which}, not "${id}"; there is ${there.join(', ') || 'none'}.`
		);
	} catch (error) {
		throw toUsageError(error);
	}
}
