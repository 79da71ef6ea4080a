import type { LngLat } from '../geometry/types.ts';
import type { Position } from '../network/types.ts';
import { LINK_REACH_M } from '../what-if/lay-link.ts';
import type { WhatIfAnswer } from '../what-if/what-if-plan.ts';
import { roundEditLngLat } from '../what-if/edit-text.ts';
import { findCheapestLink, seekFrom, type PlaceInNeed } from './find-cheapest-link.ts';
import { formEntrance, formLink, formWall, type OpeningForm } from './form-opening.ts';
import { findBestEntrance } from './list-entrance-openings.ts';
import { findBestWall } from './list-wall-openings.ts';
import { OpeningIds } from './opening-ids.ts';
import { listWaysBeside, PresentPlan, streetWalkM, type WayBeside } from './present-plan.ts';
import { EditTrial } from './edit-trial.ts';
import { LINK_MAX_M, LINK_MIN_M } from './settings.ts';
import type { ChangedPlace, ChangeQuestion, CheapestChange } from './types.ts';

/** A change that brings the place within the budget. */
interface Solution {
	form: OpeningForm;
	distanceM: number;
	isIntricate: boolean;
}

/**
 * The cheapest single change that brings one community, or any spot, within the budget: an opened wall, a new
 * entrance, a link, or as the last resort a new centre where the place meets its nearest street. A spot has links
 * and a centre only. Equally cheap ones: in this order. Walls and entrances are those with the shortest walk,
 * the link is the shortest of those between samples of the streets.
 *
 * @returns `undefined` if the place is within the budget already, or so far off the streets that nothing helps
 * @throws RangeError if the limit is not positive or the plan has no such community
 */
export function findCheapestChange(question: ChangeQuestion): CheapestChange | undefined {
	const present = new PresentPlan(question);
	const { ground, limitM, costs } = present;
	const { community, positions, ways } = findPlace(present, question);
	if (present.walkM(positions) <= limitM) return undefined;
	const trial = new EditTrial(present);
	const id = new OpeningIds(ground).take(
		community === undefined ? 'place' : ground.communities[community]!.id
	);

	let best: CheapestChange | undefined;
	const offer = ({ form, distanceM, isIntricate }: Solution) => {
		if (best && form.cost >= best.cost) return;
		const { kind, editAs, lngLats, lengthM, cost } = form;
		const edit = editAs(id);
		const exactM = isIntricate ? retryM(trial.tryEdit(edit), question, community) : distanceM;
		if (exactM <= limitM) best = { edit, kind, distanceM: exactM, lngLats, lengthM, cost };
	};
	if (community !== undefined) for (const solution of listOwn(present, trial, community)) offer(solution);
	if (positions.length === 0 && ways.length === 0) return best;
	const place = seekFrom(present, positions, ways);
	if (present.field.sources.length > 0) {
		// Costs are whole yuan: only a link that is cheaper after rounding is worth looking for.
		const worthM = ((best?.cost ?? Infinity) - 0.5) / costs.linkYuanPerM;
		const found = findCheapestLink(present, place, Math.min(LINK_MAX_M, worthM));
		if (found && found.link.lengthM >= LINK_MIN_M)
			offer({
				form: formLink(present, found.link),
				distanceM: found.distanceM,
				isIntricate: trial.isIntricateLink(found.link)
			});
	}
	if (best && best.cost <= costs.centreYuan) return best;
	return findCentre(present, place, id) ?? best;
}

/** The place's own positions and entrances, as they stand. */
function findPlace({ ground }: PresentPlan, asked: ChangedPlace) {
	if ('communityId' in asked) {
		const community = ground.communities.findIndex(({ id }) => id === asked.communityId);
		if (community < 0) throw new RangeError(`The plan has no community ${asked.communityId}.`);
		const site = ground.communities[community]!;
		return {
			community,
			positions: site.positions.filter((position) => position !== undefined),
			ways: listWaysBeside(site, community)
		};
	}
	const { lngLat, positions } = asked.place;
	const reachM = Math.max(LINK_REACH_M, ...positions.map(({ accessM }) => accessM));
	const ways: WayBeside[] = positions.length > 0 ? [{ site: 0, lngLat, reachM, innerM: 0 }] : [];
	return { community: undefined, positions, ways };
}

/** The best opened wall and the best entrance of a community. */
function listOwn(present: PresentPlan, trial: EditTrial, community: number): Solution[] {
	const { communities } = present.ground;
	const walls = present.index
		.listNeighbours(community)
		.flatMap((neighbour) => findBestWall(present, community, neighbour) ?? [])
		.toSorted((a, b) => a.distanceM - b.distanceM)
		.map((opening) => ({
			form: formWall(present, opening),
			distanceM: opening.distanceM,
			isIntricate: trial.isIntricateWall(
				[opening.community, opening.neighbour].map((i) => communities[i]!.id)
			)
		}));
	const entrance = findBestEntrance(present, community);
	if (!entrance) return walls;
	// More entrances of its own change nothing about its way through this one.
	const form = formEntrance(present, entrance);
	return [...walls, { form, distanceM: entrance.distanceM, isIntricate: false }];
}

/** The walk of the place in a plan that was tried; Infinity if it could not be. */
function retryM(
	answer: WhatIfAnswer | undefined,
	asked: ChangedPlace,
	community: number | undefined
): number {
	if (!answer) return Infinity;
	if (community !== undefined) return answer.walks[community]?.distanceM ?? Infinity;
	if (!('place' in asked)) return Infinity;
	const { field } = answer.centreField;
	return walkFromM(answer.ground.place(asked.place.lngLat), (edge, offsetM) =>
		streetWalkM(field, edge, offsetM)
	);
}

const walkFromM = (positions: readonly Position[], walkM: (edge: number, offsetM: number) => number) =>
	Math.min(Infinity, ...positions.map(({ edge, offsetM, accessM }) => accessM + walkM(edge, offsetM)));

/** A centre where the place meets a street, the nearest one that will do. */
function findCentre(
	present: PresentPlan,
	{ positions, field }: PlaceInNeed,
	id: string
): CheapestChange | undefined {
	for (const position of positions.toSorted((a, b) => a.accessM - b.accessM)) {
		const lngLat: LngLat = roundEditLngLat(position.lngLat);
		const distanceM = walkFromM(present.ground.place(lngLat), (edge, offsetM) =>
			streetWalkM(field, edge, offsetM)
		);
		if (distanceM > present.limitM) continue;
		return {
			edit: { kind: 'add-centre', centreId: id, lngLat },
			kind: 'add-centre',
			distanceM,
			lngLats: [lngLat],
			lengthM: 0,
			cost: present.costs.centreYuan
		};
	}
	return undefined;
}
