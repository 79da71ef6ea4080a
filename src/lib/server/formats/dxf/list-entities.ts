import { UnreadableFile } from '../unreadable-file.ts';
import { decodeEscapes } from './decode-dxf.ts';
import { listGroups, type DxfGroup } from './list-groups.ts';

/** An object of a drawing, with the vertices or attributes that follow it. */
export interface DxfEntity {
	/** Its number among the objects, from 1. */
	row: number;
	type: string;
	layer: string;
	isOnPaper: boolean;
	groups: DxfGroup[];
	parts: DxfEntity[];
}

const HAS_PARTS = new Set(['POLYLINE', 'INSERT']);
const PARTS = new Set(['VERTEX', 'ATTRIB']);

/**
 * The objects of the section ENTITIES, in their order. Objects in blocks are those of the block, which is drawn where it
 * is inserted, and not of the drawing.
 *
 * @param onComment gets every comment, wherever it stands
 * @throws UnreadableFile where it is no DXF
 */
export function* listEntities(
	file: string,
	text: string,
	onComment: (comment: string) => void
): Generator<DxfEntity> {
	let section: string | undefined;
	let isSectionNext = false;
	let hasSections = false;
	let open: DxfEntity | undefined;
	let part: DxfEntity | undefined;
	let row = 0;
	for (const group of listGroups(file, text)) {
		const { code, value } = group;
		if (code === 999) onComment(value);
		else if (code === 0) {
			const type = value.trim();
			isSectionNext = type === 'SECTION';
			hasSections ||= isSectionNext;
			if (section !== 'ENTITIES') continue;
			if (open && PARTS.has(type) && HAS_PARTS.has(open.type)) {
				part = startEntity(row, type);
				open.parts.push(part);
				continue;
			}
			if (open) yield open;
			[open, part] = [undefined, undefined];
			if (type === 'ENDSEC') section = undefined;
			else if (type !== 'SEQEND') open = startEntity(++row, type);
		} else if (isSectionNext) {
			if (code === 2) section = value.trim();
			isSectionNext = false;
		} else if (open) addGroup(part ?? open, group);
	}
	if (open) yield open;
	if (!hasSections) throw new UnreadableFile(file, 'broken-dxf', { line: 1 });
}

const startEntity = (row: number, type: string): DxfEntity => ({
	row,
	type,
	layer: '0',
	isOnPaper: false,
	groups: [],
	parts: []
});

function addGroup(entity: DxfEntity, group: DxfGroup): void {
	if (group.code === 8) entity.layer = decodeEscapes(group.value.trim());
	else if (group.code === 67) entity.isOnPaper = group.value === '1';
	else entity.groups.push(group);
}

/** The first value of a code as text. */
export const findText = ({ groups }: DxfEntity, code: number): string | undefined =>
	groups.find((group) => group.code === code)?.value;

/** The first value of a code as a number; NaN if it is none. */
export function findNumber(entity: DxfEntity, code: number, otherwise = 0): number {
	const text = findText(entity, code);
	return text === undefined ? otherwise : toNumber(text);
}

/** The first position of a code of x; NaN where it has none. */
export const findPosition = (entity: DxfEntity, code: 10 | 11): [x: number, y: number] => [
	findNumber(entity, code, Number.NaN),
	findNumber(entity, code + 10, Number.NaN)
];

/** Every value of a code as a number. */
export const listNumbers = ({ groups }: DxfEntity, code: number): number[] =>
	groups.filter((group) => group.code === code).map(({ value }) => toNumber(value));

export const toNumber = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));
