import type { Geometry } from 'geojson';
import { getLayerSchema } from '../../city/layers.ts';
import type { LayerName } from '../../city/types.ts';
import { listFields } from '../../plan/field.ts';
import { isNamedOnce } from '../../plan/named-once.ts';
import { GEOMETRY, type Plan, type PlanFeature } from '../../plan/types.ts';
import type { Spell } from '../names/name-index.ts';
import { nameKey } from '../names/name-key.ts';
import { compareRow } from './compare-row.ts';
import { draftFeature } from './draft-feature.ts';
import { buildReferredFinder } from './find-referred.ts';
import { keepName } from './keep-name.ts';
import { buildMatchGround } from './match-ground.ts';
import { matchRows } from './match-rows.ts';
import { buildIdGiver } from './give-ids.ts';
import { keyRows } from './key-rows.ts';
import { movePlace } from './move-place.ts';
import { resolveReferences } from './resolve-references.ts';
import type { IntakeRow, Outcome, Reconciled, Rejected, Remembered, RowDecision } from './types.ts';

export interface ReconcileOptions {
	layer: LayerName;
	plan: Plan;
	/** Of rows that were taken in before, by their keys. */
	memory?: ReadonlyMap<string, Remembered>;
	/** What the file had when this program wrote it: the layer at that revision. Rows that it lacks now were taken out. */
	base?: ReadonlyMap<string, PlanFeature>;
	/** Fields that the file has a column for: of a file of ours an empty cell was emptied. */
	given?: ReadonlySet<string>;
	/** What a planner has decided, by row. */
	decisions?: ReadonlyMap<number, RowDecision>;
	spell?: Spell;
}

/**
 * What rows of a file are to the plan: new, changed field by field, the same, or not to be told without a planner.
 * Nothing is decided by the order of the rows but which of two equal ones comes first.
 *
 * @param rows values by field; references to districts and clusters as people write them
 */
export function reconcile(rows: readonly IntakeRow[], options: ReconcileOptions): Reconciled {
	const {
		layer,
		plan,
		memory = new Map(),
		base,
		given: columns,
		decisions = new Map(),
		spell = () => ''
	} = options;
	const finder = buildReferredFinder(plan, spell);
	const ids = buildIdGiver(layer, plan);
	const rejected: Rejected[] = [];
	const outcomes: Outcome[] = [];
	const keys = keyRows(rows, memory);
	const said = new Map<number, Readonly<Record<string, unknown>>>();
	const newNames = new Map<string, number>();
	let nextNumber = highestNumber(plan, layer) + 1;
	const resolvedRows: IntakeRow[] = [];
	for (const given of rows) {
		const resolved = resolveReferences(layer, given, finder);
		if ('rejected' in resolved) rejected.push(...resolved.rejected);
		else resolvedRows.push(resolved);
	}
	const recall = (row: number) => memory.get(keys.get(row)!);
	const matches = matchRows(resolvedRows, buildMatchGround(plan, layer, spell), { decisions, recall });
	for (const resolved of resolvedRows) {
		const { row } = resolved;
		const then = base?.get(String(resolved.values.id ?? ''));
		const fields = listSaid(layer, resolved, then, columns);
		said.set(row, fields);
		const name = String(resolved.values.name ?? resolved.values.id ?? '');
		const match = matches.get(row)!;
		if ('isIgnored' in match) outcomes.push({ row, name, kind: 'ignored' });
		else if ('featureId' in match) {
			const { featureId } = match;
			const feature = plan[layer].get(featureId)!;
			// What a file of ours had is known exactly; what was brought in last may be older.
			const last = lastOf(base?.get(featureId), fields) ?? recall(row)?.values;
			// Known by its number, it was renamed; known by its name, it is called so as well.
			const isByNumber = resolved.values.id === featureId;
			const compared = isByNumber ? fields : keepName(layer, fields, feature, last);
			const { fields: asked, clashes } = compareRow(compared, feature, last);
			const changed = movePlace(layer, feature, asked);
			outcomes.push(
				changed.length + clashes.length === 0
					? { row, name, kind: 'same', featureId }
					: { row, name, kind: 'changed', featureId, fields: changed, clashes }
			);
		} else {
			const key = nameKey(String(resolved.values.name ?? ''));
			const twin = key === '' ? undefined : newNames.get(key);
			if (twin !== undefined && 'isNew' in match && isNamedOnce(layer)) {
				rejected.push(sameName(row, name, twin));
				continue;
			}
			const id = ids.give(resolved.values.id);
			const drafted = draftFeature(layer, resolved, { id, finder, nextNumber });
			if (drafted && 'rejected' in drafted) {
				rejected.push(...drafted.rejected);
				continue;
			}
			if ('doubt' in match)
				outcomes.push({ row, name, kind: 'doubtful', ...match, draft: drafted?.feature ?? null });
			else if (!drafted)
				outcomes.push({ row, name, kind: 'doubtful', doubt: 'unplaced', candidates: [], draft: null });
			else {
				if (key !== '') newNames.set(key, row);
				if (resolved.values.number === undefined) nextNumber++;
				const { feature, assumed, isSketched } = drafted;
				const told = isSketched ? [...assumed, GEOMETRY] : assumed;
				outcomes.push({ row, name, kind: 'added', featureId: id, feature, assumed: told });
			}
		}
	}
	const taken = new Set(outcomes.flatMap((one) => ('featureId' in one ? [one.featureId] : [])));
	const missing = base ? listMissing(base, rows).filter((id) => plan[layer].has(id) && !taken.has(id)) : [];
	return { outcomes, rejected, missing, keys, said };
}

