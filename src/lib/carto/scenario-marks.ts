import type { CityFeatures } from '#lib/core/city/types.ts';
import { outlineZones } from '#lib/core/clusters/outline-zones.ts';
import type { ScenarioDocument } from '#lib/core/scenarios/types.ts';
import type { PlanningMark } from './planning-marks.ts';
import { listPackageMarks } from './package-marks.ts';
import { listZoneMarks } from './zone-marks.ts';

/** Layers of a scenario besides its centres and circles: its zones, and its packages on them. */
export function listScenarioMarks(
	{ packages, zones }: ScenarioDocument,
	features: Pick<CityFeatures, 'communities' | 'blocks'>
): PlanningMark[] {
	return [
		...(zones ? listKeptZoneMarks(zones.zones, features) : []),
		...(packages ? listPackageMarks(packages.packages, features) : [])
	];
}

function listKeptZoneMarks(
	zones: NonNullable<ScenarioDocument['zones']>['zones'],
	{ blocks }: Pick<CityFeatures, 'blocks'>
): PlanningMark[] {
	const outlines = outlineZones(
		blocks.features.map(({ geometry, properties: { id } }) => ({ id, geometry })),
		zones
	);
	return listZoneMarks(
		zones.map(({ id }, i) => ({ id, geometry: outlines[i]!, label: '' })),
		null
	);
}
