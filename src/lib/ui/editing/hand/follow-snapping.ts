import type { Geometry } from 'geojson';
import type { Map as MapLibre } from 'maplibre-gl';
import { bboxesMeet, bboxOf } from '#lib/core/geometry/bbox.ts';
import { haversineM } from '#lib/core/geometry/local-metres.ts';
import type { LayerName } from '#lib/core/city/types.ts';
import type { Bbox, LngLat } from '#lib/core/geometry/types.ts';
import { isSharedLayer, type StreetLine } from '#lib/core/plan/shape-changes/types.ts';
import { buildSnapIndex, type SnapIndex } from '#lib/core/shaping/build-snap-index.ts';
import { linesOfShape } from '#lib/core/shaping/lines-of-shape.ts';
import { snapPoint } from '#lib/core/shaping/snap-point.ts';
import type { Shape } from '#lib/core/shaping/types.ts';

/** How near the pointer must come, px. */
const SNAP_PX = 10;
/** What is snapped to first where two are as near. */
const LAYERS = [
	'communities',
	'buildings',
	'blocks',
	'clusters',
	'districts',
	'walls',
	'links',
	'axes',
	'centres',
	'landmarks'
] as const satisfies readonly LayerName[];

/** Features that are snapped to, by layer: a plan's, in whatever they are kept. Another object is another plan. */
export type SnapTargets = Readonly<
	Record<
		(typeof LAYERS)[number],
		{ values: () => Iterable<{ geometry: Geometry; properties: { id: string } }> }
	>
> & {
	/** By id; needed where a street is what is reshaped. */
	readonly streets?: { get: (id: string) => { geometry: Geometry } | undefined };
};

/** Metres on the ground of so many pixels there. */
export function radiusAt(map: MapLibre, lngLat: LngLat, px = SNAP_PX): number {
	const { x, y } = map.project(lngLat);
	const beside = map.unproject([x + px, y]);
	return haversineM(lngLat[0], lngLat[1], beside.lng, beside.lat);
}

/**
 * Snaps positions to what is on the screen: vertices and sides of the plan, and streets. While Alt is held nothing snaps.
 *
 * @param of.leftOut what is reshaped, with all of its layer where borders are shared: it would snap to where it was
 */
export function followSnapping(
	map: MapLibre,
	of: {
		plan: () => SnapTargets;
		streets: () => readonly StreetLine[];
		leftOut: () => { layer: LayerName; featureId: string } | null;
	}
): { snap: (lngLat: LngLat) => LngLat | undefined; stop: () => void } {
	let index: SnapIndex | undefined;
	let builtFor: SnapTargets | undefined;
	let isSuspended = false;
	const forget = map.on('moveend', () => (index = undefined));
	const onAlt = (event: KeyboardEvent | PointerEvent) => (isSuspended = event.altKey);
	const ends = [
		listen('keydown', onAlt),
		listen('keyup', onAlt),
		listen('pointermove', onAlt),
		listen('pointerdown', onAlt)
	];
	return {
		snap: (lngLat) => {
			if (isSuspended) return undefined;
			const plan = of.plan();
			if (!index || builtFor !== plan) {
				index = buildSnapIndex(listTargets(map, plan, of.streets(), of.leftOut()));
				builtFor = plan;
			}
			return snapPoint(lngLat, index, { radiusM: radiusAt(map, lngLat) })?.lngLat;
		},
		stop: () => {
			forget.unsubscribe();
			for (const end of ends) end();
		}
	};
}

function listen(name: 'keydown' | 'keyup' | 'pointermove' | 'pointerdown', heard: (event: never) => void) {
	window.addEventListener(name, heard as EventListener, true);
	return () => window.removeEventListener(name, heard as EventListener, true);
}

function listTargets(
	map: MapLibre,
	plan: SnapTargets,
	streets: readonly StreetLine[],
	leftOut: { layer: LayerName; featureId: string } | null
): (readonly LngLat[])[] {
	const bounds = map.getBounds();
	const seen: Bbox = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
	const rows = LAYERS.flatMap((layer) =>
		leftOut?.layer === layer && isSharedLayer(layer)
			? []
			: [...plan[layer].values()]
					.filter(({ properties }) => leftOut?.layer !== layer || properties.id !== leftOut.featureId)
					.flatMap(({ geometry }): (readonly LngLat[])[] => linesOfShape(geometry as Shape))
	);
	// Streets that meet the one which is reshaped move with it.
	const own = leftOut?.layer === 'streets' ? plan.streets?.get(leftOut.featureId) : undefined;
	const ownKeys = new Set(
		own
			? linesOfShape(own.geometry as Shape)
					.flat()
					.map(String)
			: []
	);
	const others = streets.filter(({ lngLats }) => !lngLats.some((position) => ownKeys.has(String(position))));
	return [...rows, ...others.map(({ lngLats }) => lngLats)].filter((row) => bboxesMeet(bboxOf(row), seen));
}
