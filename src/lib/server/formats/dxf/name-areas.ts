import type { Position } from 'geojson';
import { BoxIndex } from '#lib/core/geometry/box-index.ts';
import { isInRings } from '#lib/core/geometry/point-in-rings.ts';
import { signedRingArea } from '#lib/core/geometry/ring-area.ts';
import type { Bbox } from '#lib/core/geometry/types.ts';
import type { SourceRow, SourceValue } from '#lib/core/intake/types.ts';

/** Boxes and sides that may be looked at for all texts together: some seconds. */
const MOST_STEPS = 200_000_000;
/** What finding a box costs, in sides. */
const STEPS_OF_BOX = 20;
/** Areas that differ by no more than this share are one. */
const SAME_SIZE = 1e-6;

interface Named {
	attributes: Map<string, SourceValue>;
	geometry: NonNullable<SourceRow['geometry']>;
	/** Text that it is; '' where it is none. */
	text: string;
}

/**
 * Gives each area the texts that stand in it and in no smaller one, in their order, joined by blanks.
 *
 * @param column that gets the text; the attributes are changed
 * @returns false if texts and areas were too many to look at all
 */
export function nameAreas(features: readonly Named[], column: string): boolean {
	const areas = features.flatMap(({ attributes, geometry }) => {
		const parts = listParts(geometry);
		const rings = parts.flat();
		const size = parts.reduce((sum, [outer]) => sum + Math.abs(signedRingArea(outer!)), 0);
		const count = rings.reduce((sum, ring) => sum + ring.length, 0);
		return rings.length > 0 ? [{ attributes, rings, size, count, texts: [] as string[] }] : [];
	});
	const index = new BoxIndex(areas.map(({ rings }) => boxOf(rings.flat())));
	let steps = 0;
	const nameAround = (text: string, x: number, y: number) => {
		const around = index.search([x, y, x, y]);
		steps += STEPS_OF_BOX * around.length;
		let size = Infinity;
		const holders: typeof areas = [];
		for (const i of around) {
			const area = areas[i]!;
			if (area.size > size * (1 + SAME_SIZE)) continue;
			steps += area.count;
			if (steps > MOST_STEPS) return;
			if (!isInRings(area.rings, [x, y])) continue;
			size = Math.min(size, area.size);
			holders.push(area);
		}
		// An area is often there twice, as a line and hatched.
		for (const area of holders) if (area.size <= size * (1 + SAME_SIZE)) area.texts.push(text);
	};
	for (const { geometry, text } of features) {
		if (text === '' || geometry.type !== 'Point') continue;
		if (steps > MOST_STEPS) break;
		nameAround(text, geometry.coordinates[0]!, geometry.coordinates[1]!);
	}
	for (const { attributes, texts } of areas) if (texts.length > 0) attributes.set(column, texts.join(' '));
	return steps <= MOST_STEPS;
}

/** Rings of each part of an area, its outline first. */
function listParts(geometry: Named['geometry']): Position[][][] {
	if (geometry.type === 'Polygon') return [geometry.coordinates];
	return geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
}

function boxOf(ring: readonly Position[]): Bbox {
	const box: Bbox = [Infinity, Infinity, -Infinity, -Infinity];
	for (const [x, y] of ring as [number, number][]) {
		box[0] = Math.min(box[0], x);
		box[1] = Math.min(box[1], y);
		box[2] = Math.max(box[2], x);
		box[3] = Math.max(box[3], y);
	}
	return box;
}
