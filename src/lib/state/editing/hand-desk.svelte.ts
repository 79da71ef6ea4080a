import { bboxesMeet, bboxOf } from '#lib/core/geometry/bbox.ts';
import { buildLocalMetres } from '#lib/core/geometry/local-metres.ts';
import type { LayerName } from '#lib/core/city/types.ts';
import type { Bbox, LngLat } from '#lib/core/geometry/types.ts';
import type { ChangeProblem } from '#lib/core/plan/change-problem.ts';
import { drawEntrance } from '#lib/core/plan/shape-changes/draw-entrance.ts';
import { drawFeature } from '#lib/core/plan/shape-changes/draw-feature.ts';
import { duplicateFeature } from '#lib/core/plan/shape-changes/duplicate-feature.ts';
import { listFeaturesAt } from '#lib/core/plan/shape-changes/list-features-at.ts';
import { mergeFeatures } from '#lib/core/plan/shape-changes/merge-features.ts';
import { moveFeature } from '#lib/core/plan/shape-changes/move-feature.ts';
import { reshapeFeature } from '#lib/core/plan/shape-changes/reshape-feature.ts';
import { splitFeature } from '#lib/core/plan/shape-changes/split-feature.ts';
import { splitLine } from '#lib/core/plan/shape-changes/split-line.ts';
import type { ShapeChanges, StreetLine } from '#lib/core/plan/shape-changes/types.ts';
import { addPart } from '#lib/core/shaping/add-part.ts';
import { cutHole } from '#lib/core/shaping/cut-hole.ts';
import { linesOfShape } from '#lib/core/shaping/lines-of-shape.ts';
import { mapRows } from '#lib/core/shaping/map-rows.ts';
import { parseTypedPosition } from '#lib/core/shaping/parse-typed-position.ts';
import { splitAlongStreets } from '#lib/core/shaping/split-along-streets.ts';
import { splitArea } from '#lib/core/shaping/split-area.ts';
import type { Area, Shape } from '#lib/core/shaping/types.ts';
import type { DrawnLayer, EditDesk, FeatureRef } from './edit-desk.svelte.ts';
import type { Editing } from './editing.svelte.ts';
import { Reshaping } from './reshaping.svelte.ts';
import type { HandFault, HandRefusalCode } from './hand-state.ts';

type Refused = { refusal: HandRefusalCode; lngLat: LngLat | null };

/** What a layer's features are drawn as. */
export const DRAWN_AS: Record<LayerName | DrawnLayer, 'polygon' | 'line' | 'point'> = {
	districts: 'polygon',
	clusters: 'polygon',
	blocks: 'polygon',
	axes: 'line',
	centres: 'point',
	communities: 'polygon',
	entrances: 'point',
	facilities: 'point',
	'facility-grounds': 'polygon',
	buildings: 'polygon',
	landmarks: 'point',
	streets: 'line',
	walls: 'line',
	links: 'line',
	passages: 'point',
	notes: 'point'
};

/** What is done by hand becomes changes of the plan, or is refused with the reason and the place. */
export class HandDesk {
	fault = $state.raw<HandFault | null>(null);
	/** Typed positions of what is being drawn; if all are, it was measured. */
	typedCount = 0;
	readonly reshaping: Reshaping;
	readonly #desk: EditDesk;
	readonly #editing: Editing;
	readonly #parts: { bbox: Bbox; streets: () => readonly StreetLine[]; newId: () => string };

	/** @param parts.bbox of the city */
	constructor(
		desk: EditDesk,
		editing: Editing,
		parts: { bbox: Bbox; streets: () => readonly StreetLine[]; newId: () => string }
	) {
		this.#desk = desk;
		this.#editing = editing;
		this.#parts = parts;
		this.reshaping = new Reshaping(desk, editing);
	}

	/** The shape of the feature that is edited; `null`: none is. */
	readonly shape: Shape | null = $derived.by(() => {
		const { target } = this.#desk;
		const feature = target && this.reshaping.planFor(target)?.[target.layer].get(target.featureId);
		return feature ? (feature.geometry as Shape) : null;
	});

