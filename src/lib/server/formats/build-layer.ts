import type {
	CrsDeclaration,
	LeftOut,
	SourceLayer,
	SourceRow,
	SourceValue,
	Told
} from '#lib/core/intake/types.ts';
import type { ReadingCode } from '#lib/intake-texts/reading.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** Most columns of a layer, and most cells: some 240 MB. A row counts for some more by itself. */
const MAX_COLUMNS = 2_000;
const MAX_CELLS = 30_000_000;
const CELLS_OF_ROW = 15;

/** Most layers of a file, and most positions on its arcs. */
const MAX_LAYERS = 20_000;
const MAX_ON_ARCS = 15_000_000;

/** A layer as a reader of features fills it. */
export interface LayerDraft {
	name: string;
	columns: readonly string[];
	rows: SourceRow[];
	leftOut: LeftOut[];
	notes: Told[];
	crs: CrsDeclaration | null;
}

/** Features of formats that name the columns with each feature: gathered while the columns come to be known. */
export class FeatureGatherer {
	readonly leftOut: LeftOut[] = [];
	readonly notes: Told[] = [];
	readonly #indexes = new Map<string, number>();
	readonly #rows: { row: number; values: SourceValue[]; geometry: SourceRow['geometry'] }[] = [];
	readonly #file: string;
	readonly #name: string;
	#cells = 0;

	constructor(file: string, name: string) {
		this.#file = file;
		this.#name = name;
	}

	get isEmpty(): boolean {
		return this.#rows.length === 0 && this.leftOut.length === 0;
	}

	/** A feature; one with neither shape nor attributes is left out. */
	add(
		row: number,
		attributes: Iterable<readonly [column: string, value: SourceValue]>,
		geometry: SourceRow['geometry']
	): void {
		const values: SourceValue[] = [];
		let isBlank = true;
		for (const [column, value] of attributes) {
			let index = this.#indexes.get(column);
			if (index === undefined) this.#indexes.set(column, (index = this.#indexes.size));
			while (values.length < index) values.push(null);
			values[index] = value;
			if (value !== null) isBlank = false;
		}
		if (isBlank && geometry === null) {
			this.leftOut.push(leaveOut(row, 'no-shape'));
			return;
		}
		this.#rows.push({ row, values, geometry });
		this.#cells += values.length;
		this.#check();
	}

	/** The layer; values of every row are as many as there are columns. */
	build(crs: CrsDeclaration | null): SourceLayer {
		this.#cells = this.#rows.length * this.#indexes.size;
		this.#check();
		for (const { values } of this.#rows) while (values.length < this.#indexes.size) values.push(null);
		const { leftOut, notes } = this;
		const columns = [...this.#indexes.keys()];
		return buildLayer(this.#file, { name: this.#name, columns, rows: this.#rows, leftOut, notes, crs });
	}

	#check(): void {
		checkSize(
			this.#file,
			this.#name,
			this.#rows.length + this.leftOut.length,
			this.#indexes.size,
			this.#cells
		);
	}
}

/** A layer without units and totals, which only tables have; columns of the same name are numbered. */
export function buildLayer(file: string, { columns, crs, ...rest }: LayerDraft): SourceLayer {
	checkSize(file, rest.name, rest.rows.length, columns.length);
	const isSpatial = rest.rows.some(({ geometry }) => geometry !== null);
	return {
		...rest,
		columns: makeUnique(columns),
		units: columns.map(() => ''),
		totals: [],
		crs: isSpatial ? crs : null
	};
}

/**
 * @param rows those left out are counted too
 * @throws UnreadableFile if a layer has more columns or cells than can be held
 */
export function checkSize(
	file: string,
	layer: string,
	rows: number,
	columns: number,
	cells = rows * columns
): void {
	if (columns <= MAX_COLUMNS && cells + CELLS_OF_ROW * rows <= MAX_CELLS) return;
	throw new UnreadableFile(file, 'too-many-values', { layer, rows, columns });
}

/** @throws UnreadableFile if a file has more layers than can be held */
export function checkLayerCount(file: string, count: number): void {
	if (count > MAX_LAYERS) throw new UnreadableFile(file, 'too-many-layers', { most: MAX_LAYERS });
}

/** @throws UnreadableFile if the arcs of a file become more positions than can be held */
export function checkArcs(file: string, positions: number): void {
	if (positions > MAX_ON_ARCS) throw new UnreadableFile(file, 'too-many-arcs');
}

export const leaveOut = (
	row: number | null,
	code: ReadingCode,
	parameters: Told['parameters'] = {},
	value = ''
): LeftOut => ({ row, code, parameters, value });

export const tellReading = (code: ReadingCode, parameters: Told['parameters'] = {}): Told => ({
	code,
	parameters
});

/** A text as a value: `null` if it is blank. */
export const toTextValue = (text: string): string | null => (text.trim() === '' ? null : text);

/** The name of a file without folders and ending. */
export const stemOf = (file: string): string => file.replace(/^.*[\\/]/, '').replace(/(?<=.)\.[^.]*$/, '');

function makeUnique(columns: readonly string[]): string[] {
	const taken = new Set<string>();
	return columns.map((column) => {
		let name = column;
		for (let n = 2; taken.has(name); n++) name = `${column}_${n}`;
		taken.add(name);
		return name;
	});
}
