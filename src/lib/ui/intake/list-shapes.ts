import type { Geometry } from 'geojson';
import type { IntakeAnswer } from '#lib/core/intake/intake-answer.ts';
import { GEOMETRY } from '#lib/core/plan/types.ts';

/** A shape of the file, as it would be in the plan. */
export interface FileShape {
	row: number;
	/** WGS-84. */
	geometry: Geometry;
	isDoubtful: boolean;
}

/** More than these cannot be told apart, and make moving the map slow. */
export const SHAPES_MOST = 3000;

/** What the map shows of a file: evenly chosen where there are more than {@link SHAPES_MOST}. */
export function listShapes({ added, changed, doubtful }: IntakeAnswer): {
	shapes: FileShape[];
	/** How many there are. */
	all: number;
} {
	const shapes: FileShape[] = [
		...added.map(({ row, geometry }) => ({ row, geometry, isDoubtful: false })),
		...changed.flatMap(({ row, fields }) => {
			const geometry = fields.find(({ field }) => field === GEOMETRY)?.after as Geometry | undefined;
			return geometry ? [{ row, geometry, isDoubtful: false }] : [];
		}),
		...doubtful.flatMap(({ row, geometry }) => (geometry ? [{ row, geometry, isDoubtful: true }] : []))
	];
	const step = Math.max(1, shapes.length / SHAPES_MOST);
	const shown =
		step === 1 ? shapes : Array.from({ length: SHAPES_MOST }, (_, i) => shapes[Math.floor(i * step)]!);
	return { shapes: shown, all: shapes.length };
}
