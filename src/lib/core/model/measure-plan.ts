import type { CityAxes } from '../axes/list-city-axes.ts';
import { summarizeBy, summarizeCoverage } from '../coverage/summarize-coverage.ts';
import type { Obstacle, PlanWalks } from '../what-if/list-walks.ts';
import { isCounted } from './is-counted.ts';
import type { CommunityFacts, Measured, PlanRow } from './types.ts';

/**
 * Measures a plan: every community with its walk, which of them are counted, and what these come to. All figures go
 * through here: those of the page, of the server, of reports and of the command line.
 *
 * Walks are joined to communities by id, so that either may come in any order.
 *
 * @param plan `axes`: none where nothing is known of axes
 * @param walks of the plan with its edits; `null`: not computed yet. A community that is missing in it has none.
 * @param settings `minutes`: budgets, each > 0 and a key of every `covered`; `speedMps` > 0; `all`: renovated
 * communities count too
 * @throws RangeError if a budget or the speed is not a positive number
 */
export function measurePlan<Facts extends CommunityFacts>(
	{ communities, axes = [] }: { communities: readonly Facts[]; axes?: CityAxes['axes'] },
	walks: PlanWalks | null,
	{ minutes, speedMps, all = false }: { minutes: readonly number[]; speedMps: number; all?: boolean }
): Measured<Facts> {
	if (!(speedMps > 0 && Number.isFinite(speedMps)))
		throw new RangeError(`Walking speed must be a positive number of metres a second, not ${speedMps}.`);
	for (const m of minutes)
		if (!(m > 0 && Number.isFinite(m))) throw new RangeError(`Minutes must be positive numbers, not ${m}.`);
	const rows = buildRows(communities, axes, walks, speedMps);
	const counted = rows.filter(({ props }) => isCounted(props, { all }));
	const listBehind = (obstacle: Obstacle) =>
		counted.filter(({ id }) => obstacleOf(id, walks) === obstacle).map(({ id }) => id);
	return {
		rows,
		counted,
		totals: summarizeCoverage(counted, minutes),
		byCluster: summarizeBy(counted, ({ clusterId }) => clusterId, minutes),
		byDistrict: summarizeBy(counted, ({ districtId }) => districtId, minutes),
		byCentre: summarizeBy(counted, ({ centreId }) => centreId, minutes),
		offNetwork: {
			centres: walks?.centres.filter(({ isOffNetwork }) => isOffNetwork).map(({ id }) => id) ?? [],
			communities: listBehind('off-network')
		},
		isolatedCentres: walks?.centres.filter(({ isIsolated }) => isIsolated).map(({ id }) => id) ?? [],
		stranded: listBehind('stranded'),
		shut: listBehind('shut')
	};
}

function obstacleOf(id: string, walks: PlanWalks | null): Obstacle | undefined {
	const walk = walks?.walks.get(id);
	return walk?.centreId === null ? walk.obstacle : undefined;
}

function buildRows<Facts extends CommunityFacts>(
	communities: readonly Facts[],
	axes: CityAxes['axes'],
	walks: PlanWalks | null,
	speedMps: number
): PlanRow<Facts>[] {
	const axisIdsOf = new Map<string, string[]>();
	for (const { id, members } of axes)
		for (const member of members) {
			const ids = axisIdsOf.get(member.id);
			if (ids) ids.push(id);
			else axisIdsOf.set(member.id, [id]);
		}
	return communities.map((props) => {
		const { id, clusterId, districtId, households, people, floorAreaM2 } = props;
		const { centreId = null, distanceM = null } = walks?.walks.get(id) ?? {};
		return {
			props,
			id,
			clusterId,
			districtId,
			households,
			people,
			floorAreaM2,
			axisIds: axisIdsOf.get(id) ?? [],
			distanceM,
			centreId,
			walkSeconds: distanceM === null ? null : distanceM / speedMps
		};
	});
}
