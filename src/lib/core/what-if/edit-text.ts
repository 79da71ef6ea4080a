import { OPEN_TO } from '../city/types.ts';
import type { LngLat } from '../geometry/types.ts';
import type { Edit } from './types.ts';

/** Digits kept of a degree: 0.1 m. Edits are rounded to them when they are made, so that a link says the same. */
const DIGITS = 6;

/** A position as edits keep it. */
export const roundEditLngLat = ([lng, lat]: LngLat): LngLat => [
	Number(lng.toFixed(DIGITS)),
	Number(lat.toFixed(DIGITS))
];

/**
 * Edits as a short text for addresses: fields parted by `~`, edits by `;`, ids percent-encoded.
 * {@link readEdits} reads it back; positions keep 6 decimals.
 */
export function writeEdits(edits: readonly Edit[]): string {
	return edits.map((edit) => fieldsOf(edit).join('~')).join(';');
}

function fieldsOf(edit: Edit): string[] {
	switch (edit.kind) {
		case 'move-centre':
			return ['move', id(edit.centreId), at(edit.lngLat)];
		case 'add-centre':
			return ['centre', id(edit.centreId), at(edit.lngLat)];
		case 'close-centre':
			return ['close', id(edit.centreId)];
		case 'add-entrance':
			return ['entrance', id(edit.communityId), id(edit.entranceId), edit.openTo, at(edit.lngLat)];
		case 'close-entrance':
			return ['shut', id(edit.communityId), id(edit.entranceId)];
		case 'open-wall':
			return ['wall', ...edit.communityIds.map(id), at(edit.lngLat)];
		case 'open-community':
			return ['open', id(edit.communityId)];
		case 'add-link':
			return ['link', id(edit.linkId), ...edit.lngLats.map(at)];
		case 'add-barrier':
			return ['barrier', id(edit.barrierId), ...edit.lngLats.map(at)];
	}
}

// ~ separates the fields; encodeURIComponent does not encode it.
const id = (text: string) => encodeURIComponent(text).replaceAll('~', '%7E');
const at = (lngLat: LngLat) => roundEditLngLat(lngLat).join(',');

/** Reads edits from a text. Unknown parts are left out, so that a link from another version still opens. */
export function readEdits(text: string): Edit[] {
	return text.split(';').flatMap((part) => {
		try {
			return readEdit(part.split('~')) ?? [];
		} catch {
			// A % that is not part of an escape: not an id.
			return [];
		}
	});
}

function readEdit([kind, ...rest]: string[]): Edit | undefined {
	const first = decodeURIComponent(rest[0] ?? '');
	const second = decodeURIComponent(rest[1] ?? '');
	if (first === '') return undefined;
	const positions = rest.map(readPosition);
	const last = positions.at(-1);
	switch (kind) {
		case 'move':
			return last && { kind: 'move-centre', centreId: first, lngLat: last };
		case 'centre':
			return last && { kind: 'add-centre', centreId: first, lngLat: last };
		case 'close':
			return { kind: 'close-centre', centreId: first };
		case 'entrance': {
			const openTo = OPEN_TO.find((one) => one === rest[2]);
			return second !== '' && openTo && last
				? { kind: 'add-entrance', communityId: first, entranceId: second, openTo, lngLat: last }
				: undefined;
		}
		case 'shut':
			return second === '' ? undefined : { kind: 'close-entrance', communityId: first, entranceId: second };
		case 'wall':
			return second !== '' && last
				? { kind: 'open-wall', communityIds: [first, second], lngLat: last }
				: undefined;
		case 'open':
			return { kind: 'open-community', communityId: first };
		case 'link':
		case 'barrier': {
			const line = positions.slice(1).filter((position) => position !== undefined);
			if (line.length < 2 || line.length < positions.length - 1) return undefined;
			return kind === 'link'
				? { kind: 'add-link', linkId: first, lngLats: line }
				: { kind: 'add-barrier', barrierId: first, lngLats: line };
		}
		default:
			return undefined;
	}
}

function readPosition(text: string): LngLat | undefined {
	const [lng, lat, ...more] = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
	if (lng === undefined || lat === undefined || more.length > 0) return undefined;
	return Math.abs(lng) <= 180 && Math.abs(lat) <= 90 ? [lng, lat] : undefined;
}
