import type { Database } from 'sql.js';
import { findExportMark, type ExportMark } from '#lib/core/intake/export-mark.ts';
import { openSqlite } from './geopackage/open-sqlite.ts';
import { isSqlite } from './geopackage/read-geopackage.ts';
import { isZip, openZip } from './zip/open-zip.ts';

/** Where the mark stands in text files, from the start. */
const HEAD_BYTES = 16_000;
/** Files of a zip that have it: a README, or what a workbook says of itself. */
const MARKED: ReadonlySet<string> = new Set(['README.txt', 'docProps/core.xml']);
/** Texts that are looked at in one database. */
const MOST_TEXTS = 20;

/**
 * Of which plan a file is that this program wrote, whatever its format, even if it was edited elsewhere since: its
 * features then stood as that revision has them. A plain CSV has no mark, see `findMarkInName`.
 *
 * @returns `undefined` if the file has no mark, or cannot be read
 */
export async function readExportMark(bytes: Uint8Array): Promise<ExportMark | undefined> {
	try {
		if (isSqlite(bytes)) return await readFromSqlite(bytes);
		if (isZip(bytes)) {
			const zip = openZip('', bytes);
			const [text] = zip.unpack(zip.names.filter((name) => MARKED.has(name))).values();
			return text && findExportMark(toText(text));
		}
		return findExportMark(toText(bytes));
	} catch {
		// Why it cannot be read is said by whoever reads it as a whole.
		return undefined;
	}
}

const toText = (bytes: Uint8Array) => new TextDecoder().decode(bytes.subarray(0, HEAD_BYTES));

async function readFromSqlite(bytes: Uint8Array): Promise<ExportMark | undefined> {
	const database = await openSqlite(bytes);
	try {
		// Layers that were copied by other programs have what is said of them alone.
		for (const query of [
			`select substr(metadata, 1, ${HEAD_BYTES}) from gpkg_metadata order by id limit ${MOST_TEXTS}`,
			`select substr(description, 1, ${HEAD_BYTES}) from gpkg_contents limit ${MOST_TEXTS}`
		])
			for (const text of selectTexts(database, query)) {
				const mark = findExportMark(text);
				if (mark) return mark;
			}
		return undefined;
	} finally {
		database.close();
	}
}

function selectTexts(database: Database, query: string): string[] {
	try {
		return database.exec(query)[0]?.values.map(([text]) => String(text)) ?? [];
	} catch {
		// Without the table.
		return [];
	}
}
