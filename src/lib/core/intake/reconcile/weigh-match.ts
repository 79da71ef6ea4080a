import { findInside } from '../../geometry/find-inside.ts';
import { ringsOf, type PlaceGeometry } from '../../geometry/area-rings.ts';
import { haversineM } from '../../geometry/local-metres.ts';
import { isInRings } from '../../geometry/point-in-rings.ts';
import type { LngLat } from '../../geometry/types.ts';
import type { PlanFeature } from '../../plan/types.ts';
import type { IntakeRow } from './types.ts';

/** Places farther apart than this are not the same, metres. */
const FAR_M = 3_000;
/** Places nearer than this may well be the same. */
const NEAR_M = 150;
/** Places farther apart than this are hardly the same. */
const APART_M = 1_000;

/**
 * Figures that speak for two being the same if they are equal and not nothing, and how much: a number of households is hardly
 * ever that of another community, a year often is, and buildings and year together may be.
 */
const TELLING: Readonly<Record<string, number>> = {
	households: 2,
	floorAreaM2: 2,
	people: 2,
	siteAreaM2: 2,
	buildings: 0.9,
	yearBuilt: 0.9
};
/** Smaller amounts are equal by chance. */
const TELLING_LEAST = 20;
/** Tables in 万平方米 have areas rounded. */
const ROUNDED = 0.003;
/** Figures that differ by more than this share are of another place, or long out of date. */
const OTHER_SHARE = 0.3;
const OTHER_YEARS = 5;

/** What besides the name speaks for a row being a feature, and what against it, in points. */
export interface MatchEvidence {
	pro: number;
	contra: number;
	/** The file says that it is in another district, or far away. */
	isContradicted: boolean;
}

/** @param districtId that the row says, in its column or by its name; `undefined`: none */
export function weighMatch(
	row: IntakeRow,
	{ properties, geometry }: PlanFeature,
	districtId: unknown = row.values.districtId
): MatchEvidence {
	let pro = 0;
	let contra = 0;
	for (const [field, points] of Object.entries(TELLING)) {
		const [said, known] = [row.values[field], properties[field]];
		if (typeof said !== 'number' || typeof known !== 'number' || said === 0 || known === 0) continue;
		const most = Math.max(said, known);
		const isYear = field === 'yearBuilt';
		if (Math.abs(said - known) <= (isYear ? 0 : ROUNDED * most))
			pro += most < TELLING_LEAST ? Math.min(1, points) : points;
		else if (Math.abs(said - known) > (isYear ? OTHER_YEARS : OTHER_SHARE * most)) contra++;
	}
	const apartM = distanceM(row, geometry as PlaceGeometry);
	if (apartM !== undefined)
		if (apartM === 0) pro += 3;
		else if (apartM <= NEAR_M) pro += 2;
		else if (apartM > APART_M) contra += 2;
	const isElsewhere =
		districtId !== undefined && 'districtId' in properties && districtId !== properties.districtId;
	return { pro, contra, isContradicted: isElsewhere || (apartM !== undefined && apartM > FAR_M) };
}

/** Between the places of a row and a feature; 0 if the row's lies in the feature; `undefined` where one has none. */
export function distanceM({ geometry }: IntakeRow, known: PlaceGeometry): number | undefined {
	const a = geometry && placeOf(geometry as PlaceGeometry);
	const b = a && placeOf(known);
	if (!b) return undefined;
	return isInRings(ringsOf(known), a) ? 0 : haversineM(a[0], a[1], b[0], b[1]);
}

/** A feature is compared with many rows, and a geometry never changes. */
const places = new WeakMap<PlaceGeometry, LngLat | undefined>();

function placeOf(geometry: PlaceGeometry): LngLat | undefined {
	if (!/Point|Polygon/.test(geometry.type)) return undefined;
	if (!places.has(geometry)) places.set(geometry, findInside(geometry));
	return places.get(geometry);
}
