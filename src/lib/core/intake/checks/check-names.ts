import { getLayerSchema } from '../../city/layers.ts';
import type { PlanFeature } from '../../plan/types.ts';
import { KIND_LAYERS } from '../kinds.ts';
import { nameKey } from '../names/name-key.ts';
import { buildReferredFinder, listNames, type ReferredFinder } from '../reconcile/find-referred.ts';
import type { IntakeRow } from '../reconcile/types.ts';
import { listAlikeNames } from './alike-names.ts';
import { sayRow, sayRows } from './say.ts';
import type { Checked, CheckedLedger, Finding, Repair } from './types.ts';
import { weighEvidence } from './weigh-evidence.ts';
import { groupBy } from './group-by.ts';

/** Kinds of which a place has one name and a name one place; streets and shops of one name there are many. */
const NAMED_ONCE = new Set<string>(['communities', 'centres', 'clusters', 'districts', 'axes']);

/** Names that are missing, that come twice, and two names that may be one place. */
export function checkNames(ledger: CheckedLedger): Checked[] {
	const { kind, matches, rows } = ledger;
	const holds = (field: string) => matches.some((match) => match.field === field);
	const checked: Checked[] = [];
	const keyOf = rememberKeys();
	if (holds('name')) {
		const isNeeded = 'name' in getLayerSchema(KIND_LAYERS[kind]).columns && kind !== 'streets';
		if (isNeeded && kind === KIND_LAYERS[kind]) checked.push(checkEmpty(rows, keyOf));
		if (NAMED_ONCE.has(kind)) checked.push(checkTwice(rows, keyOf), ...checkAlike(ledger, keyOf));
	}
	if (holds('id')) checked.push(checkIds(rows));
	return checked;
}

type KeyOf = (name: string) => string;

/** The same names are asked for by every check. */
function rememberKeys(): KeyOf {
	const keys = new Map<string, string>();
	return (name) => {
		let key = keys.get(name);
		if (key === undefined) keys.set(name, (key = nameKey(name)));
		return key;
	};
}

const nameOf = ({ values: { name } }: Pick<IntakeRow, 'values'>): string =>
	typeof name === 'string' ? name : '';

const takeOut = (row: number, because: { zh: string; en: string }, choice = 0): Repair => ({
	row,
	field: '',
	value: null,
	choice,
	label: { zh: `删去第 ${row} 行（${because.zh}）`, en: `Take out row ${row}, ${because.en}` }
});

function checkEmpty(rows: readonly IntakeRow[], keyOf: KeyOf): Checked {
	const findings = rows.flatMap((row): Finding[] => {
		if (keyOf(nameOf(row)) !== '') return [];
		// A row that has its number changes what is called so already.
		if (typeof row.values.id === 'string' && row.values.id !== '') return [];
		const [alias] = (row.values.aliases as string[] | undefined) ?? [];
		const repairs: Repair[] =
			alias === undefined
				? []
				: [
						{
							row: row.row,
							field: 'name',
							value: alias,
							choice: 0,
							label: { zh: `以别名“${alias}”为名称`, en: `Call it "${alias}", its other name` }
						}
					];
		return [
			{
				severity: 'contradiction',
				detail: { zh: `第 ${row.row} 行没有名称`, en: `Row ${row.row} has no name` },
				rows: [row.row],
				repairs: [...repairs, takeOut(row.row, { zh: '没有名称', en: 'which has no name' }, repairs.length)]
			}
		];
	});
	return { code: 'empty-name', findings };
}

function checkTwice(rows: readonly IntakeRow[], keyOf: KeyOf): Checked {
	const groups = groupBy(
		rows.filter((row) => keyOf(nameOf(row)) !== ''),
		({ values }) =>
			[values.name, values.districtId, values.clusterId].map((one) => keyOf(String(one ?? ''))).join('|')
	);
	return { code: 'same-name', findings: listRepeated(groups, (row) => `“${nameOf(row)}”`, 'name') };
}

function checkIds(rows: readonly IntakeRow[]): Checked {
	const groups = groupBy(
		rows.filter(({ values: { id } }) => typeof id === 'string' && id !== ''),
		({ values }) => String(values.id)
	);
	return { code: 'same-id', findings: listRepeated(groups, ({ values }) => String(values.id), 'id') };
}

