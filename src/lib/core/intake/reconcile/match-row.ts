import type { PlaceGeometry } from '../../geometry/area-rings.ts';
import { isNamedOnce } from '../../plan/named-once.ts';
import { listSaidNames } from '../names/list-said-names.ts';
import { listGists } from '../names/name-gists.ts';
import { nameKey } from '../names/name-key.ts';
import { geometryKey } from './is-same-geometry.ts';
import type { MatchGround } from './match-ground.ts';
import type { Candidate, Doubt, IntakeRow } from './types.ts';
import { distanceM, weighMatch, type MatchEvidence } from './weigh-match.ts';

/** Names less alike than this are different. */
const LEAST_LIKENESS = 0.55;
/** Names from here on are the same but for a slip of the pen, if something else speaks for it too. */
const SLIP = 0.7;
/** Points that a name which is only alike needs, see `weighMatch`: one may be chance. */
const SUPPORT = 2;
/** Points for one that is called otherwise by more than a slip. */
const STRONG_SUPPORT = 3.8;
/** Points by which a place is the same whatever it is called, and from which on it may be. */
const SAME_WHATEVER = 4.7;
const MAYBE_WHATEVER = 2.8;
/** Points by which one of several has to be ahead. */
const AHEAD = 2;
/** Of a name that many have, what is nearer than this is the same, metres. */
const SAME_PLACE_M = 30;
const CANDIDATES_MOST = 5;

/** By what a row was found; the stronger comes before others that would be the same feature. */
export type MatchBy = 'number' | 'name' | 'gist' | 'alike';

export type RowMatch =
	| { featureId: string; by: MatchBy }
	| { doubt: Doubt; candidates: Candidate[] }
	/** Nothing in the plan is called so. */
	| { isNew: true };

interface Weighed extends MatchEvidence {
	id: string;
	likeness: number;
}

/**
 * Which feature of the plan a row is. By its number, else by one of its names, else by a name that differs in what people
 * write differently; a name that is only alike is taken without asking only where figures or place speak for it and nothing
 * speaks against it, and no name at all where nearly everything else is the same.
 */
export function matchRow(row: IntakeRow, ground: MatchGround): RowMatch {
	const { plan, layer, names, shapes } = ground;
	const features = plan[layer];
	const { id, name } = row.values as { id?: string; name?: string };
	if (id !== undefined && features.has(id)) return matchById(row, id, ground);
	// Without number and name, only the same shape is the same feature.
	if (name === undefined || name === '') {
		const same = row.geometry && shapes().get(geometryKey(row.geometry));
		return same ? { featureId: same, by: 'name' } : { isNew: true };
	}
	if (!isNamedOnce(layer)) return matchRepeated(row, names.exact(name), ground);
	const said = listSaid(row, name);
	const gists = said.flatMap((one) => listGists(one, ground.districts));
	const district = row.values.districtId ?? gists.find(({ districtId }) => districtId)?.districtId;
	const weigh = (one: string, likeness: number): Weighed => ({
		id: one,
		likeness,
		...weighMatch(row, features.get(one)!, district)
	});
	const tell = (doubt: Doubt, weighed: readonly Weighed[]): RowMatch => ({
		doubt,
		candidates: weighed
			.map((one): Candidate => ({
				id: one.id,
				score: scoreOf(one),
				name: String(features.get(one.id)!.properties.name ?? '')
			}))
			.toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
			.slice(0, CANDIDATES_MOST)
	});
	const exact = unite(said.map((one) => names.exact(one))).map((one) => weigh(one, 1));
	if (exact.length === 1)
		return exact[0]!.isContradicted ? tell('elsewhere', exact) : { featureId: exact[0]!.id, by: 'name' };
	if (exact.length > 1) {
		const sure = chooseOne(exact);
		return sure ? { featureId: sure, by: 'name' } : tell('several', exact);
	}
	const sounds = said.filter(isLatin).map((one) => ground.spell(one) || toSound(one));
	const noted = unite([
		...gists.map(({ gist }) => [...(ground.gists().get(gist) ?? [])]),
		...sounds.map((sound) => [...(ground.sounds().get(sound) ?? [])])
	]).map((one) => weigh(one, 1));
	const likeness = new Map<string, number>();
	for (const one of said)
		for (const found of names.alike(one, LEAST_LIKENESS))
			likeness.set(found.id, Math.max(found.likeness, likeness.get(found.id) ?? 0));
	const others = [...likeness].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([one, how]) => weigh(one, how));
	if (noted.length > 0) {
		const fitting = noted.filter(({ isContradicted }) => !isContradicted);
		const [only] = fitting;
		const sure =
			fitting.length === 1 ? (only!.contra > only!.pro + 1 ? undefined : only!.id) : chooseOne(noted);
		return sure
			? { featureId: sure, by: 'gist' }
			: tell('alike', [...noted, ...others.filter(isNotIn(noted))]);
	}
	const like =
		layer === 'communities'
			? [...ground.findLike(row)]
					.map((one) => weigh(one, likeness.get(one) ?? 0))
					.filter(({ pro, contra, isContradicted }) => !isContradicted && pro - contra >= MAYBE_WHATEVER)
			: [];
	const all = [...others, ...like.filter(isNotIn(others))].toSorted(
		(a, b) => netOf(b) - netOf(a) || b.likeness - a.likeness || (a.id < b.id ? -1 : 1)
	);
	const [best, next] = all;
	if (!best) return { isNew: true };
	const isSure =
		netOf(best) >= neededFor(best.likeness) && (!next || netOf(best) - Math.max(0, netOf(next)) >= AHEAD);
	return isSure ? { featureId: best.id, by: 'alike' } : tell(best.likeness > 0 ? 'alike' : 'like', all);
}

