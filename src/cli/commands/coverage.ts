import { computeCoverage, type CoverageAnswer } from '#lib/core/coverage/compute-coverage.ts';
import { DEFAULT_MINUTES, DEFAULT_SPEED_MPS } from '#lib/core/coverage/settings.ts';
import { printJson, note, printText } from '../output.ts';
import { readMinutes, readOptions, readSpeed, EXIT, type Command } from '../usage.ts';
import { loadPlan, PLAN_OPTIONS, type Plan } from '../plan.ts';

export const coverage: Command = {
	summary: 'walking time of every community to its nearest centre, and coverage',
	help: `Usage: lianpian coverage [--city baoding] [--network F] [--centres F] [--communities F]
                         [--minutes 15,30] [--speed 1.0] [--all] [--json]

  --city NAME        a city built by this program (default: baoding)
  --network F        streets to walk on: GeoJSON lines, .osm, .osm.pbf or a network file
  --centres F        centres: GeoJSON points or areas, instead of the city's
  --communities F    communities: GeoJSON points or areas, instead of the city's;
                     "households" is read where given, else 1
  --minutes LIST     budgets in minutes (default: 15,30)
  --speed MPS        walking speed in metres a second (default: 1.0)
  --all              count renovated communities too
  --json             one JSON document on stdout

A point is its own entrance. An area without given entrances gets one on each street it faces.
What is further than 1 km from every street is named on stderr and counts as not reached.
`,
	async run(args) {
		const { values } = readOptions(args, {
			...PLAN_OPTIONS,
			minutes: { type: 'string', default: DEFAULT_MINUTES.join(',') },
			speed: { type: 'string', default: String(DEFAULT_SPEED_MPS) },
			json: { type: 'boolean', default: false }
		});
		const minutes = readMinutes(values.minutes);
		const speedMps = readSpeed(values.speed);
		const plan = await loadPlan(values);
		const answer = computeCoverage({ ...plan, minutes, speedMps });
		const warnings = listWarnings(answer, plan);
		for (const warning of warnings) note(`lianpian: ${warning}`);
		if (values.json) printJson(toDocument(answer, plan, { minutes, speedMps, warnings }));
		else printText(toTable(answer, plan, { minutes, speedMps }));
		return EXIT.done;
	}
};

interface Asked {
	minutes: number[];
	speedMps: number;
}

function toDocument(
	answer: CoverageAnswer,
	plan: Plan,
	{ minutes, speedMps, warnings }: Asked & { warnings: string[] }
) {
	const groups = (by: CoverageAnswer['byCluster'], nameOf: (id: string | null) => string | null) =>
		[...by].map(([id, summary]) => ({ id, name: nameOf(id), ...summary }));
	const off = new Set(answer.offNetwork.centres);
	const nothing = { communities: 0, households: 0, people: 0, floorAreaM2: 0 };
	return {
		minutes,
		speedMps,
		city: plan.cityId,
		attribution: plan.attribution,
		illustrative: plan.isIllustrative,
		totals: answer.totals,
		clusters: groups(answer.byCluster, (id) => (id === null ? null : (plan.clusterNames.get(id) ?? id))),
		districts: groups(answer.byDistrict, (id) => (id === null ? null : (plan.districtNames.get(id) ?? id))),
		centres: plan.centres.map(({ id, name, clusterId }) => ({
			id,
			name,
			clusterId,
			offNetwork: off.has(id),
			...(answer.byCentre.get(id) ?? {
				...nothing,
				covered: Object.fromEntries(minutes.map((m) => [m, { ...nothing }]))
			})
		})),
		communities: answer.items.map(
			({ id, name, clusterId, districtId, centreId, walkSeconds, households, people, floorAreaM2 }) => ({
				id,
				name,
				clusterId,
				districtId,
				centreId,
				walkSeconds,
				households,
				people,
				floorAreaM2
			})
		),
		warnings
	};
}

function listWarnings({ offNetwork, stranded }: CoverageAnswer, plan: Plan): string[] {
	const named = (ids: string[], places: Plan['centres'] | Plan['communities']) => {
		const names = new Map<string, string>(places.map(({ id, name }) => [id, name]));
		const shown = ids.slice(0, 8).map((id) => (names.get(id) === id ? id : `${id} (${names.get(id)})`));
		return shown.join(', ') + (ids.length > 8 ? ` and ${ids.length - 8} more` : '');
	};
	const warnings: string[] = [];
	if (offNetwork.centres.length > 0)
		warnings.push(
			`${count(offNetwork.centres, 'centre')} further than 1 km from every street, left out: ${named(offNetwork.centres, plan.centres)}; check the coordinates or the network's extent.`
		);
	if (offNetwork.communities.length > 0)
		warnings.push(
			`${count(offNetwork.communities, 'community', 'communities')} further than 1 km from every street, not reached: ${named(offNetwork.communities, plan.communities)}.`
		);
	if (plan.centres.length === 0) warnings.push('there is no open centre, so nobody reaches one.');
	else if (stranded.length > 0)
		warnings.push(
			`${count(stranded, 'community', 'communities')} on streets that no centre's streets lead to (an island of the network), not reached: ${named(stranded, plan.communities)}.`
		);
	return warnings;
}

const count = (ids: string[], one: string, many = `${one}s`) =>
	`${ids.length} ${ids.length === 1 ? one : many}`;

function toTable(answer: CoverageAnswer, plan: Plan, { minutes, speedMps }: Asked): string {
	const percent = (part: number, whole: number) =>
		whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
	const row = (name: string, { households, communities, covered }: CoverageAnswer['totals']) =>
		[communities, households, ...minutes.map((m) => percent(covered[m]!.households, households)), name].join(
			'\t'
		);
	return [
		`${plan.isIllustrative ? '示意数据 illustrative data. ' : ''}Walking ${speedMps} m/s: households within reach of their nearest centre.`,
		['number', 'households', ...minutes.map((m) => `${m} min`), 'cluster'].join('\t'),
		row('all', answer.totals),
		...[...answer.byCluster].map(([id, summary]) =>
			row(id === null ? '(none)' : (plan.clusterNames.get(id) ?? id), summary)
		),
		''
	].join('\n');
}