function listRepeated(
	groups: ReadonlyMap<string, readonly IntakeRow[]>,
	called: (row: IntakeRow) => string,
	field: 'name' | 'id'
): Finding[] {
	return [...groups.values()]
		.filter((group) => group.length > 1)
		.map((group): Finding => {
			const rows = group.map(({ row }) => row);
			const [first, ...others] = group as [IntakeRow, ...IntakeRow[]];
			const name = called(first).replace(/[“”]/g, '');
			const where = sayRows(rows);
			return {
				severity: 'contradiction',
				detail: {
					zh: `${field === 'name' ? '名称' : '编号'}${field === 'name' ? called(first) : ` ${name} `}出现 ${rows.length} 次：${where.zh}`,
					en: `The ${field === 'name' ? `name "${name}"` : `number ${name}`} is there ${rows.length} times: ${where.en}`
				},
				rows,
				repairs: others.map(({ row }) =>
					takeOut(row, { zh: `与第 ${first.row} 行重复`, en: `which repeats row ${first.row}` })
				)
			};
		});
}

function checkAlike({ kind, rows, plan, spell }: CheckedLedger, keyOf: KeyOf): Checked[] {
	const layer = KIND_LAYERS[kind];
	/** One row or feature of each name; what comes twice is told elsewhere. */
	const byKey = new Map<string, { name: string; row?: IntakeRow; feature?: PlanFeature }>();
	for (const [id, name] of listNames(plan, layer))
		if (!byKey.has(keyOf(name))) byKey.set(keyOf(name), { name, feature: plan[layer].get(id)! });
	const inPlan = byKey.size;
	for (const row of rows) {
		const key = keyOf(nameOf(row));
		if (key === '') continue;
		const known = byKey.get(key);
		if (!known) byKey.set(key, { name: nameOf(row), row });
		else known.row ??= row;
	}
	const named = [...byKey.values()];
	const finder = buildReferredFinder(plan, spell);
	const inFile: Finding[] = [];
	const beside: Finding[] = [];
	for (const { pair, isSameSound } of listAlikeNames(
		named.map(({ name }) => name),
		spell
	)) {
		const [a, b] = [named[pair[0]]!, named[pair[1]]!];
		if (a.row && b.row) {
			const [first, later] = a.row.row < b.row.row ? [a.row, b.row] : [b.row, a.row];
			const evidence = weighEvidence(first, later);
			if (evidence >= (isSameSound ? 0 : 2)) inFile.push(tellInFile(first, later, isSameSound, evidence));
		} else if (a.feature && !a.row && b.row && !b.feature) {
			const evidence = isElsewhere(b.row, a.feature, finder)
				? -1
				: weighEvidence(b.row, { ...a.feature, values: withoutIds(a.feature) });
			if (evidence >= (isSameSound ? 0 : 2)) beside.push(tellInPlan(b.row, a.name, isSameSound));
		}
	}
	return [
		{ code: 'two-names', findings: inFile },
		...(inPlan > 0 ? [{ code: 'name-in-plan' as const, findings: beside }] : [])
	];
}

/** What a feature is by itself: rows say by name what features refer to by id. */
const withoutIds = ({ properties: { districtId: _, clusterId: __, ...values } }: PlanFeature) => values;

function isElsewhere({ values }: IntakeRow, { properties }: PlanFeature, finder: ReferredFinder): boolean {
	const { districtId } = values;
	if (typeof districtId !== 'string' || typeof properties.districtId !== 'string') return false;
	const found = finder.byText('districts', districtId);
	return found !== undefined && found !== properties.districtId;
}

const why = (isSameSound: boolean) =>
	isSameSound ? { zh: '读音相同', en: 'sound the same' } : { zh: '仅一字之差', en: 'differ in one letter' };

function tellInFile(first: IntakeRow, later: IntakeRow, isSameSound: boolean, evidence: number): Finding {
	const [a, b] = [sayRow(first.row, nameOf(first)), sayRow(later.row, nameOf(later))];
	const { zh, en } = why(isSameSound);
	return {
		severity: evidence > 0 ? 'contradiction' : 'oddity',
		detail: {
			zh: `${a.zh}与${b.zh}${zh}${evidence > 0 ? `，另有 ${evidence} 项相同` : ''}，可能是同一处`,
			en: `${a.en} and row ${later.row} "${nameOf(later)}" ${en}${evidence > 0 ? `, ${evidence} other things are equal` : ''}; they may be one place`
		},
		rows: [first.row, later.row],
		repairs: [
			takeOut(later.row, { zh: `与第 ${first.row} 行为同一处`, en: `the same place as row ${first.row}` })
		]
	};
}

function tellInPlan(row: IntakeRow, name: string, isSameSound: boolean): Finding {
	const a = sayRow(row.row, nameOf(row));
	const { zh, en } = why(isSameSound);
	return {
		severity: 'oddity',
		detail: {
			zh: `${a.zh}与计划中的“${name}”${zh}，可能是同一处`,
			en: `${a.en} and "${name}" of the plan ${en}; they may be one place`
		},
		rows: [row.row],
		repairs: [
			{
				row: row.row,
				field: 'name',
				value: name,
				choice: 0,
				label: { zh: `名称改为“${name}”`, en: `Call it "${name}"` }
			}
		]
	};
}
