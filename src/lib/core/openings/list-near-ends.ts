import { distanceXy } from '../geometry/distance-xy.ts';
import type { LngLat, Xy } from '../geometry/types.ts';
import type { Position } from '../network/types.ts';
import { roundEditLngLat } from '../what-if/edit-text.ts';
import { PLANE_ERROR } from './point-grid.ts';
import { nearestOf, streetWalkM, type PresentPlan, type WayBeside } from './present-plan.ts';
import type { PlaceInNeed } from './seek-from.ts';
import { LINK_MAX_M, LINK_MIN_M } from './settings.ts';

/** A possible end of a link, on the near side: the place walks to it. */
export interface NearEnd {
	/** Index of the street sample; −1 where the place itself meets a street. */
	sample: number;
	lngLat: LngLat;
	xy: Xy;
	accessM: number;
	/** Metres from the place; Infinity beyond the budget. */
	walkM: number;
	/** Entrances of the place and doors of centres that a link from here may pass. */
	ways: Beside[];
	doors: Beside[];
}

/** A door or entrance that a link may pass, in the plane of the samples. */
export interface Beside {
	xy: Xy;
	reachM: number;
}

/** Every place on the streets where a link for this place may begin. */
export function listNearEnds(present: PresentPlan, { positions, ways, field }: PlaceInNeed): NearEnd[] {
	const { index, limitM } = present;
	const { grid, samples } = index.streets;
	const toBeside = ({ lngLat, reachM }: WayBeside): Beside => ({ xy: grid.plane.toXy(lngLat), reachM });
	const own = ways.map(toBeside);
	// No walk to a door is shorter than the straight line.
	const doors = present.doors
		.map(toBeside)
		.filter((door) => own.some((way) => distanceXy(way.xy, door.xy) <= PLANE_ERROR * limitM));
	const ends: NearEnd[] = [];
	const add = (sample: number, lngLat: LngLat, position: Position | undefined) => {
		if (!position) return;
		const walkM = streetWalkM(field, position.edge, position.offsetM);
		const xy = grid.plane.toXy(lngLat);
		const isNear = (beside: Beside) =>
			distanceXy(beside.xy, xy) <= PLANE_ERROR * (LINK_MAX_M + beside.reachM);
		const near = own.filter(isNear);
		if (walkM + LINK_MIN_M > limitM && near.length === 0) return;
		const { accessM } = position;
		ends.push({ sample, lngLat, xy, accessM, walkM, ways: near, doors: doors.filter(isNear) });
	};
	const seen = new Set<number>();
	const visit = (at: LngLat, radiusM: number) =>
		grid.visit(at, PLANE_ERROR * radiusM, (sample) => {
			if (seen.has(sample)) return;
			seen.add(sample);
			add(sample, samples.lngLats[sample]!, present.sampleAt(sample));
		});
	for (const { lngLat, accessM } of positions) {
		if (accessM < limitM) visit(lngLat, limitM - accessM);
		const rounded = roundEditLngLat(lngLat);
		add(-1, rounded, nearestOf(present.ground.place(rounded)));
	}
	for (const { lngLat, reachM } of ways) visit(lngLat, LINK_MAX_M + reachM);
	return ends;
}
