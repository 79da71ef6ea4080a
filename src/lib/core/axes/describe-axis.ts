import type { MultiPolygon, Polygon } from 'geojson';
import { AxisView } from './axis-view.ts';
import { layAxisStrip, type AxisStrip } from './lay-axis-strip.ts';
import { DEFAULT_ALONG_M } from './list-along-axis.ts';
import { listNearMisses, type NearMiss } from './list-near-misses.ts';
import type { AxisArea, AxisLine, AxisSide, ClassedStreet } from './types.ts';

/** Why an area lies along an axis. */
export interface AxisReason {
	id: string;
	state: AxisArea['state'];
	/** Least distance from its boundary to the axis line where the view is clear, metres. */
	distanceM: number;
	/** Boundary from which the axis is in view within the rule's distance; metres, to about 5 m. */
	frontageM: number;
	/** The side that most of its frontage is on. */
	side: AxisSide;
	/** The piece of the axis that it faces, metres from the start. */
	fromM: number;
	toM: number;
}

export interface AxisDescription {
	/** The rule: a boundary faces the axis within halfWidthM + alongM of its line. */
	halfWidthM: number;
	alongM: number;
	streetName: string;
	lengthM: number;
	/** In street order: by where they begin, then by id. */
	members: AxisReason[];
	nearMisses: NearMiss[];
	strip: AxisStrip;
}

/**
 * Everything that is to be shown of one axis: who lies along it and why, by the rule of {@link listAlongAxis}; who just does
 * not; and the strip along it.
 *
 * @param axis at least two positions
 * @throws RangeError if it has fewer
 */
export function describeAxis(
	axis: AxisLine,
	areas: readonly AxisArea[],
	streets: readonly ClassedStreet[],
	{
		alongM = DEFAULT_ALONG_M,
		builtUp
	}: { alongM?: number; builtUp?: readonly (Polygon | MultiPolygon)[] | undefined } = {}
): AxisDescription {
	const strip = layAxisStrip(axis, areas, streets, { alongM, builtUp });
	const view = new AxisView(axis, streets);
	const limitM = axis.halfWidthM + alongM;
	const members = areas.flatMap((area) => findReason(view, area, limitM) ?? []);
	return {
		halfWidthM: axis.halfWidthM,
		alongM,
		streetName: axis.streetName,
		lengthM: strip.lengthM,
		members: members.toSorted((m, n) => m.fromM - n.fromM || (m.id < n.id ? -1 : 1)),
		nearMisses: listNearMisses(axis, areas, streets, { alongM }),
		strip
	};
}

function findReason(
	view: AxisView,
	{ id, state, geometry }: AxisArea,
	limitM: number
): AxisReason | undefined {
	const frontageOf = { left: 0, right: 0 };
	let [distanceM, fromM, toM] = [Infinity, Infinity, 0];
	for (const sample of [...view.listRings(geometry, limitM)].flat()) {
		if (sample.distanceM > limitM || view.isHidden(sample)) continue;
		frontageOf[sample.side] += sample.lengthM;
		distanceM = Math.min(distanceM, sample.distanceM);
		fromM = Math.min(fromM, sample.atM);
		toM = Math.max(toM, sample.atM);
	}
	const frontageM = frontageOf.left + frontageOf.right;
	if (frontageM === 0) return undefined;
	const side = frontageOf.left >= frontageOf.right ? 'left' : 'right';
	return { id, state, distanceM, frontageM, side, fromM, toM };
}
