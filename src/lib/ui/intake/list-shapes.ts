import type { Geometry } from 'geojson';
import type { IntakeAnswer } from '#lib/core/intake/intake-answer.ts';

/** A shape of the file, as it would be in the plan. */
export interface FileShape {
	row: number;
	/** WGS-84. */
	geometry: Geometry;
	/** Whether a planner has to say what it is, or the plan has it already; else it is taken in, or rejected. */
	state?: 'doubtful' | 'same' | undefined;
}

/** What the map shows of a file: all of it, whatever becomes of it and where addresses say that rows are, or some of every part where it is very many. */
export function listShapes({ shown, added, changed, doubtful, rejected }: IntakeAnswer): {
	shapes: FileShape[];
	/** How many there are. */
	all: number;
} {
	const rowsOf = (rows: readonly { row: number }[]) => rows.map(({ row }) => row);
	const isDoubtful = new Set(rowsOf(doubtful));
	const isNews = new Set([...rowsOf(added), ...rowsOf(changed), ...rowsOf(rejected)]);
	const byAddress = doubtful.flatMap(({ row, geometry, address }): FileShape[] =>
		address && !geometry
			? [{ row, state: 'doubtful', geometry: { type: 'Point', coordinates: [...address.lngLat] } }]
			: []
	);
	const own = shown.shapes.map((shape): FileShape => ({
		...shape,
		state: isDoubtful.has(shape.row) ? 'doubtful' : isNews.has(shape.row) ? undefined : 'same'
	}));
	return { shapes: [...own, ...byAddress], all: shown.all + byAddress.length };
}
