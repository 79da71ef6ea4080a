import type { CityFeatures } from '#lib/core/city/types.ts';
import type { ScenarioDocument } from '#lib/core/scenarios/types.ts';
import type { PlanningMark } from '#lib/map/planning-marks.ts';
import { listPackageMarks } from './package-marks.ts';

/** What a scenario shows on a map beside its centres and circles. */
export function listScenarioMarks(
	{ packages }: ScenarioDocument,
	features: Pick<CityFeatures, 'communities' | 'blocks'>
): PlanningMark[] {
	return packages ? listPackageMarks(packages.packages, features) : [];
}
