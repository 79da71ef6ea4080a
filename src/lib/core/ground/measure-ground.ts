import type { LngLat } from '../geometry/types.ts';
import { AreaSplitter } from './area-splitter.ts';
import type { DividedPolygon, GroundLand, GroundUnit } from './build-ground-land.ts';
import { describeGap } from './describe-gap.ts';
import { polygonAreaM2, subtractArea } from './overlay.ts';
import { LEAST_GAP_M2 } from './settings.ts';
import type { CoveredLand, DrawnCircle, GroundCoverage, GroundGap, GroundRow, NamedArea } from './types.ts';

/**
 * How much of a city's land, and of its residential land, lies within drawn life circles, and what lies outside in one
 * piece. A gap ends at the border of its cluster.
 *
 * Measured on the drawings by overlay (Martínez, Rueda and Feito 2009, through Turf); areas on the sphere. On the streets
 * the drawings agree with the walks to the error that each circle brings; off the streets they are a convention.
 *
 * @param circles ascending minutes; of all centres together
 * @param leastGapM2 gaps smaller than this are only counted
 */
export function measureGround(...asked: Parameters<typeof measureGroundInSteps>): GroundCoverage {
	const work = measureGroundInSteps(...asked);
	for (;;) {
		const step = work.next();
		if (step.done) return step.value;
	}
}

/** The same, a unit at a time: yields the share that is done. */
export function* measureGroundInSteps(
	land: GroundLand,
	circles: readonly DrawnCircle[],
	{ leastGapM2 = LEAST_GAP_M2 } = {}
): Generator<number, GroundCoverage, void> {
	const { basis, units, source } = land;
	const isKnown = source.residential !== null;
	const beyond: UnitBeyond[][] = [];
	for (const [c, drawn] of circles.entries()) {
		const measured: UnitBeyond[] = [];
		for (const [i, unit] of units.entries()) {
			measured.push(measureUnit(unit, drawn));
			yield (c + (i + 1) / units.length) / circles.length;
		}
		beyond.push(measured);
	}
	const unitRows = units.map((unit, i) =>
		toRow(
			unit.area,
			[unit],
			beyond.map((of) => [of[i]!.total]),
			isKnown
		)
	);
	const districtRows = source.districts.flatMap((district) => {
		const own = units.map((unit) => onlyIn(unit, district.id));
		const row = toRow(
			district,
			own,
			beyond.map((of) => of.map((unit) => unit.byDistrict.get(district.id) ?? NONE)),
			isKnown
		);
		return row.landM2 > 0 ? [row] : [];
	});
	const found = beyond.map((of, c) =>
		of.flatMap(({ gaps }, i) =>
			gaps.map((gap) => ({ ...gap, minutes: circles[c]!.minutes, unit: units[i]! }))
		)
	);
	const isListed = ({ areaM2 }: { areaM2: number }) => areaM2 >= leastGapM2;
	return {
		basis,
		residentialBasis: source.residentialBasis,
		minutes: circles.map(({ minutes }) => minutes),
		errors: circles.map(({ error }) => error),
		city: toRow(
			NO_AREA,
			units,
			beyond.map((of) => of.map(({ total }) => total)),
			isKnown
		),
		districts: basis === 'districts' ? unitRows : districtRows,
		clusters: basis === 'clusters' ? unitRows : [],
		gaps: found.flatMap((of) =>
			of
				.filter(isListed)
				.toSorted((m, n) => n.areaM2 - m.areaM2)
				.map(({ polygon, areaM2, residentialM2, minutes, unit }): GroundGap => ({
					minutes,
					areaM2,
					residentialM2: isKnown ? residentialM2 : null,
					partId: unit.area.id,
					districtIds:
						basis === 'districts'
							? [unit.area.id]
							: [...new Set(land.divide(polygon).inDistricts.map(({ districtId }) => districtId))],
					...describeGap(polygon, source.places)
				}))
		),
		leastGapM2,
		slivers: found.map((of) => {
			const small = of.filter((gap) => !isListed(gap));
			return { count: small.length, areaM2: small.reduce((sum, { areaM2 }) => sum + areaM2, 0) };
		})
	};
}

