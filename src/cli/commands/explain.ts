import { budgetM } from '#lib/core/coverage/is-within.ts';
import { explainPlace, type AskedPlace, type Explanation } from '#lib/core/explain/explain-place.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { MAX_ACCESS_M } from '#lib/core/network/snap.ts';
import { listMovedWays } from '#lib/core/coverage/list-moved-ways.ts';
import { adviseChanges, type Advice, type AdvisedChange } from '#lib/core/openings/advise-changes.ts';
import { OpeningIndex } from '#lib/core/openings/opening-index.ts';
import { writeEdits } from '#lib/core/what-if/edit-text.ts';
import { describeMoved } from '../coverage-warnings.ts';
import { namesOf, sayChange } from '../say-change.ts';
import { note, printJson, printText } from '../output.ts';
import {
	describeSource,
	describeTrial,
	listCentres,
	loadTriedPlan,
	TRIED_HELP,
	TRIED_OPTIONS,
	type TriedPlan
} from '../tried-plan.ts';
import { EXIT, readBudget, readOptions, readSpeed, toNumbers, UsageError, type Command } from '../usage.ts';

export const explain: Command = {
	help: `Usage: lianpian explain (--community ID | --at LNG,LAT)
                        [--city baoding] [--network F] [--centres F] [--communities F]
                        [--minutes 15] [--speed 1.0] [--what-if TEXT] [--json]

  --community ID     a community of the plan, a renovated one too
  --at LNG,LAT       any spot, longitude and latitude in degrees
${TRIED_HELP}
  --minutes M        budget in minutes (default: 15)
  --speed MPS        walking speed in metres a second (default: 1.0)
  --json             one JSON document on stdout

Exit 1 if the place is further than ${MAX_ACCESS_M / 1000} km from every street, so that nothing can be said of its walk.
`,
	async run(args) {
		const { values } = readOptions(args, {
			...TRIED_OPTIONS,
			minutes: { type: 'string', default: '15' },
			community: { type: 'string' },
			at: { type: 'string' }
		});
		const minutes = readBudget(values.minutes);
		const speedMps = readSpeed(values.speed);
		const asked = readAsked(values);
		const plan = await loadTriedPlan(values);
		if ('communityId' in asked && !plan.communities.some(({ id }) => id === asked.communityId))
			throw new UsageError(
				`--community: there is no community "${asked.communityId}" in ${values.communities ?? `the city "${plan.cityId}"`}; give one of its ids.`
			);
		const explained = explainPlace(plan.answer, asked);
		const document = toDocument(plan, asked, explained, { minutes, speedMps });
		if (values.json) printJson(document);
		if (isOffNetwork(plan, asked, explained)) {
			note(
				`lianpian: ${describePlace(document.place)} is further than ${MAX_ACCESS_M / 1000} km from every street, so there is no walk to explain; check the coordinates or the network's extent.`
			);
			return EXIT.no;
		}
		for (const sentence of describeMoved(listMoved(plan, asked))) note(`lianpian: ${sentence}`);
		if (!values.json) printText(toText(document, plan));
		return EXIT.done;
	}
};

function readAsked({
	community,
	at
}: {
	community?: string | undefined;
	at?: string | undefined;
}): AskedPlace {
	if ((community === undefined) === (at === undefined))
		throw new UsageError('explain takes one place: --community ID or --at LNG,LAT.');
	return community === undefined ? { lngLat: readLngLat(at!) } : { communityId: community };
}

function readLngLat(text: string): LngLat {
	const [lng, lat, ...more] = toNumbers(text);
	if (more.length === 0 && Math.abs(lng!) <= 180 && Math.abs(lat!) <= 90) return [lng!, lat!];
	throw new UsageError(`--at takes longitude and latitude in degrees, such as 115.48,38.87, not "${text}".`);
}

/** Entrances of the explained community that are placed on another street than the nearest. */
function listMoved({ answer: { ground } }: TriedPlan, asked: AskedPlace) {
	const sites = ground.communities.filter(({ id }) => 'communityId' in asked && id === asked.communityId);
	return { centres: [], communities: listMovedWays(sites) };
}

/** A community whose last entrance is closed is not off the streets: a new one may help. */
function isOffNetwork({ whatIf }: TriedPlan, asked: AskedPlace, { positions }: Explanation): boolean {
	if (positions.length > 0) return false;
	if ('lngLat' in asked) return true;
	const site = whatIf.base.communities.find(({ id }) => id === asked.communityId)!;
	return site.positions.every((position) => position === undefined);
}

type Document = ReturnType<typeof toDocument>;

