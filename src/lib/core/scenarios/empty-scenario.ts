import type { ScenarioDocument } from './types.ts';

/** The plan as it is: nothing is tried, nothing is planned. */
export function emptyScenario({
	minutes,
	speedMps
}: Pick<ScenarioDocument, 'minutes' | 'speedMps'>): ScenarioDocument {
	return { format: 1, edits: [], minutes, speedMps, packages: null, bundles: null, zones: null };
}
