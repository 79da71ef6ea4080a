import { listMovedWays, type MovedWay } from '#lib/core/coverage/list-moved-ways.ts';
import type { Measured } from '#lib/core/model/types.ts';
import { note } from './output.ts';
import { listCentres, type TriedPlan } from './tried-plan.ts';

/** How many are named in a line; the rest are counted. */
const NAMED = 8;

type Placing = Pick<Measured, 'offNetwork' | 'stranded' | 'isolatedCentres' | 'shut'>;

/** Doors of centres and entrances of communities that figures count, put on another street than the nearest. */
interface Moved {
	centres: MovedWay[];
	communities: MovedWay[];
}

/** What a figure leaves out or puts elsewhere, a sentence each. */
export function listWarnings(
	{ offNetwork, stranded, shut, isolatedCentres }: Placing,
	plan: TriedPlan
): string[] {
	const centres = listCentres(plan);
	const named = (ids: readonly string[], places: readonly { id: string; name: string }[]) => {
		const names = new Map(places.map(({ id, name }) => [id, name]));
		return listSome(ids.map((id) => (names.get(id) === id ? id : `${id} (${names.get(id)})`)));
	};
	const warnings: string[] = [];
	if (offNetwork.centres.length > 0)
		warnings.push(
			`${count(offNetwork.centres, 'centre')} further than 1 km from every street, left out: ${named(offNetwork.centres, centres)}; check the coordinates or the network's extent.`
		);
	if (offNetwork.communities.length > 0)
		warnings.push(
			`${count(offNetwork.communities, 'community', 'communities')} further than 1 km from every street, not reached: ${named(offNetwork.communities, plan.communities)}.`
		);
	if (shut.length > 0)
		warnings.push(
			`${count(shut, 'community', 'communities')} without an entrance that is left, not reached: ${named(shut, plan.communities)}.`
		);
	const assumed = plan.communities.filter((it) => it.isHouseholdsAssumed && plan.countedIds.has(it.id));
	if (assumed.length > 0 && assumed.length < plan.countedIds.size)
		warnings.push(
			`${count(assumed, 'community', 'communities')} without households, counted as 1 each: ${named(
				assumed.map(({ id }) => id),
				plan.communities
			)}.`
		);
	if (plan.answer.ground.centres.length === 0)
		warnings.push('there is no open centre, so nobody reaches one.');
	else if (stranded.length > 0)
		warnings.push(
			`${count(stranded, 'community', 'communities')} on streets that no centre's streets lead to (an island of the network), not reached: ${named(stranded, plan.communities)}.`
		);
	const isolated = isolatedCentres.filter((id) => !offNetwork.centres.includes(id));
	if (isolated.length > 0)
		warnings.push(
			`${count(isolated, 'centre')} on streets that lead to no community (an island of the network), reaching nobody: ${named(isolated, centres)}; check where the streets join.`
		);
	return [...warnings, ...describeMoved(listMoved(plan))];
}

/** What of a plan with its edits was put on another street than the nearest. */
export function listMoved({ answer: { ground }, countedIds }: TriedPlan): Moved {
	const counted = ground.communities.filter(({ id }) => countedIds.has(id));
	return { centres: listMovedWays(ground.centres), communities: listMovedWays(counted) };
}

/** Tells on stderr which doors and entrances of a plan were put on another street than the nearest. */
export function noteMoved(plan: TriedPlan): void {
	for (const sentence of describeMoved(listMoved(plan))) note(`lianpian: ${sentence}`);
}

/** A sentence each for the centres and for the communities. */
export function describeMoved({ centres, communities }: Moved): string[] {
	return [
		...describeKind(centres, 'centre', 'centres'),
		...describeKind(communities, 'community', 'communities')
	];
}

function describeKind(moved: readonly MovedWay[], one: string, many: string): string[] {
	const [kept, put] = [moved.filter(isLeft), moved.filter((way) => !isLeft(way))];
	const say = (ways: readonly MovedWay[], what: string, how: (way: MovedWay) => string) => {
		// The way in that is moved furthest stands for the others.
		const furthest = new Map<string, MovedWay>();
		for (const way of ways) {
			const known = furthest.get(way.siteId);
			if (!known || byM(way) > byM(known)) furthest.set(way.siteId, way);
		}
		if (furthest.size === 0) return [];
		const each = [...furthest.values()].map((way) => `${way.siteId} (${how(way)})`);
		return [`${count(each, one, many)} ${what}: ${listSome(each)}.`];
	};
	return [
		...say(
			put,
			'nearest to a street apart from the network that people walk on, put on the next street of that network as well',
			({ nearestM, walkedM, apartM }) =>
				`${metres(walkedM!)} away, not ${metres(nearestM)}, the street apart being ${metres(apartM)} long`
		),
		...say(
			kept,
			'on a street apart from the network that people walk on, with no other street within 1 km',
			({ nearestM, apartM }) => `${metres(nearestM)} away, ${metres(apartM)} long`
		)
	];
}

/** One JSON row for each door or entrance that was moved. */
export function toMovedRows({ centres, communities }: Moved) {
	const rows = (kind: 'centre' | 'community', moved: readonly MovedWay[]) =>
		moved.map((way) => ({
			kind,
			id: way.siteId,
			wayId: way.wayId,
			lngLat: way.lngLat,
			apartStreetM: way.apartM,
			nearestM: way.nearestM,
			putM: way.walkedM,
			byM: isLeft(way) ? null : byM(way)
		}));
	return [...rows('centre', centres), ...rows('community', communities)];
}

const isLeft = ({ walkedM }: MovedWay) => walkedM === null;

const byM = ({ walkedM, nearestM }: MovedWay) => (walkedM ?? nearestM) - nearestM;

const metres = (lengthM: number) => `${Math.round(lengthM)} m`;

const listSome = (words: readonly string[]) =>
	words.slice(0, NAMED).join(', ') + (words.length > NAMED ? ` and ${words.length - NAMED} more` : '');

const count = (listed: readonly unknown[], one: string, many = `${one}s`) =>
	`${listed.length} ${listed.length === 1 ? one : many}`;