function toDocument(
	plan: TriedPlan,
	asked: AskedPlace,
	explained: Explanation,
	{ minutes, speedMps }: { minutes: number; speedMps: number }
) {
	const names = new Map(listCentres(plan).map(({ id, name }) => [id, name]));
	const centre = (id: string) => ({ centreId: id, name: names.get(id) ?? id });
	const { nearest, runnerUp } = explained;
	const limitM = budgetM(minutes, speedMps);
	const isWithin = nearest !== null && nearest.distanceM <= limitM;
	const advice = isWithin ? undefined : advise(plan, asked, explained, limitM);
	const walkSeconds = nearest && nearest.distanceM / speedMps;
	return {
		minutes,
		speedMps,
		...describeSource(plan),
		place:
			'communityId' in asked
				? {
						communityId: asked.communityId,
						name: plan.communities.find(({ id }) => id === asked.communityId)!.name
					}
				: asked,
		isWithin,
		nearest: nearest && centre(nearest.centreId),
		walkSeconds,
		distanceM: nearest && nearest.distanceM,
		marginSeconds: walkSeconds === null ? null : minutes * 60 - walkSeconds,
		path: nearest && {
			entranceId: nearest.entranceId,
			throughId: nearest.throughId,
			accessM: { place: nearest.walk.accessM.place, centre: nearest.walk.accessM.source },
			stretches: nearest.walk.stretches,
			lngLats: nearest.walk.lngLats
		},
		runnerUp: runnerUp && {
			...centre(runnerUp.centreId),
			walkSeconds: runnerUp.distanceM / speedMps,
			distanceM: runnerUp.distanceM
		},
		cheapest: advice ? toChange(advice.cheapest, speedMps) : null,
		others: advice ? advice.others.map((change) => toChange(change, speedMps)) : []
	};
}

function advise(
	{ whatIf, answer, edits, communities, countedIds, knownGround }: TriedPlan,
	asked: AskedPlace,
	{ positions }: Explanation,
	limitM: number
): Advice | undefined {
	const place = 'communityId' in asked ? asked : { place: { ...asked, positions } };
	const index = new OpeningIndex(whatIf.raw, knownGround, whatIf.standing);
	const households = communities.map(({ id, households: count }) => (countedIds.has(id) ? count : 0));
	return adviseChanges({ index, answer, edits, limitM, households, ...place });
}

function toChange(change: AdvisedChange, speedMps: number) {
	return { ...change, whatIf: writeEdits([change.edit]), walkSeconds: change.distanceM / speedMps };
}

const describePlace = (place: Document['place']) =>
	'communityId' in place ? `community "${place.communityId}"` : `the place ${place.lngLat.join(',')}`;

function toText({ place, minutes, speedMps, ...document }: Document, plan: TriedPlan): string {
	const time = (seconds: number) => {
		const whole = Math.round(Math.abs(seconds));
		return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
	};
	const metres = (lengthM: number) => `${Math.round(lengthM)} m`;
	const { nearest, walkSeconds, distanceM, marginSeconds, path, runnerUp, cheapest, others } = document;
	const lines = [
		`${describeTrial(plan)}Walking ${speedMps} m/s, within ${minutes} minutes: ${document.isWithin ? 'yes' : 'no'}.`,
		`place\t${'communityId' in place ? `${place.name} (${place.communityId})` : place.lngLat.join(',')}`
	];
	if (nearest && path) {
		lines.push(
			`nearest\t${nearest.name} (${nearest.centreId}), ${time(walkSeconds!)}, ${metres(distanceM!)}, ${time(marginSeconds!)} ${marginSeconds! < 0 ? 'too long' : 'to spare'}`,
			`walk\t${metres(path.accessM.place)}\tto the street`,
			...path.stretches.map(({ name, lengthM }) => `\t${metres(lengthM)}\t${name || '(no name)'}`),
			`\t${metres(path.accessM.centre)}\tto the door`
		);
	} else lines.push('nearest\tnone: no way leads to a centre');
	if (runnerUp) lines.push(`next\t${runnerUp.name} (${runnerUp.centreId}), ${time(runnerUp.walkSeconds)}`);
	const names = namesOf(plan);
	for (const [i, change] of [...(cheapest ? [cheapest] : []), ...others].entries()) {
		const { cost, gain, yuanPerHousehold, walkSeconds: thenS, whatIf } = change;
		const each = yuanPerHousehold === null ? '' : `, ${Math.round(yuanPerHousehold)} yuan a household`;
		lines.push(
			`${i === 0 ? 'cheapest' : 'or'}\t${sayChange(change, names)}: ${time(thenS)}; ${gain.households} households come within, ${cost} yuan (assumed)${each}`,
			`\t--what-if "${whatIf}"`
		);
	}
	return [...lines, ''].join('\n');
}