const NO_AREA: Omit<NamedArea, 'geometry'> = { id: '', name: '', nameEn: '' };

/** Ground beyond a circle, m². */
interface Beyond {
	landM2: number;
	residentialM2: number;
}

const NONE: Beyond = { landM2: 0, residentialM2: 0 };

interface UnitBeyond {
	total: Beyond;
	byDistrict: Map<string, Beyond>;
	gaps: { polygon: LngLat[][]; areaM2: number; residentialM2: number }[];
}

function measureUnit({ area, land, plots }: GroundUnit, { circle }: DrawnCircle): UnitBeyond {
	const polygons = subtractArea(area.geometry, circle);
	const gaps = polygons.map((polygon) => ({ polygon, areaM2: polygonAreaM2(polygon), residentialM2: 0 }));
	const splitter = new AreaSplitter(polygons);
	const byDistrict = new Map<string, Beyond>();
	const add = (districtId: string, kind: keyof Beyond, m2: number) => {
		const known = byDistrict.get(districtId) ?? { ...NONE };
		known[kind] += m2;
		byDistrict.set(districtId, known);
	};
	const total: Beyond = { landM2: gaps.reduce((sum, { areaM2 }) => sum + areaM2, 0), residentialM2: 0 };
	const measure = (polygon: LngLat[][]) =>
		splitter.split(polygon).map(({ index, polygon: piece }) => ({ index, m2: polygonAreaM2(piece) }));
	const districts = new Set(
		land.flatMap(({ inDistricts }) => inDistricts.map(({ districtId }) => districtId))
	);
	if (districts.size === 1 && land.every(isWhole)) add([...districts][0]!, 'landM2', total.landM2);
	else
		for (const { districtId, polygon } of land.flatMap(({ inDistricts }) => inDistricts))
			for (const { m2 } of measure(polygon)) add(districtId, 'landM2', m2);
	for (const plot of plots) {
		const pieces = measure(plot.polygon);
		for (const { index, m2 } of pieces) {
			gaps[index]!.residentialM2 += m2;
			total.residentialM2 += m2;
		}
		if (pieces.length === 0) continue;
		for (const { districtId, polygon } of plot.inDistricts)
			for (const { m2 } of isWhole(plot) ? pieces : measure(polygon)) add(districtId, 'residentialM2', m2);
	}
	return { total, byDistrict, gaps };
}

/** Whether a polygon lies wholly in one district. */
const isWhole = ({ polygon, inDistricts }: DividedPolygon) =>
	inDistricts.length === 1 && inDistricts[0]!.polygon === polygon;

/** The part of a unit within one district. */
function onlyIn({ land, plots }: GroundUnit, districtId: string): Pick<GroundUnit, 'land' | 'plots'> {
	const own = (polygons: readonly DividedPolygon[]) =>
		polygons.flatMap(({ inDistricts }) =>
			inDistricts
				.filter((piece) => piece.districtId === districtId)
				.map(({ polygon, areaM2 }) => ({ polygon, areaM2, inDistricts: [] }))
		);
	return { land: own(land), plots: own(plots) };
}

function toRow(
	{ id, name, nameEn }: Omit<NamedArea, 'geometry'>,
	units: readonly Pick<GroundUnit, 'land' | 'plots'>[],
	beyond: readonly (readonly Beyond[])[],
	isResidentialKnown: boolean
): GroundRow {
	const cover = (kind: keyof Beyond, polygons: readonly DividedPolygon[]): CoveredLand => {
		const landM2 = polygons.reduce((sum, { areaM2 }) => sum + areaM2, 0);
		// What cutting and measuring round off must not make more than all, or less than nothing.
		const withinM2 = beyond.map((of) =>
			Math.min(landM2, Math.max(0, landM2 - of.reduce((sum, one) => sum + one[kind], 0)))
		);
		return { landM2, withinM2 };
	};
	return {
		id,
		name,
		nameEn,
		...cover(
			'landM2',
			units.flatMap(({ land }) => land)
		),
		residential: isResidentialKnown
			? cover(
					'residentialM2',
					units.flatMap(({ plots }) => plots)
				)
			: null
	};
}
