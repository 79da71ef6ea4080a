import type { Position } from 'geojson';
import { MOST_POSITIONS, sampleArc } from '../sample-arc.ts';

/** A vertex of a line of which some sides are arcs. */
export interface Vertex {
	position: Position;
	/** Tangent of a quarter of the angle of the arc to the next vertex; 0 is a straight side. */
	bulge: number;
}

/**
 * The line with positions along its arcs; a closed one does not come back to its first position.
 *
 * @returns undefined if they are too many
 */
export function bendLine(
	vertices: readonly Vertex[],
	isClosed: boolean
): { line: Position[]; arcs: number } | undefined {
	const line: Position[] = [];
	let arcs = 0;
	for (const [i, { position, bulge }] of vertices.entries()) {
		line.push(position);
		const next = vertices[i + 1] ?? (isClosed ? vertices[0] : undefined);
		if (!next || bulge === 0) continue;
		arcs++;
		if (line.length > MOST_POSITIONS) return undefined;
		for (const between of sampleBulge(position, next.position, bulge)) line.push(between);
	}
	return { line, arcs };
}

/** Positions between the ends of an arc, which bends to the right of the way if the bulge is positive. */
function sampleBulge([x1, y1]: Position, [x2, y2]: Position, bulge: number): Position[] {
	const [dx, dy] = [x2! - x1!, y2! - y1!];
	if ((dx === 0 && dy === 0) || !Number.isFinite(bulge)) return [];
	const off = (1 - bulge * bulge) / (4 * bulge);
	const centre = [(x1! + x2!) / 2 - off * dy, (y1! + y2!) / 2 + off * dx] as const;
	const radius = (Math.hypot(dx, dy) * (1 + bulge * bulge)) / (4 * Math.abs(bulge));
	const start = Math.atan2(y1! - centre[1], x1! - centre[0]);
	return sampleArc(centre, radius, start, 4 * Math.atan(bulge)).slice(1, -1);
}
