import type { Feature, MultiPolygon } from 'geojson';
import { budgetM } from '#lib/core/coverage/is-within.ts';
import { measureLeftOut } from '#lib/core/coverage/measure-left-out.ts';
import { measurePolygon, type PolygonError } from '#lib/core/coverage/measure-polygon.ts';
import { buildStreetMesh } from '#lib/core/drawing/build-street-mesh.ts';
import { drawLifeCircle } from '#lib/core/drawing/draw-life-circle.ts';
import { writeLifeCircle } from '#lib/core/drawing/write-life-circle.ts';
import { drawServiceAreas } from '#lib/core/drawing/draw-service-areas.ts';
import { buildWalkField, type WalkField } from '#lib/core/network/walk-field.ts';
import type { WhatIfAnswer } from '#lib/core/what-if/what-if-plan.ts';
import { listCentres, type TriedPlan } from './tried-plan.ts';

/** Street samples that polygons are measured by, metres. */
export const MEASURE_STEP_M = 5;

type Circle<Props> = Feature<MultiPolygon, Props>;

export interface CircleRequest {
	/** Ascending. */
	minutes: readonly number[];
	speedMps: number;
	onProgress: (share: number) => void;
}

/** The life circle of all centres together, one a budget, and what it gets wrong on the streets. */
export function drawCommonCircles(
	{ answer }: TriedPlan,
	{ minutes, speedMps, onProgress }: CircleRequest
): Circle<{ minutes: number; speedMps: number } & PolygonError>[] {
	const mesh = buildStreetMesh(answer.ground.network);
	const { field } = answer.centreField;
	return minutes.map((m, i) => {
		const limitM = budgetM(m, speedMps);
		const circle = drawLifeCircle(mesh, field, limitM);
		const error = measurePolygon(field, circle, limitM, { stepM: MEASURE_STEP_M });
		onProgress((i + 1) / minutes.length);
		return toFeature(circle, { minutes: m, speedMps, ...error });
	});
}

/**
 * The life circle of each centre on its own, one a budget, as the text of GeoJSON features; a centre off the streets has
 * none.
 */
export function writeEachCircle(plan: TriedPlan, { minutes, speedMps, onProgress }: CircleRequest): string[] {
	const mesh = buildStreetMesh(plan.answer.ground.network);
	const centres = listCentres(plan);
	const limitM = budgetM(minutes.at(-1)!, speedMps);
	const features: string[] = [];
	for (const { centre, field } of searchEach(plan.answer, limitM)) {
		const { id, name } = centres[centre]!;
		for (const m of minutes) {
			const properties = JSON.stringify({ centreId: id, name, minutes: m, speedMps });
			const geometry = writeLifeCircle(mesh, field, budgetM(m, speedMps));
			features.push(`{"type":"Feature","properties":${properties},"geometry":${geometry}}`);
		}
		onProgress((centre + 1) / centres.length);
	}
	return features;
}

/** The city divided by nearest centre, as far as the largest budget; a centre that is nearest to nothing has none. */
export function drawAreas(
	plan: TriedPlan,
	{ minutes, speedMps }: CircleRequest
): Circle<{ centreId: string; name: string; minutes: number; speedMps: number }>[] {
	const { ground, centreField } = plan.answer;
	const { field, doors } = centreField;
	const centres = listCentres(plan);
	const most = minutes.at(-1)!;
	const areas = drawServiceAreas(buildStreetMesh(ground.network), field, budgetM(most, speedMps));
	const centreOf = new Map(field.sources.map(({ site }, i) => [site, doors[i]!.centre]));
	return [...areas].map(([site, area]) => {
		const { id, name } = centres[centreOf.get(site)!]!;
		return toFeature(area, { centreId: id, name, minutes: most, speedMps });
	});
}

/** Per cent of the street samples within reach. */
interface ErrorShares {
	missedPercent: number;
	wronglyInsidePercent: number;
}

/** What drawn circles of one budget get wrong. */
export interface BudgetErrors {
	minutes: number;
	/** Centres whose circles were measured. */
	centres: number;
	/** Over those centres' circles, each counting the same. */
	mean: ErrorShares;
	/** The largest of any centre; `null` where there is none. */
	worst: ErrorShares & { missedCentreId: string | null; wronglyInsideCentreId: string | null };
	/** All those circles' samples. */
	total: PolygonError;
	/** The one circle of all centres together. */
	union: PolygonError & ErrorShares;
	/** The most ground that a circle leaves out of the same centre's circle at the next smaller budget. */
	leftOut: { worstM2: number; centreId: string | null };
}

