import type { CommunityPlace } from '#lib/core/coverage/city-places.ts';
import { DEFAULT_MINUTES } from '#lib/core/coverage/settings.ts';
import type { Measured } from '#lib/core/model/types.ts';
import { summarizeReport } from '#lib/server/import/format-report.ts';
import { printJson, note, printText } from '../output.ts';
import { listMoved, listWarnings, toMovedRows } from '../coverage-warnings.ts';
import {
	describeSource,
	describeTrial,
	listCentres,
	loadTriedPlan,
	measureTriedPlan,
	TRIED_HELP,
	TRIED_OPTIONS,
	type TriedPlan
} from '../tried-plan.ts';
import { readMinutes, readOptions, readSpeed, EXIT, type Command } from '../usage.ts';

export const coverage: Command = {
	help: `Usage: lianpian coverage [--city baoding] [--network F] [--centres F] [--communities F]
                         [--minutes 15,30] [--speed 1.0] [--all] [--what-if TEXT] [--json]

${TRIED_HELP}
  --minutes LIST     budgets in minutes (default: 15,30)
  --speed MPS        walking speed in metres a second (default: 1.0)
  --json             one JSON document on stdout

A point is its own entrance. An area without given entrances gets one on each street it faces.
Figures that a file leaves blank are null in the answer, and so are sums with them; no blank is a 0.
What is further than 1 km from every street is named on stderr and counts as not reached; so is a centre that nobody
can walk to. What lies nearest to a street drawn apart from the network that people walk on (a stub, a courtyard path)
is put on the next street of that network as well, and named with the distance.
Of a file of streets, what is closed to walkers is left out, and its ways are cut at shut gates and walls; stderr and
"streets" in the JSON say what and why, as "lianpian tiles" does.
`,
	async run(args) {
		const { values } = readOptions(args, {
			...TRIED_OPTIONS,
			minutes: { type: 'string', default: DEFAULT_MINUTES.join(',') }
		});
		const minutes = readMinutes(values.minutes);
		const speedMps = readSpeed(values.speed);
		const plan = await loadTriedPlan(values);
		const answer = measureTriedPlan(plan, { minutes, speedMps });
		const warnings = listWarnings(answer, plan);
		for (const warning of warnings) note(`lianpian: ${warning}`);
		if (values.json) printJson(toDocument(answer, plan, { minutes, speedMps, warnings }));
		else printText(toTable(answer, plan, { minutes, speedMps }));
		return EXIT.done;
	}
};

type Answer = Measured<CommunityPlace>;

interface CoverageOptions {
	minutes: number[];
	speedMps: number;
}

function toDocument(
	answer: Answer,
	plan: TriedPlan,
	{ minutes, speedMps, warnings }: CoverageOptions & { warnings: string[] }
) {
	const groups = (by: Answer['byCluster'], nameOf: (id: string | null) => string | null) =>
		[...by].map(([id, summary]) => ({ id, name: nameOf(id), ...summary }));
	const off = new Set(answer.offNetwork.centres);
	const isolated = new Set(answer.isolatedCentres);
	const nothing = { communities: 0, households: 0, people: 0, floorAreaM2: 0 };
	return {
		minutes,
		speedMps,
		...describeSource(plan),
		streets: plan.streetReport && summarizeReport(plan.streetReport),
		totals: answer.totals,
		clusters: groups(answer.byCluster, (id) => (id === null ? null : (plan.clusterNames.get(id) ?? id))),
		districts: groups(answer.byDistrict, (id) => (id === null ? null : (plan.districtNames.get(id) ?? id))),
		centres: listCentres(plan).map(({ id, name, clusterId }) => ({
			id,
			name,
			clusterId,
			offNetwork: off.has(id),
			reachesNobody: isolated.has(id),
			...(answer.byCentre.get(id) ?? {
				...nothing,
				covered: Object.fromEntries(minutes.map((m) => [m, { ...nothing }]))
			})
		})),
		communities: answer.counted.map(
			({ id, props, clusterId, districtId, centreId, walkSeconds, households, people, floorAreaM2 }) => ({
				id,
				name: props.name,
				clusterId,
				districtId,
				centreId,
				walkSeconds,
				households,
				people,
				floorAreaM2
			})
		),
		moved: toMovedRows(listMoved(plan)),
		warnings
	};
}

function toTable(answer: Answer, plan: TriedPlan, { minutes, speedMps }: CoverageOptions): string {
	const percent = (part: number, whole: number) =>
		whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
	const row = (name: string, { households, communities, covered }: Answer['totals']) =>
		[communities, households, ...minutes.map((m) => percent(covered[m]!.households, households)), name].join(
			'\t'
		);
	return [
		`${describeTrial(plan)}Walking ${speedMps} m/s: households within reach of their nearest centre.`,
		['number', 'households', ...minutes.map((m) => `${m} min`), 'cluster'].join('\t'),
		row('all', answer.totals),
		...[...answer.byCluster].map(([id, summary]) =>
			row(id === null ? '(none)' : (plan.clusterNames.get(id) ?? id), summary)
		),
		''
	].join('\n');
}
