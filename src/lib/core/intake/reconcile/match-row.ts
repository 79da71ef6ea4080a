import type { Plan, PlanFeature } from '../../plan/types.ts';
import type { LayerName } from '../../city/types.ts';
import { findInside } from '../../geometry/find-inside.ts';
import type { PlaceGeometry } from '../../geometry/area-rings.ts';
import { haversineM } from '../../geometry/local-metres.ts';
import type { NameIndex } from '../names/name-index.ts';
import { isNamedOnce } from '../../plan/named-once.ts';
import { areEqual } from '../../plan/equal-values.ts';
import { geometryKey } from './is-same-geometry.ts';
import type { Candidate, Doubt, IntakeRow } from './types.ts';

/** Names less alike than this are different. */
const LEAST_LIKENESS = 0.55;
/** From here on a row is taken to be the feature, if something else speaks for it too and no other comes near. */
const SURE = 0.9;
const AHEAD = 0.05;
/** Evidence that suffices for a name that is only alike: nearness, or two equal figures. One may be chance. */
const STRONG = 0.1;
/** Places farther apart than this are not the same, metres. */
const FAR_M = 3_000;
/** Places nearer than this may well be the same. */
const NEAR_M = 150;
/** Of a name that many have, what is nearer than this is the same, metres. */
const SAME_PLACE_M = 30;
const CANDIDATES_MOST = 5;
/** Fields that speak for two being the same if they are equal and not nothing. */
const TELLING = ['households', 'buildings', 'yearBuilt', 'floorAreaM2', 'people', 'siteAreaM2'] as const;

/** What rows are compared with. */
export interface MatchGround {
	plan: Plan;
	layer: LayerName;
	names: NameIndex;
	/** Ids of the layer's features by the key of their shape; asked for only where a row has no name. */
	shapes: () => ReadonlyMap<string, string>;
}

export type RowMatch =
	| { featureId: string }
	| { doubt: Doubt; candidates: Candidate[] }
	/** Nothing in the plan is called so. */
	| { isNew: true };

/**
 * Which feature of the plan a row is. By its number, else by its name; a name that is only alike is taken without asking
 * only where it sounds the same or nearly is the same, and figures or place speak for it as well.
 */
export function matchRow(row: IntakeRow, { plan, layer, names, shapes }: MatchGround): RowMatch {
	const features = plan[layer];
	const { id, name } = row.values as { id?: string; name?: string };
	if (id !== undefined && features.has(id)) return matchById(id, name, features, names);
	// Without number and name, only the same shape is the same feature.
	if (name === undefined || name === '') {
		const same = row.geometry && shapes().get(geometryKey(row.geometry));
		return same ? { featureId: same } : { isNew: true };
	}
	const exact = names.exact(name);
	if (!isNamedOnce(layer)) return matchRepeated(row, exact, features, shapes);
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
	const isSupported = evidenceFor(row, features.get(best.id)!) >= STRONG;
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

/** In a layer of which many are called the same: the same shape, or the same name at the same place. */
function matchRepeated(
	row: IntakeRow,
	exact: readonly string[],
	features: ReadonlyMap<string, PlanFeature>,
	shapes: MatchGround['shapes']
): RowMatch {
	const same = row.geometry && shapes().get(geometryKey(row.geometry));
	if (same) return { featureId: same };
	const here = exact.filter((id) => {
		const { geometry, properties } = features.get(id)!;
		const { communityId } = row.values;
		if (communityId !== undefined && communityId !== properties.communityId) return false;
		const apartM = distanceM(row, geometry as PlaceGeometry);
		return apartM === undefined ? row.geometry === null || communityId !== undefined : apartM <= SAME_PLACE_M;
	});
	if (here.length === 1) return { featureId: here[0]! };
	if (here.length === 0) return { isNew: true };
	const candidates = here.map((id) => ({ id, score: 1, name: String(features.get(id)!.properties.name) }));
	return { doubt: 'several', candidates: candidates.slice(0, CANDIDATES_MOST) };
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
	if (apartM !== undefined && apartM <= NEAR_M) same += 2;
	if (same === 0) return other > 1 ? -0.1 : 0;
	return other > same ? -0.1 : Math.min(STRONG, 0.05 * same);
}

function distanceM({ geometry }: IntakeRow, known: PlaceGeometry): number | undefined {
	const [a, b] = [geometry && placeOf(geometry as PlaceGeometry), placeOf(known)];
	return a && b ? haversineM(a[0], a[1], b[0], b[1]) : undefined;
}

const placeOf = (geometry: PlaceGeometry) =>
	/Point|Polygon/.test(geometry.type) ? findInside(geometry) : undefined;
