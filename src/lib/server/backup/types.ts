/** The format that this program writes and reads. */
export const BACKUP_FORMAT = 1;

/** A column as the archive has it: every value is the text that PostgreSQL writes of it; geometry is hexadecimal EWKB. */
export interface BackupColumn {
	name: string;
	/** PostgreSQL's name of its type. */
	type: string;
}

/** Some rows of a table: JSON lines, each an array of texts and nulls in the order of the columns. */
export interface BackupPart {
	path: string;
	rows: number;
	/** Hexadecimal. */
	sha256: string;
}

/** A table with its rows in the order of its key. */
export interface BackupTable {
	table: string;
	columns: BackupColumn[];
	rows: number;
	parts: BackupPart[];
}

/** What an archive holds: `manifest.json`, whose own SHA-256 stands in `manifest.sha256`. */
export interface BackupManifest {
	program: 'lianpian';
	format: number;
	/** Of the database: the number of its last migration. */
	schema: number;
	cities: { id: string; revision: number }[];
	/** In an order in which no row refers to one that comes later. */
	tables: BackupTable[];
}

/** A backup that cannot be made or taken: the message says why and what to do. Nothing was replaced. */
export class BackupError extends Error {
	override readonly name = 'BackupError';
}
