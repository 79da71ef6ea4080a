import type { LayerName } from '../../city/types.ts';
import { bboxOf } from '../../geometry/bbox.ts';
import { findInside } from '../../geometry/find-inside.ts';
import { ringsOf, type PlaceGeometry } from '../../geometry/area-rings.ts';
import type { Plan } from '../../plan/types.ts';
import { listSaidNames } from '../names/list-said-names.ts';
import { buildNameIndex, type NameIndex, type Spell } from '../names/name-index.ts';
import { listGists, type DistrictName } from '../names/name-gists.ts';
import { nameKey } from '../names/name-key.ts';
import { listNames } from './find-referred.ts';
import { geometryKey } from './is-same-geometry.ts';
import type { IntakeRow } from './types.ts';

/** What rows are compared with. What takes long to build is built when it is first asked for. */
export interface MatchGround {
	plan: Plan;
	layer: LayerName;
	names: NameIndex;
	/** Districts by the names with which names of places begin. */
	districts: readonly DistrictName[];
	/** Ids by what is left of their names, see `listGists`. */
	gists: () => ReadonlyMap<string, ReadonlySet<string>>;
	/** Ids by how their names sound. */
	sounds: () => ReadonlyMap<string, ReadonlySet<string>>;
	spell: Spell;
	/** Ids by the key of their shape. */
	shapes: () => ReadonlyMap<string, string>;
	/** Features that may be the row's by its figures and its place, whatever they are called. */
	findLike: (row: IntakeRow) => ReadonlySet<string>;
}

/** Figures by which a place is found without its name: those that hardly two have the same. */
const FINDING = ['households', 'people', 'floorAreaM2'] as const;
const FINDING_LEAST = 20;
/** Figures nearer than this share of each other have one step or neighbouring ones: areas in 万平方米 are rounded. */
const STEP = 0.003;
/** Side of the squares in which places are looked for, degrees. */
const SQUARE_DEG = 0.005;
/** An area over more squares than this is no community. */
const SQUARES_MOST = 64;

export function buildMatchGround(plan: Plan, layer: LayerName, spell: Spell): MatchGround {
	const named = [...listNames(plan, layer)].flatMap(([id, name]) =>
		// What a feature is called before its brackets as well.
		[...new Set([name, ...listSaidNames(name)])].map((one) => [id, one] as const)
	);
	const districts = [...plan.districts.values()]
		.map(({ properties: { id, name } }) => ({ id, key: nameKey(String(name)) }))
		.filter(({ key }) => key.length > 1);
	const gather = (keysOf: (name: string) => readonly string[]) => {
		const ids = new Map<string, Set<string>>();
		for (const [id, name] of named)
			for (const key of keysOf(name)) {
				const set = ids.get(key);
				if (set) set.add(id);
				else if (key !== '') ids.set(key, new Set([id]));
			}
		return ids;
	};
	return {
		plan,
		layer,
		spell,
		districts,
		names: buildNameIndex(named, spell),
		gists: once(() => gather((name) => listGists(name, districts).map(({ gist }) => gist))),
		sounds: once(() => gather((name) => [spell(name)])),
		// Of equal shapes the first in the plan.
		shapes: once(
			() =>
				new Map(
					[...plan[layer]].map(([id, { geometry }]) => [geometryKey(geometry), id] as const).toReversed()
				)
		),
		findLike: buildFindLike(plan, layer)
	};
}

function buildFindLike(plan: Plan, layer: LayerName): MatchGround['findLike'] {
	const index = once(() => {
		const ids = new Map<string, Set<string>>();
		const put = (key: string, id: string) => (ids.get(key) ?? setIn(ids, key)).add(id);
		for (const [id, { properties, geometry }] of plan[layer]) {
			for (const field of FINDING) {
				const step = stepOf(properties[field]);
				if (step !== undefined) put(`${field} ${step}`, id);
			}
			for (const key of squaresOf(geometry as PlaceGeometry)) put(key, id);
		}
		return ids;
	});
	return ({ values, geometry }) => {
		const found = new Set<string>();
		const at = geometry && /Point|Polygon/.test(geometry.type) && findInside(geometry as PlaceGeometry);
		const keys = FINDING.flatMap((field) => {
			const step = stepOf(values[field]);
			return step === undefined ? [] : [step - 1, step, step + 1].map((one) => `${field} ${one}`);
		});
		if (at) keys.push(squareKey(Math.floor(at[0] / SQUARE_DEG), Math.floor(at[1] / SQUARE_DEG)));
		for (const key of keys) for (const id of index().get(key) ?? []) found.add(id);
		return found;
	};
}

const stepOf = (value: unknown): number | undefined =>
	typeof value === 'number' && value >= FINDING_LEAST
		? Math.floor(Math.log(value) / Math.log1p(STEP))
		: undefined;

function squaresOf(geometry: PlaceGeometry): string[] {
	if (!/Polygon/.test(geometry.type)) return [];
	const [west, south, east, north] = bboxOf(ringsOf(geometry).flat()).map((degree) =>
		Math.floor(degree / SQUARE_DEG)
	) as [number, number, number, number];
	if ((east - west + 1) * (north - south + 1) > SQUARES_MOST) return [];
	const keys: string[] = [];
	for (let x = west; x <= east; x++) for (let y = south; y <= north; y++) keys.push(squareKey(x, y));
	return keys;
}

const squareKey = (x: number, y: number): string => `at ${x} ${y}`;

function once<T>(build: () => T): () => T {
	let built: T | undefined;
	return () => (built ??= build());
}

function setIn(map: Map<string, Set<string>>, key: string): Set<string> {
	const set = new Set<string>();
	map.set(key, set);
	return set;
}
