import type { Plan, PlanFeature } from '../../plan/types.ts';
import type { LayerName } from '../../city/types.ts';
import { findInside } from '../../geometry/find-inside.ts';
import type { PlaceGeometry } from '../../geometry/area-rings.ts';
import { haversineM } from '../../geometry/local-metres.ts';
import type { NameIndex } from '../names/name-index.ts';
import { areEqual } from '../../plan/equal-values.ts';
import { isSameGeometry } from './is-same-geometry.ts';
import type { Candidate, Doubt, IntakeRow } from './types.ts';

/** Names less alike than this are different. */
const LEAST_LIKENESS = 0.55;
/** From here on a row is taken to be the feature, if something else speaks for it too and no other comes near. */
const SURE = 0.9;
const AHEAD = 0.05;
/** Places farther apart than this are not the same, metres. */
const FAR_M = 3_000;
/** Places nearer than this may well be the same. */
const NEAR_M = 150;
const CANDIDATES_MOST = 5;
/** Fields that speak for two being the same if they are equal and not nothing. */
const TELLING = ['households', 'buildings', 'yearBuilt', 'floorAreaM2', 'people', 'siteAreaM2'] as const;

export type RowMatch =
	| { featureId: string }
	| { doubt: Doubt; candidates: Candidate[] }
	/** Nothing in the plan is called so. */
	| { isNew: true };

/**
 * Which feature of the plan a row is. By its number, else by its name; a name that is only alike is taken without asking
 * only where it sounds the same or nearly is the same, and figures or place speak for it as well.
 */
export function matchRow(
	row: IntakeRow,
	{ plan, layer, names }: { plan: Plan; layer: LayerName; names: NameIndex }
): RowMatch {
	const features = plan[layer];
	const { id, name } = row.values as { id?: string; name?: string };
	if (id !== undefined && features.has(id)) return matchById(id, name, features, names);
	if (name === undefined || name === '') return matchByShape(row, features);
	const exact = names.exact(name);
	const candidateOf = (featureId: string, likeness: number): Candidate => {
		const feature = features.get(featureId)!;
		return {
			id: featureId,
			score: Math.max(0, Math.min(1, likeness + evidenceFor(row, feature))),
			name: String(feature.properties.name ?? '')
		};
	};
	if (exact.length === 1) {
		const feature = features.get(exact[0]!)!;
		return contradicts(row, feature)
			? { doubt: 'elsewhere', candidates: [candidateOf(exact[0]!, 1)] }
			: { featureId: exact[0]! };
	}
	if (exact.length > 1) {
		const fitting = exact.filter((one) => !contradicts(row, features.get(one)!));
		const telling = fitting.filter((one) => evidenceFor(row, features.get(one)!) > 0);
		if (telling.length === 1) return { featureId: telling[0]! };
		if (fitting.length === 1) return { featureId: fitting[0]! };
		return {
			doubt: 'several',
			candidates: exact.map((one) => candidateOf(one, 1)).slice(0, CANDIDATES_MOST)
		};
	}
	const candidates = names
		.alike(name, LEAST_LIKENESS)
		.map(({ id: one, likeness }) => candidateOf(one, likeness))
		.filter(({ score }) => score >= LEAST_LIKENESS)
		.toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
		.slice(0, CANDIDATES_MOST);
	const [best, next] = candidates;
	if (!best) return { isNew: true };
	const isSupported = evidenceFor(row, features.get(best.id)!) > 0;
	if (best.score >= SURE && isSupported && best.score - (next?.score ?? 0) >= AHEAD)
		return { featureId: best.id };
	return { doubt: 'alike', candidates };
}

function matchById(
	id: string,
	name: string | undefined,
	features: ReadonlyMap<string, PlanFeature>,
	names: NameIndex
): RowMatch {
	const known = String(features.get(id)!.properties.name ?? '');
	if (name === undefined || known === '' || name === known) return { featureId: id };
	// The number of another list: its name is that of another feature.
	const [other] = names.exact(name);
	if (other === undefined || names.exact(name).includes(id)) return { featureId: id };
	return {
		doubt: 'other-name',
		candidates: [
			{ id: other, score: 0.9, name },
			{ id, score: 0.6, name: known }
		]
	};
}

/** Without number and name, only the same shape is the same feature. */
function matchByShape({ geometry }: IntakeRow, features: ReadonlyMap<string, PlanFeature>): RowMatch {
	if (!geometry) return { isNew: true };
	for (const [id, feature] of features)
		if (isSameGeometry(feature.geometry, geometry)) return { featureId: id };
	return { isNew: true };
}

/** Whether the file says that it is in another district or cluster, or far away. */
function contradicts(row: IntakeRow, { properties, geometry }: PlanFeature): boolean {
	const { districtId } = row.values;
	if (districtId !== undefined && 'districtId' in properties && districtId !== properties.districtId)
		return true;
	const apartM = distanceM(row, geometry as PlaceGeometry);
	return apartM !== undefined && apartM > FAR_M;
}

/** What besides the name speaks for a row being a feature, or against: −0.3…0.1. */
function evidenceFor(row: IntakeRow, feature: PlanFeature): number {
	if (contradicts(row, feature)) return -0.3;
	const apartM = distanceM(row, feature.geometry as PlaceGeometry);
	let same = 0;
	let other = 0;
	for (const field of TELLING) {
		const [said, known] = [row.values[field], feature.properties[field]];
		if (typeof said !== 'number' || typeof known !== 'number' || said === 0 || known === 0) continue;
		if (areEqual(said, known)) same++;
		else if (Math.abs(said - known) > 0.3 * Math.max(said, known)) other++;
	}
	if (apartM !== undefined && apartM <= NEAR_M) same++;
	if (same === 0) return other > 1 ? -0.1 : 0;
	return other > same ? -0.1 : Math.min(0.1, 0.05 * same);
}

function distanceM({ geometry }: IntakeRow, known: PlaceGeometry): number | undefined {
	const [a, b] = [geometry && placeOf(geometry as PlaceGeometry), placeOf(known)];
	return a && b ? haversineM(a[0], a[1], b[0], b[1]) : undefined;
}

const placeOf = (geometry: PlaceGeometry) =>
	/Point|Polygon/.test(geometry.type) ? findInside(geometry) : undefined;
