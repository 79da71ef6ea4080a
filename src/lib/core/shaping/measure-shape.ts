import { area } from '@turf/area';
import { polygonsOf } from '../geometry/area-rings.ts';
import { lineLengthM } from '../geometry/line-length.ts';
import { linesOfShape } from './lines-of-shape.ts';
import type { Shape } from './types.ts';

/** What is said of a shape beside the pointer. */
export interface ShapeMeasures {
	/** Length of a line; of an area the length of all its borders, holes included; of a point 0. */
	readonly lengthM: number;
	/** Ground, holes taken off; of lines and points 0. */
	readonly areaM2: number;
	readonly partCount: number;
	readonly holeCount: number;
	/** Vertices; of a ring the repeated first one is not counted. */
	readonly vertexCount: number;
}

/** Measures of a shape on the mean sphere, as everywhere else in the plan. A ring may still be open: it is closed. */
export function measureShape(shape: Shape): ShapeMeasures {
	const isArea = shape.type === 'Polygon' || shape.type === 'MultiPolygon';
	const lines = linesOfShape(shape).map((line) => (isArea ? closeRing(line) : line));
	const parts = isArea ? polygonsOf(shape) : lines;
	return {
		lengthM: lines.reduce((sumM, line) => sumM + lineLengthM(line), 0),
		areaM2: isArea
			? area({ type: 'MultiPolygon', coordinates: polygonsOf(shape).map((rings) => rings.map(closeRing)) })
			: 0,
		partCount: parts.length,
		holeCount: isArea ? lines.length - parts.length : 0,
		vertexCount: lines.reduce((sum, line) => sum + line.length - (isArea ? 1 : 0), 0)
	};
}

function closeRing<Position extends readonly number[]>(ring: readonly Position[]): Position[] {
	const [first, last] = [ring[0], ring.at(-1)];
	const isClosed = first && last && first[0] === last[0] && first[1] === last[1] && ring.length > 1;
	return first && !isClosed ? [...ring, first] : [...ring];
}
