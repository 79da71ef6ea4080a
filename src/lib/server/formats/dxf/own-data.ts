import { ExtendedData, type Dxfier, type Entity } from '@tarikjabiri/dxf';
import type { SourceValue } from '#lib/core/intake/types.ts';
import type { DxfEntity } from './list-entities.ts';

/** Under this name CAD programs keep what objects carry beside their shape (extended data), also when they save. */
export const OWN_APP = 'LIANPIAN';

/** A string of extended data has at most 255 bytes, an object at most 16 KB of them. */
const STRING_BYTES = 240;
export const MOST_OWN_BYTES = 16_000;

/** A ring of an area: which part of it, and whether it is its outline (0) or one of its holes (1…). */
export type OwnPart = readonly [part: number, ring: number];

/** What an object of a drawing carries of the feature that it is of. */
export interface OwnData {
	/** Name of the layer as the plan has it, such as `communities`. */
	layer: string;
	id: string;
	/** Whether it is the name that stands beside a feature. */
	isLabel: boolean;
	part: OwnPart;
	/** Values that the feature has, by column; of holes and names the id alone. */
	values: ReadonlyMap<string, SourceValue>;
	/** Which plan it is of, and in which coordinate system: see `writeExportMark`. */
	plan: string;
}

type Parsed = { -readonly [Key in keyof OwnData]: OwnData[Key] };

/**
 * Gives an object what it carries of its feature.
 *
 * @returns bytes of it; CAD programs take {@link MOST_OWN_BYTES}
 */
export function addOwnData(entity: Pick<Entity, 'xdatas'>, data: OwnData): number {
	const lines = [
		`@${data.layer}`,
		`#${data.plan}`,
		...(data.isLabel ? ['label'] : []),
		...(data.part.some((n) => n > 0) ? [`part ${data.part.join('.')}`] : []),
		sayValue('id', data.id),
		...[...data.values].flatMap(([name, value]) =>
			value === null || name === 'id' ? [] : [sayValue(name, value)]
		)
	];
	const pieces = lines.flatMap((line) => cut(line).map((piece, i) => (i === 0 ? piece : `+${piece}`)));
	entity.xdatas.push(new OwnXData(pieces));
	return pieces.reduce((bytes, piece) => bytes + Buffer.byteLength(piece), 0);
}

/** The library's own strings lose their last character (2.9.0). */
class OwnXData extends ExtendedData {
	readonly #pieces: readonly string[];

	constructor(pieces: readonly string[]) {
		super(OWN_APP);
		this.#pieces = pieces;
	}

	override dxfy(dx: Dxfier): void {
		dx.push(1001, this.name);
		for (const piece of this.#pieces) dx.push(1000, piece);
	}
}

/** Backslashes and signs that CAD programs or lines of text would take for something else are written as `\uXXXX`. */
const sayValue = (name: string, value: SourceValue): string =>
	`${name}=${JSON.stringify(value)
		.replaceAll('\\\\', '\\u005c')
		.replace(
			/[\u007f-\u009f\u2028\u2029]/g,
			(char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
		)}`;

/** Pieces of at most {@link STRING_BYTES}; no character is cut through. */
function cut(line: string): string[] {
	if (line.length * 3 <= STRING_BYTES) return [line];
	const pieces: string[] = [];
	let piece = '';
	let bytes = 0;
	for (const char of line) {
		const more = Buffer.byteLength(char);
		if (bytes + more > STRING_BYTES) {
			pieces.push(piece);
			[piece, bytes] = ['', 0];
		}
		piece += char;
		bytes += more;
	}
	return [...pieces, piece];
}

/** What an object carries of a feature; `undefined` if nothing, or nothing that can be read. */
export function readOwnData({ groups }: Pick<DxfEntity, 'groups'>): OwnData | undefined {
	const start = groups.findIndex(({ code, value }) => code === 1001 && value === OWN_APP);
	if (start < 0) return undefined;
	const lines: string[] = [];
	for (const { code, value } of groups.slice(start + 1)) {
		if (code === 1001) break;
		if (code !== 1000) continue;
		if (value.startsWith('+') && lines.length > 0) lines.push(lines.pop()! + value.slice(1));
		else lines.push(value);
	}
	const values = new Map<string, SourceValue>();
	const data: Parsed = { layer: '', id: '', isLabel: false, part: [0, 0], values, plan: '' };
	for (const line of lines) readLine(line, data, values);
	return data.layer === '' || data.id === '' ? undefined : data;
}

function readLine(line: string, data: Parsed, values: Map<string, SourceValue>): void {
	if (line.startsWith('@')) data.layer = line.slice(1).trim();
	else if (line.startsWith('#')) data.plan = line.slice(1).trim();
	else if (line.trim() === 'label') data.isLabel = true;
	else {
		const [, part, ring] = /^part (\d{1,6})\.(\d{1,6})\s*$/.exec(line) ?? [];
		if (part !== undefined) {
			data.part = [Number(part), Number(ring)];
			return;
		}
		const at = line.indexOf('=');
		const value = at < 1 ? undefined : parseValue(line.slice(at + 1));
		if (value === undefined) return;
		const name = line.slice(0, at);
		if (name === 'id') data.id = String(value);
		values.set(name, value);
	}
}

function parseValue(text: string): SourceValue | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' ? undefined : (value as SourceValue);
	} catch {
		return undefined;
	}
}