/** Measures the circle of every centre, and of all together, at each budget. */
export function measureCircles(
	plan: TriedPlan,
	{ minutes, speedMps, onProgress }: CircleRequest
): BudgetErrors[] {
	const { ground, centreField } = plan.answer;
	const mesh = buildStreetMesh(ground.network);
	const limitsM = minutes.map((m) => budgetM(m, speedMps));
	const measure = (field: WalkField, circle: MultiPolygon, limitM: number) =>
		measurePolygon(field, circle, limitM, { stepM: MEASURE_STEP_M });
	const unions = limitsM.map((limitM) =>
		measure(centreField.field, drawLifeCircle(mesh, centreField.field, limitM), limitM)
	);
	const rows: { id: string; error: PolygonError }[][] = minutes.map(() => []);
	const leftOut: BudgetErrors['leftOut'][] = minutes.map(() => ({ worstM2: 0, centreId: null }));
	for (const { centre, field } of searchEach(plan.answer, limitsM.at(-1)!)) {
		const { id } = ground.centres[centre]!;
		let smaller: MultiPolygon | undefined;
		for (const [i, limitM] of limitsM.entries()) {
			const circle = drawLifeCircle(mesh, field, limitM);
			const error = measure(field, circle, limitM);
			if (error.reached > 0) rows[i]!.push({ id, error });
			const leftM2 = smaller ? measureLeftOut(smaller, circle) : 0;
			if (leftM2 > leftOut[i]!.worstM2) leftOut[i] = { worstM2: leftM2, centreId: id };
			smaller = circle;
		}
		onProgress((centre + 1) / ground.centres.length);
	}
	return minutes.map((m, i) => {
		const measured = rows[i]!.map(({ id, error }) => ({ id, ...toShares(error) }));
		const mean = (key: keyof ErrorShares) =>
			measured.length === 0 ? 0 : measured.reduce((sum, shares) => sum + shares[key], 0) / measured.length;
		const worst = (key: keyof ErrorShares) =>
			measured.reduce((most, shares) => (shares[key] > most[key] ? shares : most), {
				id: null,
				missedPercent: 0,
				wronglyInsidePercent: 0
			} as ErrorShares & { id: string | null });
		const [missed, wronglyInside] = [worst('missedPercent'), worst('wronglyInsidePercent')];
		const sum = (key: keyof PolygonError) => rows[i]!.reduce((all, { error }) => all + error[key], 0);
		return {
			minutes: m,
			centres: measured.length,
			mean: { missedPercent: mean('missedPercent'), wronglyInsidePercent: mean('wronglyInsidePercent') },
			worst: {
				missedPercent: missed.missedPercent,
				missedCentreId: missed.id,
				wronglyInsidePercent: wronglyInside.wronglyInsidePercent,
				wronglyInsideCentreId: wronglyInside.id
			},
			total: { reached: sum('reached'), missed: sum('missed'), wronglyInside: sum('wronglyInside') },
			union: { ...unions[i]!, ...toShares(unions[i]!) },
			leftOut: leftOut[i]!
		};
	});
}

function toShares({ reached, missed, wronglyInside }: PolygonError): ErrorShares {
	const percent = (part: number) => (reached === 0 ? 0 : (100 * part) / reached);
	return { missedPercent: percent(missed), wronglyInsidePercent: percent(wronglyInside) };
}

/**
 * A search from each centre that has a door on a street, bounded by the limit. Each field is void once the next is
 * request for.
 */
function* searchEach(
	{ ground: { network, centres } }: WhatIfAnswer,
	limitM: number
): Generator<{ centre: number; field: WalkField }> {
	let field: WalkField | undefined;
	for (const [centre, { positions }] of centres.entries()) {
		const sources = positions.flatMap((position) => (position ? [{ position, site: 0 }] : []));
		if (sources.length === 0) continue;
		field = buildWalkField(network, sources, { limitM, reuse: field });
		yield { centre, field };
	}
}

const toFeature = <Props>(geometry: MultiPolygon, properties: Props): Circle<Props> => ({
	type: 'Feature',
	properties,
	geometry
});
