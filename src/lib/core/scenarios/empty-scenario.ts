import type { ScenarioDocument } from './types.ts';

/** The plan as it is: no edits, no packages, no bundles. */
export function emptyScenario({
	minutes,
	speedMps
}: Pick<ScenarioDocument, 'minutes' | 'speedMps'>): ScenarioDocument {
	return { format: 1, edits: [], minutes, speedMps, packages: null, bundles: null, zones: null };
}