	/** Named streets through the feature that is edited, in the order of their names. */
	readonly streetNames: readonly string[] = $derived.by(() => {
		if (!this.shape || this.#desk.tool !== 'split') return [];
		const box = bboxOf(linesOfShape(this.shape).flat());
		const names = this.#parts
			.streets()
			.filter(({ name, lngLats }) => name !== '' && bboxesMeet(bboxOf(lngLats), box))
			.map(({ name }) => name);
		return [...new Set(names)].toSorted();
	});

	/**
	 * A polygon (its ring open), line or point was drawn with the tool in the hand.
	 *
	 * @param radiusM how far beside a line it is meant all the same
	 */
	draw(lngLats: LngLat[], radiusM: number) {
		const { tool, target, drawnLayer } = this.#desk;
		const isMeasured = this.typedCount >= lngLats.length;
		this.typedCount = 0;
		if (tool === 'draw' && drawnLayer === 'entrances')
			return this.#make((plan) =>
				drawEntrance(plan, {
					lngLat: lngLats[0]!,
					id: this.#freshId('entrance'),
					communityId: target?.layer === 'communities' ? target.featureId : undefined
				})
			);
		if (tool === 'draw' && drawnLayer !== 'entrances') {
			const layer = drawnLayer === 'facility-grounds' ? 'facilities' : drawnLayer;
			return this.#make((plan) =>
				drawFeature(plan, {
					layer,
					geometry: toShape(drawnLayer, lngLats),
					id: this.#freshId(layer),
					streets: this.#parts.streets(),
					isMeasured
				})
			);
		}
		if (target && tool === 'split' && this.shape?.type === 'LineString')
			return this.#make((plan) =>
				splitLine(plan, target, { lngLat: lngLats[0]!, radiusM, id: this.#freshId(target.layer) })
			);
		if (!target || !this.shape?.type.endsWith('Polygon')) return this.refuse('no-target');
		const area = this.shape as Area;
		const ring = toClosedRing(lngLats);
		if (tool === 'hole') return this.#reshape(target, cutHole(area, ring));
		if (tool === 'part') return this.#reshape(target, addPart(area, ring));
		if (tool === 'split') return this.#split(target, splitArea(area, lngLats));
		return undefined;
	}

	/** The rows of the feature's shape, some positions of them elsewhere. */
	reshapeRows(rows: LngLat[][]) {
		if (!this.shape) return;
		let at = 0;
		this.reshape(mapRows(this.shape, () => rows[at++]!));
	}

	/** One step of reshaping. @param key steps of one key, one after the other, are one */
	reshape(shape: Shape, key?: string) {
		const { target } = this.#desk;
		const plan = target && this.reshaping.planFor(target);
		if (!plan) return;
		const made = reshapeFeature(plan, target, shape);
		if ('refusal' in made) return this.refuse(faultOf(made), made.lngLat);
		this.#blame(this.reshaping.step(target, made.changes, key));
	}

	/** Makes one change set of what is unfinished. */
	finish() {
		this.#blame(this.reshaping.finish());
	}

