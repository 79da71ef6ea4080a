import type { Position } from 'geojson';
import type { LngLat } from '../geometry/types.ts';
import type { Bbox } from '../geometry/types.ts';
import type { Plan, PlanFeature } from '../plan/types.ts';
import { findInside } from '../geometry/find-inside.ts';
import type { PlaceGeometry } from '../geometry/area-rings.ts';
import { describeCrs } from './coordinates/describe-crs.ts';
import { judgeOwn } from './coordinates/judge-own.ts';
import { listAddresses } from './address/list-addresses.ts';
import type { AddressPlace } from './address/place-by-address.ts';
import { judgeCrs } from './coordinates/judge-crs.ts';
import { toWgs84 } from './coordinates/to-wgs84.ts';
import type { Crs, CrsGround, CrsJudgement } from './coordinates/types.ts';
import { matchColumns } from './fields/match-columns.ts';
import { readRows } from './fields/read-rows.ts';
import type { ColumnMatches } from './fields/types.ts';
import { KIND_LAYERS, type IntakeKind } from './kinds.ts';
import type { Spell } from './names/name-index.ts';
import { rawGeometries } from './raw-geometries.ts';
import { addDistrictOfGroups } from './reconcile/district-of-groups.ts';
import { buildReferredFinder } from './reconcile/find-referred.ts';
import { reconcile } from './reconcile/reconcile.ts';
import { listPoints, reconcilePoints } from './reconcile/reconcile-points.ts';
import { addWholeCity } from '../plan/whole-city.ts';
import type { IntakeRow, Reconciled, Remembered, RowDecision } from './reconcile/types.ts';
import type { SourceLayer } from './types.ts';

/** A layer of a file, and what is decided of it so far. */
export interface IntakeQuestion {
	layer: SourceLayer;
	kind: IntakeKind;
	plan: Plan;
	/** Around the city. */
	bbox: Bbox;
	/** Heading → field, or '' for none; goes before what is found. */
	columns?: Readonly<Record<string, string>> | undefined;
	/** Goes before what is found. */
	crs?: Crs | undefined;
	/** What was said of a file like this one, or of the same, when it was taken in before. */
	rememberedCrs?: { crs: Crs; isSameFile: boolean } | undefined;
	memory?: ReadonlyMap<string, Remembered> | undefined;
	/** What the file had when this program wrote it, by id; only then. */
	base?: ReadonlyMap<string, PlanFeature> | undefined;
	/** The system that this program wrote it in: taken where known features stand where the plan has them. */
	ownCrs?: Crs | undefined;
	decisions?: ReadonlyMap<number, RowDecision> | undefined;
	/** Places that a planner has given to rows that say none. */
	places?: ReadonlyMap<number, LngLat> | undefined;
	spell?: Spell | undefined;
}

/** What would become of a file, before anything is taken in. */
export interface IntakeProposal {
	kind: IntakeKind;
	columns: ColumnMatches;
	/** `null`: nothing in it has a place. */
	crs: {
		chosen: Crs | null;
		/** Somebody has said which it is: now, or of a file like this one before. */
		isAsked: boolean;
		isRemembered: boolean;
		judgement: CrsJudgement | null;
	} | null;
	rows: readonly IntakeRow[];
	reconciled: Reconciled;
	/** Where rows that say no place would be by their address, by row; nothing is made of it unless somebody says so. */
	addresses: ReadonlyMap<number, AddressPlace>;
	/** The plan that the rows were compared with: with stand-ins for clusters and districts where it has none. */
	plan: Plan;
	/** What makes those stand-ins. */
	standIns: ReturnType<typeof addWholeCity>['changes'];
}

/** Kinds of features that need to belong to a cluster or a district. */
const BELONGING: ReadonlySet<IntakeKind> = new Set(['communities', 'centres', 'blocks']);

/**
 * What would become of a file's layer: which column holds what, which coordinate system it is in, and what each row is to
 * the plan. Nothing is changed, and the same question has the same answer.
 *
 * @throws RangeError naming a column or field that does not exist, or a decision about no feature
 */
