import {
	judgeFirmness,
	judgeRobustness,
	type Doubt,
	type Firmness
} from '#lib/core/coverage/judge-robustness.ts';
import { DOUBT } from '#lib/core/coverage/settings.ts';
import { summarizeCoverage } from '#lib/core/coverage/summarize-coverage.ts';
import type { Amounts, CoverageItem } from '#lib/core/coverage/types.ts';
import { noteMoved } from '../coverage-warnings.ts';
import { printJson, printText } from '../output.ts';
import {
	describeSource,
	describeTrial,
	loadTriedPlan,
	measureTriedPlan,
	TRIED_HELP,
	TRIED_OPTIONS,
	type TriedPlan
} from '../tried-plan.ts';
import { EXIT, readBudget, readOptions, readSpeed, UsageError, type Command } from '../usage.ts';

const KINDS = ['always', 'depends', 'never'] as const satisfies Firmness[];

export const robust: Command = {
	help: `Usage: lianpian robust [--city baoding] [--network F] [--centres F] [--communities F]
                       [--minutes 15] [--speed ${DOUBT.speedsMps.join(',')}] [--all] [--what-if TEXT] [--json]

${TRIED_HELP}
  --minutes M        budget in minutes (default: 15)
  --speed MPS[,MPS]  one walking speed, or the slowest and the fastest (default: ${DOUBT.speedsMps.join(',')})
  --json             one JSON document on stdout

always: within the budget at the slowest speed, even if the walk is ${100 * DOUBT.error} % longer than the map says.
never: beyond it at the fastest, even if the walk is ${100 * DOUBT.error} % shorter. depends: all others.
`,
	async run(args) {
		const { values } = readOptions(args, {
			...TRIED_OPTIONS,
			minutes: { type: 'string', default: '15' },
			speed: { type: 'string', default: DOUBT.speedsMps.join(',') }
		});
		const minutes = readBudget(values.minutes);
		const doubt = { ...DOUBT, speedsMps: readSpeeds(values.speed) };
		const plan = await loadTriedPlan(values);
		noteMoved(plan);
		const judged = judge(plan, minutes * 60, doubt);
		if (values.json) printJson({ minutes, doubt, ...describeSource(plan), ...judged });
		else printText(toTable(judged, plan, { minutes, doubt }));
		return EXIT.done;
	}
};

function readSpeeds(text: string): [slowest: number, fastest: number] {
	const [slowest, fastest = slowest, ...more] = text.split(',').map(readSpeed);
	if (slowest! <= fastest! && more.length === 0) return [slowest!, fastest!];
	throw new UsageError(`--speed takes one speed, or the slowest and the fastest, not "${text}".`);
}

type JudgedItem = CoverageItem & { distanceM: number | null };
type Judged = Amounts & Record<Firmness, Amounts>;

function judge(plan: TriedPlan, budgetS: number, doubt: Doubt) {
	const items = measureTriedPlan(plan, { minutes: [], speedMps: doubt.speedsMps[0] }).counted;
	const sumUp = (group: readonly JudgedItem[]): Judged => {
		const { communities, households, people, floorAreaM2 } = summarizeCoverage(group, []);
		return { communities, households, people, floorAreaM2, ...judgeRobustness(group, budgetS, doubt) };
	};
	const sumUpBy = (key: 'clusterId' | 'districtId', names: ReadonlyMap<string, string>) =>
		[...new Set(items.map((item) => item[key]))].toSorted(compareIds).map((id) => ({
			id,
			name: id === null ? null : (names.get(id) ?? id),
			...sumUp(items.filter((item) => item[key] === id))
		}));
	return {
		totals: sumUp(items),
		clusters: sumUpBy('clusterId', plan.clusterNames),
		districts: sumUpBy('districtId', plan.districtNames),
		depends: items
			.filter(({ distanceM }) => judgeFirmness(distanceM, budgetS, doubt) === 'depends')
			.map(({ id }) => id)
	};
}

/** Those without a group come last. */
function compareIds(a: string | null, b: string | null): number {
	if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
	return a < b ? -1 : a > b ? 1 : 0;
}

function toTable(
	{ totals, clusters }: ReturnType<typeof judge>,
	plan: TriedPlan,
	{ minutes, doubt }: { minutes: number; doubt: Doubt }
): string {
	const percent = (part: number, whole: number) =>
		whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
	const row = (name: string, judged: Judged) =>
		[
			judged.communities,
			judged.households,
			...KINDS.map((kind) => percent(judged[kind].households, judged.households)),
			name
		].join('\t');
	return [
		`${describeTrial(plan)}Walking ${doubt.speedsMps.join(' to ')} m/s, ±${100 * doubt.error} %: households within ${minutes} minutes of their nearest centre.`,
		['number', 'households', ...KINDS, 'cluster'].join('\t'),
		row('all', totals),
		...clusters.map((cluster) => row(cluster.name ?? '(none)', cluster)),
		''
	].join('\n');
}