/** Ids of what the file held. A format that keeps points and areas apart holds one kind only. */
function listMissing(base: ReadonlyMap<string, PlanFeature>, rows: readonly IntakeRow[]): string[] {
	const families = new Set(rows.flatMap(({ geometry }) => (geometry ? [familyOf(geometry)] : [])));
	return [...base]
		.filter(([, { geometry }]) => families.size === 0 || families.has(familyOf(geometry)))
		.map(([id]) => id)
		.toSorted();
}

const familyOf = ({ type }: Geometry): string => type.replace('Multi', '');

/** What a row says of the layer's fields. */
function listSaid(
	layer: LayerName,
	{ values, geometry }: IntakeRow,
	base: PlanFeature | undefined,
	given: ReadonlySet<string> = new Set()
): Record<string, unknown> {
	const { columns, geometryTypes } = getLayerSchema(layer);
	const said: Record<string, unknown> = {};
	for (const field of listFields(layer)) {
		if (field === GEOMETRY) {
			// A point says where an area is, not what its outline is.
			if (geometry && (geometryTypes as readonly string[]).includes(geometry.type)) said[field] = geometry;
		} else if (values[field] !== undefined) said[field] = values[field];
		// A cell of a file of ours that is empty now was emptied.
		else if (
			base &&
			given.has(field) &&
			columns[field]?.type === 'text' &&
			!columns[field].filled &&
			!columns[field].refersTo
		)
			if (base.properties[field] !== '' && !columns[field].values) said[field] = '';
	}
	return said;
}

function lastOf(base: PlanFeature | undefined, fields: Readonly<Record<string, unknown>>) {
	if (!base) return undefined;
	return Object.fromEntries(
		Object.keys(fields).map((field) => [field, field === GEOMETRY ? base.geometry : base.properties[field]])
	);
}

const highestNumber = (plan: Plan, layer: LayerName): number =>
	[...plan[layer].values()].reduce(
		(most, { properties: { number } }) => Math.max(most, Number(number ?? 0)),
		0
	);

const sameName = (row: number, name: string, twin: number): Rejected => ({
	row,
	field: 'name',
	value: name,
	reason: {
		zh: `与第 ${twin} 行重名；请在名称中加以区别，或删去一行`,
		en: `is the name of row ${twin} as well; tell them apart by name, or take one out`
	}
});
