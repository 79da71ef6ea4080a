import { findCrossing } from '#lib/core/geometry/segment-crossing.ts';
import { distanceToSide, nearestShare } from '#lib/core/geometry/sides.ts';
import { STREET_CLASSES } from '#lib/core/network/types.ts';
import type { Xy } from '#lib/core/geometry/types.ts';
import { toXy } from './plane.ts';
import { between, distanceM } from './polygon.ts';
import type { StreetFact } from './read-facts.ts';
import type { StreetPlan } from './street-plan.ts';

/** Ends this near to another street are joined to it: the lines are accurate to about 20 m, some to 75 m. */
const MEET_M = 80;

/** Crossings nearer than this to each other are one junction. */
const JUNCTION_M = 45;

/** A bend nearer than this to a junction is part of it. */
const BEND_M = 30;

interface Line {
	fact: StreetFact;
	points: Xy[];
}

/**
 * Draws the named main streets, joined where they cross and where an end nearly touches another street.
 * A street moves by up to {@link JUNCTION_M} where several meet.
 */
export function layMainStreets(plan: StreetPlan, facts: readonly StreetFact[]) {
	const lines = facts
		.toSorted((a, b) => STREET_CLASSES.indexOf(a.streetClass) - STREET_CLASSES.indexOf(b.streetClass))
		.map((fact): Line => ({ fact, points: fact.lngLats.map(toXy) }));
	for (const line of lines) {
		meetAtEnd(line, lines);
		line.points.reverse();
		meetAtEnd(line, lines);
		line.points.reverse();
	}
	const junctions: Xy[] = [];
	// Joining crossings moves lines, which may create new crossings beside a junction.
	for (let round = 0; round < 4; round++) joinCrossings(lines, junctions);
	for (const { fact, points } of lines) {
		plan.addStreet({
			name: fact.name,
			streetClass: fact.streetClass,
			provenance: 'approximate',
			nodes: points.map((point) => plan.addNode(point))
		});
	}
}

/** Moves the last point of a line onto the street it nearly meets. */
function meetAtEnd(line: Line, lines: readonly Line[]) {
	const end = line.points.at(-1)!;
	let best: { foot: Xy; metres: number } | undefined;
	for (const other of lines) {
		if (other === line) continue;
		for (let i = 1; i < other.points.length; i++) {
			const [a, b] = [other.points[i - 1]!, other.points[i]!];
			const foot = between(a, b, nearestShare([a, b], end));
			const metres = distanceM(foot, end);
			if (metres <= MEET_M && (!best || metres < best.metres)) best = { foot, metres };
		}
	}
	if (!best) return;
	const { foot } = best;
	while (line.points.length > 2 && distanceM(line.points.at(-2)!, foot) < MEET_M) line.points.pop();
	line.points[line.points.length - 1] = foot;
}

function joinCrossings(lines: readonly Line[], junctions: Xy[]) {
	const found: { line: Line; segment: number; share: number; junction: Xy }[] = [];
	const toJunction = (xy: Xy) => {
		const known = junctions.find((junction) => distanceM(junction, xy) < JUNCTION_M);
		if (known) return known;
		junctions.push(xy);
		return xy;
	};
	for (const [index, first] of lines.entries())
		for (const second of lines.slice(index + 1))
			for (const { segment, other, s, t } of listMeetings(first.points, second.points)) {
				const junction = toJunction(between(first.points[segment - 1]!, first.points[segment]!, s));
				found.push({ line: first, segment, share: s, junction });
				found.push({ line: second, segment: other, share: t, junction });
			}
	for (const line of lines) {
		const mine = found.filter((crossing) => crossing.line === line);
		const passed = new Set(mine.map(({ junction }) => junction));
		const isBendKept = (point: Xy) => [...passed].every((junction) => distanceM(junction, point) >= BEND_M);
		const points: Xy[] = [];
		const push = (point: Xy) => {
			const last = points.at(-1);
			if (!last || distanceM(last, point) > 0.01) points.push(point);
		};
		for (const [i, point] of line.points.entries()) {
			const here = mine.filter(({ segment }) => segment === i).toSorted((a, b) => a.share - b.share);
			for (const { junction } of here) push(junction);
			if (isBendKept(point)) push(point);
		}
		// If a line passes a junction twice (before and after a bend), only the first pass is kept.
		line.points = points.filter((point, i) => points.indexOf(point) === i);
	}
}

/** Where two lines meet; a segment is named by its second point. */
function listMeetings(first: readonly Xy[], second: readonly Xy[]) {
	const meetings: { segment: number; other: number; s: number; t: number }[] = [];
	for (let i = 1; i < first.length; i++)
		for (let j = 1; j < second.length; j++) {
			const meeting = meet(first[i - 1]!, first[i]!, second[j - 1]!, second[j]!);
			if (meeting) meetings.push({ segment: i, other: j, ...meeting });
		}
	return meetings;
}

function meet(a: Xy, b: Xy, c: Xy, d: Xy): { s: number; t: number } | undefined {
	const crossing = findCrossing([a, b], [c, d]);
	if (crossing) return { s: crossing[0], t: crossing[1] };
	for (const [s, end] of [
		[0, a],
		[1, b]
	] as const)
		if (distanceToSide([c, d], end) < 0.5) return { s, t: nearestShare([c, d], end) };
	for (const [t, end] of [
		[0, c],
		[1, d]
	] as const)
		if (distanceToSide([a, b], end) < 0.5) return { s: nearestShare([a, b], end), t };
	return undefined;
}
