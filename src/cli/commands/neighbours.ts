import { listNeighbours } from '#lib/core/neighbours/list-neighbours.ts';
import { DEFAULT_GAP_M, MOST_GAP_M, SHARED_WALL_M } from '#lib/core/neighbours/settings.ts';
import type { NeighbourPair } from '#lib/core/neighbours/types.ts';
import { MOMENT_HELP } from '../asked-plan.ts';
import { readGap, readSeed } from '../planning-options.ts';
import { printJson, printText } from '../output.ts';
import { describePlan, loadPlan, PLAN_OPTIONS, sayPlan, type Plan } from '../plan.ts';
import { EXIT, readOptions, type Command } from '../usage.ts';

export const neighbours: Command = {
	help: `Usage: lianpian neighbours [--city baoding] [--network F] [--communities F] [--gap ${DEFAULT_GAP_M}] [--all] [--json]

  --city NAME        a city built by this program (default: baoding)
${MOMENT_HELP}
  --network F        streets: GeoJSON lines, .osm, .osm.pbf or a network file
  --communities F    communities: GeoJSON points or areas, instead of the city's
  --gap M            most metres between two boundaries, ${MOST_GAP_M} at most (default: ${DEFAULT_GAP_M})
  --all              renovated communities too
  --seed N           taken as other commands take it; nothing here is drawn by chance
  --json             one JSON document on stdout

Neighbours are those with a straight way between them of no more than the gap over which no main street lies. Walls
are shared where the two boundaries run within ${SHARED_WALL_M} m of each other. Nameless alleys have the name "".
`,
	async run(args) {
		const { values } = readOptions(args, {
			...PLAN_OPTIONS,
			gap: { type: 'string', default: String(DEFAULT_GAP_M) },
			seed: { type: 'string', default: '1' },
			json: { type: 'boolean', default: false }
		});
		readSeed(values.seed);
		const gapM = readGap(values.gap);
		const plan = await loadPlan(values, { parts: ['network', 'communities'] });
		const counted = plan.communities.filter(({ id }) => plan.countedIds.has(id));
		const { pairs } = listNeighbours(counted, plan.network, { gapM });
		if (values.json)
			printJson({
				gapM,
				...describePlan(plan.city),
				attribution: plan.attribution,
				illustrative: plan.isIllustrative,
				communities: counted.length,
				pairs
			});
		else printText(toTable(pairs, plan, { gapM, count: counted.length }));
		return EXIT.done;
	}
};

function toTable(
	pairs: readonly NeighbourPair[],
	{ city, communities, isIllustrative }: Plan,
	{ gapM, count }: { gapM: number; count: number }
): string {
	const names = new Map(communities.map(({ id, name }) => [id, name]));
	return [
		`${isIllustrative ? '示意数据 illustrative data. ' : ''}${sayPlan(city)}${pairs.length} pairs of ${count} communities within ${gapM} m of each other.`,
		['gap m', 'wall m', 'between', 'neighbours'].join('\t'),
		...pairs.map(({ a, b, gapM: metres, sharedWallM, streetBetween }) =>
			[
				metres.toFixed(1),
				Math.round(sharedWallM),
				streetBetween ? streetBetween.name || `(${streetBetween.streetClass})` : '–',
				`${names.get(a)} – ${names.get(b)}`
			].join('\t')
		),
		''
	].join('\n');
}
