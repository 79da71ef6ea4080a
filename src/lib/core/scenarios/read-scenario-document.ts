import { readEdits, writeEdits } from '../what-if/edit-text.ts';
import type { ScenarioDocument } from './types.ts';

/**
 * A scenario from JSON of any kind: what is not known of it is left out.
 *
 * @throws RangeError naming the field that is not as it should be
 */
export function readScenarioDocument(value: unknown): ScenarioDocument {
	const found = asRecord(value, 'document');
	if (found['format'] !== 1)
		throw new RangeError('A scenario’s "format" is 1; this one is of another version.');
	return {
		format: 1,
		edits: readEditList(found['edits']),
		minutes: readMinutes(found['minutes']),
		speedMps: readPositive(found['speedMps'], 'speedMps'),
		packages: readPart(found['packages'], 'packages', ['settings', 'packages', 'unassigned']),
		bundles: readPart(found['bundles'], 'bundles', ['groups']),
		zones: readPart(found['zones'], 'zones', ['zones', 'deviation'])
	};
}

function asRecord(value: unknown, field: string): Record<string, unknown> {
	if (typeof value === 'object' && value !== null && !Array.isArray(value))
		return value as Record<string, unknown>;
	throw new RangeError(`A scenario’s "${field}" is an object.`);
}

/** Edits are checked by writing and reading them, as an address does. */
function readEditList(value: unknown): ScenarioDocument['edits'] {
	if (!Array.isArray(value)) throw new RangeError('A scenario’s "edits" are a list.');
	let read: ScenarioDocument['edits'] = [];
	try {
		read = readEdits(writeEdits(value as ScenarioDocument['edits']));
	} catch {
		// What cannot be written is no edit: the lengths differ.
	}
	if (read.length !== value.length)
		throw new RangeError('One of the scenario’s "edits" is no change of a plan.');
	return read;
}

function readMinutes(value: unknown): [number, number] {
	const [inner, outer] = Array.isArray(value) ? (value as unknown[]) : [];
	const minutes: [number, number] = [readPositive(inner, 'minutes'), readPositive(outer, 'minutes')];
	if (minutes[0] >= minutes[1]) throw new RangeError('A scenario’s "minutes" are two, the smaller first.');
	return minutes;
}

function readPositive(value: unknown, field: string): number {
	if (typeof value === 'number' && value > 0 && Number.isFinite(value)) return value;
	throw new RangeError(`A scenario’s "${field}" is a positive number.`);
}

/** A part that a desk made: `null` or an object with these fields. */
function readPart<Part>(value: unknown, field: string, keys: readonly string[]): Part | null {
	if (value === null || value === undefined) return null;
	const part = asRecord(value, field);
	const missing = keys.find((key) => !(key in part));
	if (missing) throw new RangeError(`A scenario’s "${field}" has no "${missing}".`);
	return part as Part;
}