/** What speaks for one more than against it; where the file says that it is elsewhere, nothing does. */
const netOf = ({ pro, contra, isContradicted }: Weighed): number =>
	isContradicted ? -Infinity : pro - contra;

const neededFor = (likeness: number): number =>
	likeness >= SLIP ? SUPPORT : likeness > 0 ? STRONG_SUPPORT : SAME_WHATEVER;

/** How likely a candidate is it, for the planner: 0…1. */
function scoreOf({ likeness, pro, contra, isContradicted }: Weighed): number {
	const evidence = isContradicted ? -0.3 : Math.min(0.1, 0.05 * pro) - Math.min(0.2, 0.1 * contra);
	return Math.max(0.3, Math.min(1, likeness + evidence));
}

/** The only one that fits, or that has more for it than the others. */
function chooseOne(several: readonly Weighed[]): string | undefined {
	const fitting = several
		.filter(({ isContradicted }) => !isContradicted)
		.toSorted((a, b) => netOf(b) - netOf(a));
	const [best, next] = fitting;
	if (!best) return undefined;
	if (!next) return netOf(best) >= -1 ? best.id : undefined;
	return netOf(best) >= SUPPORT && netOf(best) - netOf(next) >= AHEAD ? best.id : undefined;
}

/** The names that a row says its place has: in its name, and in a column of other names. */
function listSaid(row: IntakeRow, name: string): string[] {
	const others = Array.isArray(row.values.aliases) ? (row.values.aliases as unknown[]).map(String) : [];
	return [...new Set([name, ...listSaidNames(name), ...others])];
}

const unite = (lists: readonly (readonly string[])[]): string[] => [...new Set(lists.flat())].toSorted();
const isNotIn =
	(list: readonly Weighed[]) =>
	({ id }: Weighed): boolean =>
		!list.some((one) => one.id === id);
const isLatin = (name: string): boolean => /[a-z]{3}/i.test(name) && !/\p{Script=Han}/u.test(name);
/** Bei Tang Xiao Qu as sounds are kept. */
const toSound = (name: string): string => nameKey(name).replaceAll('ü', 'v');

function matchById(row: IntakeRow, id: string, { plan, layer, names }: MatchGround): RowMatch {
	const features = plan[layer];
	const feature = features.get(id)!;
	const { name } = row.values as { name?: string };
	const known = String(feature.properties.name ?? '');
	const found: RowMatch = { featureId: id, by: 'number' };
	if (name === undefined || known === '' || name === known) return found;
	const exact = names.exact(name);
	if (exact.includes(id)) return found;
	// The number of another list: its name is that of another feature, or nothing else is the same.
	const [other] = exact;
	const { pro, contra, isContradicted } = weighMatch(row, feature);
	const isOdd = isContradicted || (pro === 0 && contra > 1);
	if (other === undefined && (!isOdd || names.alike(name, LEAST_LIKENESS).some((one) => one.id === id)))
		return found;
	return {
		doubt: 'other-name',
		candidates: [
			...(other === undefined ? [] : [{ id: other, score: 0.9, name }]),
			{ id, score: 0.6, name: known }
		]
	};
}

/** In a layer of which many are called the same: the same shape, or the same name at the same place. */
function matchRepeated(
	row: IntakeRow,
	exact: readonly string[],
	{ plan, layer, shapes }: MatchGround
): RowMatch {
	const features = plan[layer];
	const same = row.geometry && shapes().get(geometryKey(row.geometry));
	if (same) return { featureId: same, by: 'name' };
	const here = exact.filter((id) => {
		const { geometry, properties } = features.get(id)!;
		const { communityId } = row.values;
		if (communityId !== undefined && communityId !== properties.communityId) return false;
		const apartM = distanceM(row, geometry as PlaceGeometry);
		return apartM === undefined ? row.geometry === null || communityId !== undefined : apartM <= SAME_PLACE_M;
	});
	if (here.length === 1) return { featureId: here[0]!, by: 'name' };
	if (here.length === 0) return { isNew: true };
	const candidates = here.map((id) => ({ id, score: 1, name: String(features.get(id)!.properties.name) }));
	return { doubt: 'several', candidates: candidates.slice(0, CANDIDATES_MOST) };
}
