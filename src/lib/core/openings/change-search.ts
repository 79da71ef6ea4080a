import type { LngLat } from '../geometry/types.ts';
import type { Position } from '../network/types.ts';
import { roundEditLngLat } from '../what-if/edit-text.ts';
import { LINK_REACH_M } from '../what-if/lay-link.ts';
import type { WhatIfAnswer } from '../what-if/what-if-plan.ts';
import { EditTrial } from './edit-trial.ts';
import { findCheapestLink } from './find-cheapest-link.ts';
import { seekFrom, type PlaceInNeed } from './seek-from.ts';
import { formEntrance, formLink, formWall, type OpeningForm } from './form-opening.ts';
import { findBestEntrance } from './list-entrance-openings.ts';
import { findBestWall } from './list-wall-openings.ts';
import { OpeningIds } from './opening-ids.ts';
import { listWaysBeside, PresentPlan, streetWalkM, type WayBeside } from './present-plan.ts';
import { LINK_MIN_M } from './settings.ts';
import type { ChangedPlace, ChangeQuestion, CheapestChange } from './types.ts';

/**
 * Single changes that bring one community, or any spot, within the budget, kind by kind. The walk of each change is
 * exact.
 */
export class ChangeSearch {
	readonly present: PresentPlan;
	readonly trial: EditTrial;
	/** Index in the ground; `undefined` of a spot. */
	readonly community: number | undefined;
	/** Whether the place is within the budget already. */
	readonly isWithin: boolean;
	readonly #asked: ChangedPlace;
	readonly #positions: readonly Position[];
	readonly #ways: readonly WayBeside[];
	readonly #id: string;
	#place: PlaceInNeed | undefined;

	/** @throws RangeError if the limit is not positive or the plan has no such community */
	constructor(question: ChangeQuestion) {
		this.present = new PresentPlan(question);
		const { ground, limitM } = this.present;
		const { community, positions, ways } = findPlace(this.present, question);
		this.community = community;
		this.#asked = question;
		this.#positions = positions;
		this.#ways = ways;
		this.isWithin = this.present.walkM(positions) <= limitM;
		this.trial = new EditTrial(this.present);
		this.#id = new OpeningIds(ground).take(
			community === undefined ? 'place' : ground.communities[community]!.id
		);
	}

	/** The best opening in each wall of the community, shortest walk first; none of a spot. */
	*walls(): Generator<CheapestChange, void, void> {
		const { community, present } = this;
		if (community === undefined) return;
		const { communities } = present.ground;
		const walls = present.index
			.listNeighbours(community)
			.flatMap((neighbour) => findBestWall(present, community, neighbour) ?? [])
			.toSorted((a, b) => a.distanceM - b.distanceM);
		for (const wall of walls) {
			const ids = [wall.community, wall.neighbour].map((i) => communities[i]!.id);
			const isIntricate = this.trial.isIntricateWall(ids);
			const change = this.#verify(formWall(present, wall), wall.distanceM, isIntricate);
			if (change) yield change;
		}
	}

	/** The entrance with the shortest walk; none of a spot. */
	entrance(): CheapestChange | undefined {
		if (this.community === undefined) return undefined;
		const entrance = findBestEntrance(this.present, this.community);
		// More entrances of its own change nothing about its way through this one.
		return entrance && this.#verify(formEntrance(this.present, entrance), entrance.distanceM, false);
	}

	/** The shortest link between samples of the streets. @param maxM longer ones are not looked for */
	link(maxM: number): CheapestChange | undefined {
		const { present } = this;
		if (this.#isApart() || present.field.sources.length === 0) return undefined;
		const found = findCheapestLink(present, this.#seek(), maxM);
		if (!found || found.link.lengthM < LINK_MIN_M) return undefined;
		const isIntricate = this.trial.isIntricateLink(found.link);
		return this.#verify(formLink(present, found.link), found.distanceM, isIntricate);
	}

	/** A centre where the place meets a street, the nearest one that will do. */
	centre(): CheapestChange | undefined {
		if (this.#isApart()) return undefined;
		const { ground, limitM, costs } = this.present;
		const { positions, field } = this.#seek();
		for (const position of positions.toSorted((a, b) => a.accessM - b.accessM)) {
			const lngLat: LngLat = roundEditLngLat(position.lngLat);
			const distanceM = walkFromM(ground.place(lngLat), (edge, offsetM) => streetWalkM(field, edge, offsetM));
			if (distanceM > limitM) continue;
			return {
				edit: { kind: 'add-centre', centreId: this.#id, lngLat },
				kind: 'add-centre',
				distanceM,
				lngLats: [lngLat],
				lengthM: 0,
				cost: costs.centreYuan
			};
		}
		return undefined;
	}

	/** Whether the place meets no street, so that neither a link nor a centre would help. */
	#isApart(): boolean {
		return this.#positions.length === 0 && this.#ways.length === 0;
	}

	#seek(): PlaceInNeed {
		return (this.#place ??= seekFrom(this.present, this.#positions, this.#ways));
	}

	#verify(form: OpeningForm, distanceM: number, isIntricate: boolean): CheapestChange | undefined {
		const { kind, editAs, lngLats, lengthM, cost } = form;
		const edit = editAs(this.#id);
		const exactM = isIntricate ? this.#retryM(this.trial.tryEdit(edit)) : distanceM;
		return exactM <= this.present.limitM
			? { edit, kind, distanceM: exactM, lngLats, lengthM, cost }
			: undefined;
	}

	/** The walk of the place in a plan that was tried; Infinity if it could not be. */
	#retryM(answer: WhatIfAnswer | undefined): number {
		if (!answer) return Infinity;
		if (this.community !== undefined) return answer.walks[this.community]?.distanceM ?? Infinity;
		if (!('place' in this.#asked)) return Infinity;
		const { field } = answer.centreField;
		return walkFromM(answer.ground.place(this.#asked.place.lngLat), (edge, offsetM) =>
			streetWalkM(field, edge, offsetM)
		);
	}
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

const walkFromM = (positions: readonly Position[], walkM: (edge: number, offsetM: number) => number) =>
	Math.min(Infinity, ...positions.map(({ edge, offsetM, accessM }) => accessM + walkM(edge, offsetM)));
