import { setImmediate } from 'node:timers/promises';
import { budgetM } from '#lib/core/coverage/is-within.ts';
import { findOpenings } from '#lib/core/openings/find-openings.ts';
import { OpeningIndex } from '#lib/core/openings/opening-index.ts';
import { paceProgress } from '#lib/core/openings/pace.ts';
import { groupOpenings } from '#lib/core/openings/group-openings.ts';
import { OPENING_COSTS, OPENING_COUNT } from '#lib/core/openings/settings.ts';
import type { Opening } from '#lib/core/openings/types.ts';
import { writeEdits } from '#lib/core/what-if/edit-text.ts';
import { noteMoved } from '../coverage-warnings.ts';
import { namesOf, sayChange } from '../say-change.ts';
import { buildProgress, note, printJson, printText } from '../output.ts';
import {
	describeSource,
	describeTrial,
	loadTriedPlan,
	TRIED_HELP,
	TRIED_OPTIONS,
	type TriedPlan
} from '../tried-plan.ts';
import { EXIT, readBudget, readOptions, readSpeed, toNumber, UsageError, type Command } from '../usage.ts';

export const openings: Command = {
	help: `Usage: lianpian openings [--city baoding] [--network F] [--centres F] [--communities F]
                         [--minutes 15] [--speed 1.0] [--count ${OPENING_COUNT}] [--all] [--what-if TEXT] [--json]

${TRIED_HELP}
  --minutes M        budget in minutes (default: 15)
  --speed MPS        walking speed in metres a second (default: 1.0)
  --count N          how many at most (default: ${OPENING_COUNT})
  --json             one JSON document on stdout

Best first: more households, then less cost; the table groups them by the community that has most of the households.
What a better and no dearer one implies is left out and counted as "folded". Links keep off walls, and go
round railways, water and buildings as far as these are known; where buildings are not, "site" says "crossesUnknownGround".
Each is on its own, and brings exactly what --what-if with its text "whatIf" shows; several are parted by a semicolon.
Costs are assumptions of ${OPENING_COSTS.effective.slice(0, 4)}: ${OPENING_COSTS.source.en}.
Ctrl-C stops without output.
`,
	async run(args) {
		const { values } = readOptions(args, {
			...TRIED_OPTIONS,
			minutes: { type: 'string', default: '15' },
			count: { type: 'string', default: String(OPENING_COUNT) }
		});
		const minutes = readBudget(values.minutes);
		const speedMps = readSpeed(values.speed);
		const count = toNumber(values.count);
		if (!(Number.isSafeInteger(count) && count > 0))
			throw new UsageError(`--count takes a whole number, 1 or more, not "${values.count}".`);
		const plan = await loadTriedPlan(values);
		noteMoved(plan);
		const found = await searchUntilStopped(plan, { limitM: budgetM(minutes, speedMps), count });
		if (!found) {
			note('lianpian: stopped.');
			return EXIT.stopped;
		}
		if (values.json)
			printJson({
				minutes,
				speedMps,
				...describeSource(plan),
				costs: OPENING_COSTS,
				folded: found.reduce((sum, { folded }) => sum + folded, 0),
				openings: found.map((opening, i) => toRow(opening, i + 1))
			});
		else printText(toTable(found, plan, { minutes, speedMps }));
		return EXIT.done;
	}
};

class Stopped extends Error {}

/** @returns `undefined` if Ctrl-C stopped it */
async function searchUntilStopped(
	plan: TriedPlan,
	{ limitM, count }: { limitM: number; count: number }
): Promise<Opening[] | undefined> {
	let isStopped = false;
	const stop = () => void (isStopped = true);
	const onProgress = buildProgress('openings');
	const { answer, edits, communities, countedIds } = plan;
	const households = communities.map((community) =>
		countedIds.has(community.id) ? community.households : 0
	);
	process.once('SIGINT', stop);
	try {
		const index = new OpeningIndex(plan.whatIf.raw, plan.knownGround, plan.whatIf.standing);
		const tellPaced = paceProgress(
			async (share) => {
				onProgress(share);
				// Signals come in between two turns of the event loop.
				await setImmediate();
				if (isStopped) throw new Stopped();
			},
			() => performance.now()
		);
		return await findOpenings({ index, answer, edits, households, limitM, count }, tellPaced);
	} catch (error) {
		if (error instanceof Stopped) return undefined;
		throw error;
	} finally {
		process.off('SIGINT', stop);
	}
}

function toRow(opening: Opening, rank: number) {
	return { rank, ...opening, whatIf: writeEdits([opening.edit]) };
}

function toTable(
	found: readonly Opening[],
	plan: TriedPlan,
	{ minutes, speedMps }: { minutes: number; speedMps: number }
): string {
	const names = namesOf(plan);
	const folded = found.reduce((sum, opening) => sum + opening.folded, 0);
	const ranks = new Map(found.map((opening, i) => [opening, i + 1]));
	return [
		`${describeTrial(plan)}Walking ${speedMps} m/s: what brings most households within ${minutes} minutes of a centre. Costs are assumptions.`,
		['rank', 'households', 'communities', 'yuan', 'yuan a household', 'what', 'what if'].join('\t'),
		...groupOpenings(found).flatMap(({ communityId, openings: rows }) => [
			`${names.get(communityId) ?? communityId} (${communityId})`,
			...rows.map((opening) => {
				const { gain, cost, edit } = opening;
				const each = gain.households > 0 ? Math.round(cost / gain.households) : '–';
				const what = sayChange(opening, names);
				return [
					ranks.get(opening),
					gain.households,
					gain.communities,
					cost,
					each,
					what,
					writeEdits([edit])
				].join('\t');
			})
		]),
		...(folded > 0
			? [`${folded} more bring nobody whom a better and no dearer one of these does not bring too.`]
			: []),
		''
	].join('\n');
}
