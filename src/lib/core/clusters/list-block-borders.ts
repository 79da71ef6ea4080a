import type { LngLat } from '../geometry/types.ts';
import { MAIN_STREET_CLASSES, type Network } from '../network/types.ts';
import { AreaBoundaries } from '../geometry/area-boundaries.ts';
import { LinesAlong } from './lines-along.ts';
import { LEAST_BORDER_M, TOUCHING_M } from './settings.ts';
import { lengthOf, pointAt, type Side } from '../geometry/sides.ts';
import type { BlockBorder, BorderLine, StreetBlock } from './types.ts';

/** Sides run along each other if their directions differ by no more than this; the cosine of 30°. */
const ALONG_COS = Math.cos(Math.PI / 6);

/** Sampling distance along a border to find the lines that run along it, metres. */
const STEP_M = 25;

interface Options {
	/** The streets that borders run along; without it, nothing but railways does. */
	network?: Network | undefined;
	railways?: readonly LngLat[][];
	/** Blocks touch across no more than this, metres; the width of streets if blocks are drawn without them. */
	toleranceM?: number;
}

/**
 * Which blocks touch, for how many metres, and along which street.
 *
 * Sides of two blocks are in common where they run against each other within the tolerance: vertices may be on one
 * side only, as at a T-junction, and need not be the same. Blocks that meet in a corner do not touch.
 * O(n log n) in sides for boundaries of bounded density.
 *
 * @returns by a, then b
 */
export function listBlockBorders(
	blocks: readonly Pick<StreetBlock, 'id' | 'geometry'>[],
	{ network, railways = [], toleranceM = TOUCHING_M }: Options = {}
): BlockBorder[] {
	const boundaries = new AreaBoundaries(blocks.map(({ geometry }) => geometry));
	const lines = new LinesAlong(boundaries.plane, network, railways);
	const byPair = new Map<number, Side[]>();
	for (const [s, side] of boundaries.sides.entries()) {
		const a = boundaries.areaOf[s]!;
		const spansOf = new Map<number, Span[]>();
		for (const t of boundaries.listNear(side, toleranceM)) {
			const b = boundaries.areaOf[t]!;
			const span = b > a ? findCommonSpan(side, boundaries.sides[t]!, toleranceM) : undefined;
			if (span) spansOf.set(b, [...(spansOf.get(b) ?? []), span]);
		}
		for (const [b, spans] of spansOf) {
			const key = a * blocks.length + b;
			const pieces = unite(spans).map(([from, to]): Side => [pointAt(side, from), pointAt(side, to)]);
			byPair.set(key, [...(byPair.get(key) ?? []), ...pieces]);
		}
	}
	return [...byPair]
		.toSorted(([m], [n]) => m - n)
		.map(([key, pieces]) => ({
			a: Math.floor(key / blocks.length),
			b: key % blocks.length,
			...describeBorder(pieces, lines)
		}))
		.filter(({ lengthM }) => lengthM >= LEAST_BORDER_M);
}

/** Part of a side, as shares of its length. */
type Span = [from: number, to: number];

/** Where along a side the other runs against it within the tolerance; `undefined` if nowhere. */
function findCommonSpan(side: Side, other: Side, toleranceM: number): Span | undefined {
	const [[p, q], [u, v]] = [side, other];
	const [lengthM, otherM] = [lengthOf(side), lengthOf(other)];
	const [dx, dy] = [(q[0] - p[0]) / lengthM, (q[1] - p[1]) / lengthM];
	if (!((v[0] - u[0]) * dx + (v[1] - u[1]) * dy <= -ALONG_COS * otherM)) return undefined;
	const alongM = ([x, y]: Side[0]) => (x - p[0]) * dx + (y - p[1]) * dy;
	const asideM = ([x, y]: Side[0]) => (y - p[1]) * dx - (x - p[0]) * dy;
	const [start, end] = [alongM(v), alongM(u)];
	const slope = (asideM(u) - asideM(v)) / (end - start);
	// Within the tolerance where |aside + slope · along| is: an interval around the foot of the crossing.
	const at = (offM: number) => (slope === 0 ? Number.NaN : start + (offM - asideM(v)) / slope);
	if (slope === 0 && Math.abs(asideM(v)) > toleranceM) return undefined;
	const [m, n] = slope === 0 ? [start, end] : [at(-toleranceM), at(toleranceM)];
	const from = Math.max(0, start, Math.min(m, n));
	const to = Math.min(lengthM, end, Math.max(m, n));
	return to > from ? [from / lengthM, to / lengthM] : undefined;
}

/** Spans that overlap are one. */
function unite(spans: readonly Span[]): Span[] {
	const united: Span[] = [];
	for (const [from, to] of spans.toSorted((m, n) => m[0] - n[0])) {
		const last = united.at(-1);
		if (last && from <= last[1]) last[1] = Math.max(last[1], to);
		else united.push([from, to]);
	}
	return united;
}

function describeBorder(pieces: readonly Side[], lines: LinesAlong): Omit<BlockBorder, 'a' | 'b'> {
	const metresOf = new Map<string, { line: BorderLine; lengthM: number }>();
	let [allM, mainM] = [0, 0];
	for (const piece of pieces) {
		const pieceM = lengthOf(piece);
		const steps = Math.ceil(pieceM / STEP_M);
		allM += pieceM;
		for (let i = 0; i < steps; i++) {
			const line = lines.findAlong(pointAt(piece, i / steps), pointAt(piece, (i + 1) / steps));
			if (!line) continue;
			const key = `${line.lineClass} ${line.name}`;
			const lengthM = pieceM / steps + (metresOf.get(key)?.lengthM ?? 0);
			metresOf.set(key, { line, lengthM });
			if (isMain(line)) mainM += pieceM / steps;
		}
	}
	const [longest] = [...metresOf].toSorted(([k, m], [l, n]) => n.lengthM - m.lengthM || (k < l ? -1 : 1));
	return { lengthM: allM, mainM: Math.min(mainM, allM), line: longest?.[1].line ?? null };
}

const isMain = ({ lineClass }: BorderLine) =>
	lineClass === 'railway' || MAIN_STREET_CLASSES.includes(lineClass);