export function proposeIntake(question: IntakeQuestion): IntakeProposal {
	const { layer, kind, bbox, memory, base, decisions, spell } = question;
	const columns = matchColumns(layer, kind, question.columns);
	const crs = decideCrs(question, columns);
	const toLngLat = crs?.chosen
		? toWgs84(crs.chosen)
		: (xy: Position): LngLat => [xy[0] ?? Number.NaN, xy[1] ?? Number.NaN];
	const read = readRows(layer, { kind, matches: columns.matches, toLngLat, isOwn: base !== undefined });
	const { plan, changes: standIns } = BELONGING.has(kind)
		? addWholeCity(question.plan, bbox)
		: { plan: question.plan, changes: [] };
	const rows = placeByHand(addGroups(read.rows, question, columns, plan), question.places);
	const options = {
		plan,
		...(memory ? { memory } : {}),
		...(base ? { base, given: new Set(columns.matches.map(({ field }) => field)) } : {}),
		...(decisions ? { decisions } : {}),
		...(spell ? { spell } : {})
	};
	const reconciled =
		kind === 'entrances' || kind === 'doors'
			? reconcilePoints(rows, kind, options)
			: reconcile(rows, { layer: KIND_LAYERS[kind], ...options });
	return {
		kind,
		columns,
		crs,
		rows,
		reconciled: { ...reconciled, rejected: [...read.rejected, ...reconciled.rejected] },
		addresses: listAddresses(rows, reconciled, plan, spell),
		plan,
		standIns
	};
}

/** Districts that names of groups say of the rows below them. */
function addGroups(
	rows: readonly IntakeRow[],
	{ layer, kind, spell = () => '' }: IntakeQuestion,
	{ matches }: ColumnMatches,
	plan: Plan
): readonly IntakeRow[] {
	if (kind !== 'communities' || layer.totals.length === 0) return rows;
	if (matches.some(({ field }) => field === 'districtId')) return rows;
	return addDistrictOfGroups(rows, layer, buildReferredFinder(plan, spell));
}

function decideCrs(
	{ layer, kind, plan, bbox, crs, rememberedCrs, base, ownCrs }: IntakeQuestion,
	columns: ColumnMatches
): IntakeProposal['crs'] {
	const at = (field: string) => columns.matches.find((match) => match.field === field)?.column;
	const [name, id] = [at('name'), at('id')];
	const geometries = rawGeometries(layer, columns);
	if (geometries.every((geometry) => geometry === null)) return null;
	if (crs) return { chosen: crs, isAsked: true, isRemembered: false, judgement: null };
	const known = kind === 'entrances' || kind === 'doors' ? listPoints(plan, kind) : plan[KIND_LAYERS[kind]];
	const textOf = (column: number | undefined) =>
		layer.rows.map(({ values }) => (column === undefined ? null : String(values[column] ?? '')));
	// Numbers and places that agree say more than any fit.
	for (const said of [ownCrs, layer.crs ? describeCrs(layer.crs).crs : undefined]) {
		const own = said && judgeOwn({ geometries }, textOf(id), said, base ?? known);
		if (own) return { chosen: own.chosen!.crs, isAsked: false, isRemembered: false, judgement: own };
	}
	const judgement = judgeCrs({
		geometries,
		declared: layer.crs,
		ground: groundOf(plan, bbox),
		known: placesByName(plan),
		names: textOf(name)
	});
	const found = judgement.chosen?.crs;
	if (!rememberedCrs) return { chosen: found ?? null, isAsked: false, isRemembered: false, judgement };
	const { crs: said, isSameFile } = rememberedCrs;
	const isOther = judgement.isSure && (found?.id !== said.id || !found.swapped !== !said.swapped);
	if (isSameFile || !isOther) return { chosen: said, isAsked: true, isRemembered: true, judgement };
	const told = [...judgement.told, { code: 'crs-not-as-remembered', parameters: { crs: said.id } }];
	return {
		chosen: found ?? null,
		isAsked: false,
		isRemembered: false,
		judgement: { ...judgement, isSure: false, told }
	};
}

function groundOf(plan: Plan, bbox: Bbox): CrsGround {
	return {
		bbox,
		streets: [...plan.streets.values()].map(
			({ geometry }) => (geometry as unknown as { coordinates: LngLat[] }).coordinates
		)
	};
}

function placesByName(plan: Plan): Map<string, LngLat> {
	const places = new Map<string, LngLat>();
	for (const layer of ['communities', 'centres', 'landmarks'] as const)
		for (const { properties, geometry } of plan[layer].values()) {
			const at = findInside(geometry as PlaceGeometry);
			if (at) places.set(String(properties.name), at);
		}
	return places;
}

function placeByHand(
	rows: readonly IntakeRow[],
	places: ReadonlyMap<number, LngLat> | undefined
): readonly IntakeRow[] {
	if (!places || places.size === 0) return rows;
	return rows.map((row) => {
		const at = places.get(row.row);
		return at ? { ...row, geometry: { type: 'Point', coordinates: at } } : row;
	});
}
