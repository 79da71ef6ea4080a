import { MIGRATIONS } from '../db/migrations/index.ts';
import type { Querier } from '../db/port.ts';
import type { BackupColumn } from './types.ts';

/** A table of the schema, and how its rows are put in order. */
export interface KeptTable {
	table: string;
	columns: BackupColumn[];
	/** SQL: by the key, texts by their code units in every database. */
	orderBy: string;
}

/** What a database has of its own, and gets anew where a backup is restored: nobody may take one for the other. */
const OWN_COLUMNS: Readonly<Record<string, readonly string[]>> = { city: ['incarnation'] };

interface ColumnRow {
	table: string;
	name: string;
	type: string;
	isText: boolean;
	/** Place in the primary key; `null`: not in it. */
	keyPlace: number | null;
}

/**
 * The tables that this program's migrations have made, those first that others refer to. What else lies in the database
 * (of PostGIS, of GIS programs) is not ours.
 */
export async function listTables(tx: Querier): Promise<KeptTable[]> {
	const names = listMadeTables();
	const columns = await tx.query<ColumnRow>(
		`select c.relname as "table", a.attname as name, format_type(a.atttypid, null) as type,
			a.attcollation <> 0 as "isText", array_position(k.conkey, a.attnum) as "keyPlace"
		from pg_class c
		join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
		left join pg_constraint k on k.conrelid = c.oid and k.contype = 'p'
		where c.oid in (select to_regclass(name) from unnest($1::text[]) as name)
		order by c.relname collate "C", a.attnum`,
		[names]
	);
	const references = await tx.query<{ from: string; to: string }>(
		`select distinct f.relname as "from", t.relname as "to" from pg_constraint k
		join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
		where k.contype = 'f' and k.conrelid <> k.confrelid
			and f.oid in (select to_regclass(name) from unnest($1::text[]) as name)
		order by 1, 2`,
		[names]
	);
	const byTable = new Map<string, ColumnRow[]>();
	for (const column of columns) byTable.set(column.table, [...(byTable.get(column.table) ?? []), column]);
	return inOrder([...byTable.keys()], references).map((table) => toTable(table, byTable.get(table)!));
}

/** Tables that migrations have made and none has dropped. */
function listMadeTables(): string[] {
	const names = new Set<string>();
	for (const { sql } of MIGRATIONS)
		for (const [, verb, list] of sql.matchAll(
			/^\s*(create|drop) table (?:if (?:not )?exists )?([\w, ]+?)\s*[(;]/gm
		))
			for (const name of list!.split(',').map((part) => part.trim()))
				if (verb === 'create') names.add(name);
				else names.delete(name);
	return [...names].toSorted();
}

function toTable(table: string, columns: readonly ColumnRow[]): KeptTable {
	const kept = columns.filter(({ name }) => !OWN_COLUMNS[table]?.includes(name));
	const key = kept.filter(({ keyPlace }) => keyPlace !== null).toSorted((a, b) => a.keyPlace! - b.keyPlace!);
	const orderBy = key.map(({ name, isText }) => `${quote(name)}${isText ? ' collate "C"' : ''}`).join(', ');
	return { table, columns: kept.map(({ name, type }) => ({ name, type })), orderBy };
}

function inOrder(tables: readonly string[], references: readonly { from: string; to: string }[]): string[] {
	const ordered: string[] = [];
	const left = new Set(tables);
	while (left.size > 0) {
		const free = [...left].filter((table) =>
			references.every(({ from, to }) => from !== table || !left.has(to))
		);
		if (free.length === 0) throw new Error(`Tables refer to each other in a ring: ${[...left].join(', ')}.`);
		for (const table of free) left.delete(table);
		ordered.push(...free);
	}
	return ordered;
}

/** A name as SQL has it. */
export const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;
