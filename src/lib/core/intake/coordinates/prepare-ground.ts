import { bboxesMeet, bboxOf, growBbox, middleOfBbox } from '../../geometry/bbox.ts';
import { buildLocalMetres, type LocalMetres } from '../../geometry/local-metres.ts';
import { isInRing } from '../../geometry/point-in-rings.ts';
import type { Bbox, Xy } from '../../geometry/types.ts';
import { buildStreetField, type StreetField } from './street-field.ts';
import type { CrsGround } from './types.ts';

/** A city made ready for questions. */
export interface PreparedGround {
	plane: LocalMetres;
	isWithin(lngLat: readonly [number, number]): boolean;
	/** Distances to streets, at least over a box of the plane. */
	fieldOver(box: Bbox): StreetField;
}

/** Shifts reach so far around data, in metres. */
const MARGIN_M = 2_000;
/** Boxes end on a lattice, so that another question about the same data has the same box and finds its field made. */
const LATTICE_M = 4_000;
/** Up to this size the field is made once of the whole city: it stays at its finest. */
const WHOLE_M2 = 400e6;

const prepared = new WeakMap<CrsGround, PreparedGround>();

/** What judging needs of a city. Kept with the ground, so that a second question about it costs less. */
export function prepareGround(ground: CrsGround): PreparedGround {
	const known = prepared.get(ground);
	if (known) return known;
	const made = prepare(ground);
	prepared.set(ground, made);
	return made;
}

function prepare({ bbox, streets, boundary }: CrsGround): PreparedGround {
	const plane = buildLocalMetres(middleOfBbox(bbox));
	const lines = streets.map((street) => street.map(plane.toXy));
	const whole = growBbox(bboxOf(lines.flat()), MARGIN_M);
	const [west, south, east, north] = bbox;
	let wholeField: StreetField | undefined;
	let last: { box: Bbox; field: StreetField } | undefined;
	return {
		plane,
		isWithin: (lngLat) =>
			boundary
				? boundary.reduce((isIn, ring) => isInRing(ring, lngLat) !== isIn, false)
				: lngLat[0] >= west && lngLat[0] <= east && lngLat[1] >= south && lngLat[1] <= north,
		fieldOver(box) {
			if (areaOf(whole) <= WHOLE_M2) return (wholeField ??= buildStreetField(lines, whole));
			const around = intersect(snap(growBbox(box, MARGIN_M)), whole);
			if (last?.box.join() === around.join()) return last.field;
			const near = lines.filter((line: readonly Xy[]) => bboxesMeet(bboxOf(line), around));
			last = { box: around, field: buildStreetField(near, around) };
			return last.field;
		}
	};
}

const areaOf = ([west, south, east, north]: Bbox): number =>
	Math.max(0, east - west) * Math.max(0, north - south);

const snap = ([west, south, east, north]: Bbox): Bbox => [
	Math.floor(west / LATTICE_M) * LATTICE_M,
	Math.floor(south / LATTICE_M) * LATTICE_M,
	Math.ceil(east / LATTICE_M) * LATTICE_M,
	Math.ceil(north / LATTICE_M) * LATTICE_M
];

const intersect = (a: Bbox, b: Bbox): Bbox => [
	Math.max(a[0], b[0]),
	Math.max(a[1], b[1]),
	Math.max(Math.max(a[0], b[0]), Math.min(a[2], b[2])),
	Math.max(Math.max(a[1], b[1]), Math.min(a[3], b[3]))
];