	#blame([problem]: readonly ChangeProblem[]) {
		this.fault = problem ? { code: 'problem', problem, lngLat: problem.lngLat ?? null } : null;
	}

	/** The feature was dragged. */
	move(from: LngLat, to: LngLat) {
		const { target } = this.#desk;
		const [eastM, northM] = buildLocalMetres(from).toXy(to);
		if (target) this.#make((plan) => moveFeature(plan, target, { eastM, northM }));
	}

	/** The feature that was clicked becomes one with the one that is edited. */
	merge(lngLat: LngLat, radiusM: number) {
		const { target } = this.#desk;
		const { plan } = this.#editing;
		if (!target || !plan) return this.refuse('no-target');
		const [other] = listFeaturesAt(plan, lngLat, { radiusM, layers: [target.layer] });
		if (!other) return this.refuse('nothing-there', lngLat);
		return this.#make(() => mergeFeatures(plan, target.layer, target.featureId, other.featureId));
	}

	splitAlong(streetName: string) {
		const { target } = this.#desk;
		if (!target || !this.shape?.type.endsWith('Polygon')) return this.refuse('no-target');
		const lines = this.#parts
			.streets()
			.flatMap(({ name, lngLats }) => (name === streetName ? [lngLats] : []));
		return this.#split(target, splitAlongStreets(this.shape as Area, lines));
	}

	duplicate() {
		const { target } = this.#desk;
		if (target) this.#make((plan) => duplicateFeature(plan, target, this.#freshId(target.layer)));
	}

	/** @returns the position that was typed; `undefined` if it cannot be read, which is said */
	read(text: string): LngLat | undefined {
		const typed = parseTypedPosition(text, { bbox: this.#parts.bbox });
		if ('refusal' in typed) {
			this.refuse(typed.refusal, typed.lngLat ?? null);
			return undefined;
		}
		this.fault = null;
		return typed.lngLat;
	}

	refuse(code: HandRefusalCode, lngLat: LngLat | null = null) {
		this.fault = { code, lngLat };
	}

	#reshape(target: FeatureRef, result: { area: Area } | Refused) {
		this.#make((plan) => ('area' in result ? reshapeFeature(plan, target, result.area) : result));
	}

	#split(target: FeatureRef, result: { areas: readonly Area[] } | Refused) {
		this.#make((plan) =>
			'areas' in result
				? splitFeature(plan, target, {
						areas: result.areas,
						ids: result.areas.slice(1).map(() => this.#freshId(target.layer)),
						streets: this.#parts.streets()
					})
				: result
		);
	}

	#make(shapeChanges: (plan: NonNullable<Editing['plan']>) => ShapeChanges | Refused) {
		const { plan } = this.#editing;
		if (!plan) return;
		const made = shapeChanges(plan);
		if ('refusal' in made) return this.refuse(faultOf(made), made.lngLat);
		if (!this.#desk.change(made.changes)) {
			this.#blame(this.#desk.problems);
			return;
		}
		this.fault = null;
		if (this.#desk.tool === 'draw' && this.#desk.drawnLayer === 'communities')
			this.#desk.drawnCommunityId = made.target.featureId;
		// What was drawn is told of in the form; the map stays where it is.
		this.#desk.pick(made.target, { isOnMap: true });
	}

	#freshId(kind: LayerName | 'entrance'): string {
		return `${SINGULAR[kind]}-${this.#parts.newId().slice(0, 8)}`;
	}
}

const SINGULAR: Record<LayerName | 'entrance', string> = {
	districts: 'district',
	clusters: 'cluster',
	blocks: 'block',
	axes: 'axis',
	centres: 'centre',
	communities: 'community',
	facilities: 'facility',
	buildings: 'building',
	landmarks: 'landmark',
	streets: 'street',
	walls: 'wall',
	links: 'link',
	passages: 'passage',
	notes: 'note',
	entrance: 'entrance'
};

/** Of a ring that is wrong, what is wrong with it. */
const faultOf = (refused: Refused & { fault?: { code: HandRefusalCode } }): HandRefusalCode =>
	refused.refusal === 'ring-faulty' && refused.fault ? refused.fault.code : refused.refusal;

const toClosedRing = (ring: readonly LngLat[]): LngLat[] => [...ring, ring[0]!];

function toShape(layer: LayerName | DrawnLayer, lngLats: LngLat[]): Shape {
	if (DRAWN_AS[layer] === 'point') return { type: 'Point', coordinates: lngLats[0]! };
	return DRAWN_AS[layer] === 'line'
		? { type: 'LineString', coordinates: lngLats }
		: { type: 'Polygon', coordinates: [toClosedRing(lngLats)] };
}
