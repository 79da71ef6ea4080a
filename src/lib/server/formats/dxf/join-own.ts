import type { Geometry, Position } from 'geojson';
import type { SourceValue } from '#lib/core/intake/types.ts';
import { nestRings, type NestingBudget } from '../nest-rings.ts';
import type { OwnData } from './own-data.ts';
import { asSeen } from './to-line.ts';

/** An object that carries what it is of. */
export interface OwnObject {
	row: number;
	layer: string;
	own: OwnData;
	/** `null` of a name. */
	geometry: Geometry | null;
	/** The name that is seen: of a text itself, of a sign its attribute; '' where none is. */
	text: string;
}

export interface OwnFeature {
	row: number;
	layer: string;
	attributes: Map<string, SourceValue>;
	geometry: Geometry;
}

/**
 * Puts features together of the objects that carry them: rings of an area, and the name beside it. A name that was
 * written over in the drawing goes before the one that is carried. Objects that were copied are features of their own,
 * without the number of the one that they were copied from.
 *
 * @param objects in the order of the drawing
 * @param column of names
 * @returns in the order of their first objects; pieces that became no area are left out, and counted by row
 */
export function joinOwn(
	objects: readonly OwnObject[],
	budget: NestingBudget,
	column = 'name'
): { features: OwnFeature[]; broken: { row: number; layer: string }[] } {
	const seen = new Map<string, number>();
	const groups = new Map<string, OwnObject[]>();
	const texts = new Map<string, string>();
	for (const object of objects) {
		const { own, layer } = object;
		const key = JSON.stringify([own.layer, own.id]);
		if (own.isLabel) {
			if (!texts.has(key)) texts.set(key, object.text);
			continue;
		}
		const piece = JSON.stringify([layer, key, own.part]);
		const nth = seen.get(piece) ?? 0;
		seen.set(piece, nth + 1);
		const group = JSON.stringify([layer, key, nth]);
		const list = groups.get(group);
		if (list) list.push(object);
		else groups.set(group, [object]);
	}
	const features: OwnFeature[] = [];
	const broken: { row: number; layer: string }[] = [];
	const known = new Set<string>();
	for (const group of groups.values()) {
		const [first] = group as [OwnObject];
		const shape = joinShape(group, budget);
		for (const { row, layer } of shape.broken) broken.push({ row, layer });
		if (!shape.geometry) continue;
		const { own } = group.find(({ own: { part } }) => part[1] === 0)!;
		const key = JSON.stringify([own.layer, own.id]);
		const attributes = new Map<string, SourceValue>(own.values);
		if (known.has(key)) attributes.delete('id');
		known.add(key);
		const carried = attributes.get(column);
		const text = first.text === '' ? (texts.get(key) ?? '') : first.text;
		if (typeof carried === 'string' && text !== '' && text !== asSeen(carried)) attributes.set(column, text);
		features.push({ row: first.row, layer: first.layer, attributes, geometry: shape.geometry });
	}
	return { features, broken };
}

function joinShape(
	group: readonly OwnObject[],
	budget: NestingBudget
): { geometry: Geometry | null; broken: readonly OwnObject[] } {
	const [only, ...more] = group as [OwnObject, ...OwnObject[]];
	// Holes of what was taken out.
	if (group.every(({ own: { part } }) => part[1] > 0)) return { geometry: null, broken: group };
	if (more.length === 0) return { geometry: only.geometry, broken: [] };
	// A ring that was opened in the drawing is no part of the area.
	const areas = group.filter(({ geometry }) => geometry?.type === 'Polygon');
	const broken = group.filter(({ geometry }) => geometry?.type !== 'Polygon');
	if (areas.length === 0) return { geometry: null, broken };
	const ringOf = ({ geometry }: OwnObject) => (geometry as { coordinates: Position[][] }).coordinates[0]!;
	const sorted = areas.toSorted((a, b) => a.own.part[0] - b.own.part[0] || a.own.part[1] - b.own.part[1]);
	const parts = new Map<number, OwnObject[]>();
	for (const area of sorted) {
		const rings = parts.get(area.own.part[0]);
		if (rings) rings.push(area);
		else parts.set(area.own.part[0], [area]);
	}
	const isWhole = [...parts.values()].every(([outline]) => outline!.own.part[1] === 0);
	const polygons = isWhole
		? [...parts.values()].map((rings) => rings.map(ringOf))
		: nestRings(sorted.map(ringOf), budget).polygons;
	return {
		geometry:
			polygons.length === 1
				? { type: 'Polygon', coordinates: polygons[0]! }
				: { type: 'MultiPolygon', coordinates: polygons },
		broken
	};
}
