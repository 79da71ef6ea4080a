import { budgetM } from '#lib/core/coverage/is-within.ts';
import { listMergers } from '#lib/core/mergers/list-mergers.ts';
import {
	FIRE_LANE,
	MERGER_COUNT,
	MERGER_LIMITS,
	MERGER_POINTS,
	WALL_WIDTH
} from '#lib/core/mergers/settings.ts';
import type { Merger, MergersAnswer } from '#lib/core/mergers/types.ts';
import { listNeighbours } from '#lib/core/neighbours/list-neighbours.ts';
import { SHARED_WALL_M } from '#lib/core/neighbours/settings.ts';
import { writeEdits } from '#lib/core/what-if/edit-text.ts';
import { WhatIfPlan } from '#lib/core/what-if/what-if-plan.ts';
import { buildProgress, printJson, printText } from '../output.ts';
import { readGap, readSeed } from '../planning-options.ts';
import { describePlan, loadPlan, PLAN_OPTIONS, sayPlan, type Plan } from '../plan.ts';
import { EXIT, readBudget, readOptions, readSpeed, toNumber, UsageError, type Command } from '../usage.ts';

export const mergers: Command = {
	help: `Usage: lianpian mergers [--minutes 15] [--speed 1.0] [--max-households ${MERGER_LIMITS.households}] [--member-households ${MERGER_LIMITS.memberHouseholds}]
                        [--max-members ${MERGER_LIMITS.members}] [--wall ${MERGER_LIMITS.wallM}] [--gap ${SHARED_WALL_M}] [--count ${MERGER_COUNT}] [--all]
                        [--city baoding] [--network F] [--centres F] [--communities F] [--json]

  --minutes M            budget in minutes (default: 15)
  --speed MPS            walking speed in metres a second (default: 1.0)
  --max-households N     of all members (default: ${MERGER_LIMITS.households})
  --member-households N  of one member (default: ${MERGER_LIMITS.memberHouseholds})
  --max-members N        (default: ${MERGER_LIMITS.members})
  --wall M               least metres of wall that two share (default: ${MERGER_LIMITS.wallM})
  --gap M                most metres between two; walls are ${SHARED_WALL_M} m apart at most (default: ${SHARED_WALL_M})
  --count N              how many at most (default: ${MERGER_COUNT})
  --all                  renovated communities too
  --city NAME            a city built by this program (default: baoding)
  --asof, --known        the plan of a day, and as it was known at a revision (default: the newest)
  --network F            streets: GeoJSON lines, .osm, .osm.pbf or a network file
  --centres F            centres: GeoJSON points or areas, instead of the city's
  --communities F        communities: GeoJSON areas with "households" and, where known, "buildings" and "siteAreaM2"
  --seed N               taken as other commands take it; nothing here is drawn by chance
  --json                 one JSON document on stdout

Best first, by points (${MERGER_POINTS.source.en}). "members" is what "whatIf" brings with walls
opened, "everybody" what "whatIfThrough" brings with ways from gate to gate for all. Fire lanes are an estimate by
ground, since the data has no buildings: the share within ${FIRE_LANE.reachM} m of a street or lane ${FIRE_LANE.widthM} m wide
(${FIRE_LANE.source.en}).
`,
	async run(args) {
		const { values } = readOptions(args, {
			...PLAN_OPTIONS,
			minutes: { type: 'string', default: '15' },
			speed: { type: 'string', default: '1.0' },
			'max-households': { type: 'string', default: String(MERGER_LIMITS.households) },
			'member-households': { type: 'string', default: String(MERGER_LIMITS.memberHouseholds) },
			'max-members': { type: 'string', default: String(MERGER_LIMITS.members) },
			wall: { type: 'string', default: String(MERGER_LIMITS.wallM) },
			gap: { type: 'string', default: String(SHARED_WALL_M) },
			count: { type: 'string', default: String(MERGER_COUNT) },
			seed: { type: 'string', default: '1' },
			json: { type: 'boolean', default: false }
		});
		readSeed(values.seed);
		const minutes = readBudget(values.minutes);
		const speedMps = readSpeed(values.speed);
		const count = readWhole(values, 'count', 1);
		const gapM = readGap(values.gap);
		const limits = {
			households: readWhole(values, 'max-households', 1),
			memberHouseholds: readWhole(values, 'member-households', 1),
			members: readWhole(values, 'max-members', 2),
			wallM: readWall(values.wall)
		};
		const plan = await loadPlan(values);
		const { communities, countedIds, network } = plan;
		const isCounted = ({ id }: { id: string }) => countedIds.has(id);
		const { pairs } = listNeighbours(communities.filter(isCounted), network, { gapM });
		const answer = listMergers(
			{
				whatIf: new WhatIfPlan(network, plan),
				communities,
				isCounted,
				pairs,
				limitM: budgetM(minutes, speedMps),
				limits,
				count
			},
			buildProgress('mergers')
		);
		if (values.json)
			printJson({
				minutes,
				speedMps,
				...describePlan(plan.city),
				attribution: plan.attribution,
				illustrative: plan.isIllustrative,
				limits,
				assumed: {
					limits: MERGER_LIMITS.source,
					wall: WALL_WIDTH,
					fireLane: FIRE_LANE,
					points: MERGER_POINTS
				},
				weighed: answer.weighed,
				isCut: answer.isCut,
				mergers: answer.mergers.map(toRow)
			});
		else printText(toTable(answer, plan, minutes));
		return EXIT.done;
	}
};

type Texts = Record<'count' | 'max-households' | 'member-households' | 'max-members', string>;

function readWhole(values: Texts, option: keyof Texts, least: number): number {
	const text = values[option];
	const number = toNumber(text);
	if (Number.isSafeInteger(number) && number >= least) return number;
	throw new UsageError(`--${option} takes a whole number, ${least} or more, not "${text}".`);
}

function readWall(text: string): number {
	const wallM = toNumber(text);
	if (wallM > 0 && wallM < Infinity) return wallM;
	throw new UsageError(`--wall takes a number of metres, more than 0, not "${text}".`);
}

function toRow({ edits, throughEdits, ...merger }: Merger) {
	return { ...merger, whatIf: writeEdits(edits), whatIfThrough: writeEdits(throughEdits) };
}

function toTable({ mergers: found, weighed, isCut }: MergersAnswer, plan: Plan, minutes: number): string {
	const names = new Map(plan.communities.map(({ id, name }) => [id, name]));
	const percent = (share: number) => `${Math.round(100 * share)} %`;
	return [
		`${plan.isIllustrative ? '示意数据 illustrative data. ' : ''}${sayPlan(plan.city)}${weighed} groups of small neighbours that share walls${isCut ? '; larger groups left out, narrow the limits' : ''}. Gains within ${minutes} minutes; fire lanes by ground, an estimate.`,
		[
			'points',
			'households',
			'buildings',
			'wall m',
			'ground m²',
			'gain',
			'with ways through',
			'fire lane',
			'members'
		].join('\t'),
		...found.map(
			({ score, households, buildings, wallM, groundM2, coverage, fireLane, communityIds, alternativeTo }) =>
				[
					score.toFixed(1),
					households,
					buildings ?? '–',
					Math.round(wallM),
					Math.round(groundM2),
					coverage.members.households,
					coverage.everybody.households,
					`${percent(fireLane.before)} → ${percent(fireLane.after)}`,
					`${communityIds.map((id) => names.get(id)).join(' + ')}${alternativeTo === null ? '' : ' (or a better one above)'}`
				].join('\t')
		),
		''
	].join('\n');
}
