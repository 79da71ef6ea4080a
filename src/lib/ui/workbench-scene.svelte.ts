import { followScene } from '#lib/carto/build-scene.ts';
import { emptyScene } from '#lib/carto/empty-scene.ts';
import { listNeighbourMarks } from '#lib/carto/neighbour-marks.ts';
import type { Palette } from '#lib/carto/palette.ts';
import type { PlanningMark } from '#lib/carto/planning-marks.ts';
import type { MapScene } from '#lib/carto/scene.ts';
import type { TrialMark } from '#lib/carto/trial-marks.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { measureCity } from '#lib/core/model/measure-city.ts';
import type { MeasuredPlan } from '#lib/core/model/types.ts';
import type { Ground } from '#lib/state/ground.svelte.ts';
import type { Openings } from '#lib/state/openings.svelte.ts';
import type { Plan } from '#lib/state/plan.svelte.ts';
import type { Planning } from '#lib/state/planning/planning.svelte.ts';
import type { View } from '#lib/state/view.svelte.ts';
import type { WhatIf } from '#lib/state/what-if.svelte.ts';
import type { Text } from './text.svelte.ts';

interface Parts {
	view: View;
	plan: Plan;
	whatIf: WhatIf;
	openings: Openings;
	planning: Planning;
	ground: Ground;
	text: Text;
}

/** What the workbench's map shows: plan, view, and what is tried and planned on top of it. */
export class WorkbenchScene {
	readonly #parts: Parts;
	readonly #own: () => { palette: Palette; found: MapScene['found'] };
	readonly #build = followScene();

	/** @param own what the page knows beside the state: the theme's palette, and what a search found */
	constructor(parts: Parts, own: () => { palette: Palette; found: MapScene['found'] }) {
		this.#parts = parts;
		this.#own = own;
	}

	readonly value: MapScene = $derived.by(() => {
		const { view, plan } = this.#parts;
		const { palette, found } = this.#own();
		const { lang, selection } = view;
		const measured = this.#measured;
		if (!measured) return emptyScene({ palette, lang, shown: this.#shown });
		return this.#build(
			measured,
			{ layers: this.#shown, selection },
			{
				palette,
				lang,
				circles: plan.circles,
				circleChange: plan.circleChange,
				serviceAreas: plan.serviceAreas,
				planningMarks: this.#planningMarks,
				trialMarks: this.#openingMarks,
				before: plan.baseMeasured,
				path: this.#path,
				subjectIds: view.subject,
				hovered: view.hovered,
				draft: this.#draft,
				found
			}
		);
	});

	/** The plan with its walks; before they are computed, without them. */
	readonly #measured: MeasuredPlan | null = $derived.by(() => {
		const { plan, view } = this.#parts;
		const { measured, content } = plan;
		const { minutes, speedMps } = view;
		return measured ?? (content && measureCity(content, null, { minutes, speedMps, edits: [] }));
	});

	/** Rows of the layer panel that are on, but for those that the open desk draws itself. */
	readonly #shown: MapScene['shown'] = $derived.by(() => {
		const { view, planning } = this.#parts;
		const hidden: readonly string[] = planning.actions?.hides?.() ?? [];
		return hidden.length === 0
			? view.layers
			: new Set([...view.layers].filter((key) => !hidden.includes(key)));
	});

	readonly #planningMarks: readonly PlanningMark[] = $derived.by(() => {
		const { view, plan, planning, ground } = this.#parts;
		const chosen =
			view.chosen.size === 0
				? []
				: (plan.document?.features.communities.features ?? [])
						.filter(({ properties }) => view.chosen.has(properties.id))
						.map(({ geometry }): PlanningMark => ({ kind: 'marked', geometry }));
		const gaps = ground.shaded.map((gap): PlanningMark => ({
			kind: 'gap',
			geometry: gap.geometry,
			isPicked: gap === ground.picked
		}));
		const neighbours = view.layers.has('neighbours') ? listNeighbourMarks(planning.neighbours ?? []) : [];
		const ofDesk = (planning.actions?.marks?.() ?? []) as readonly PlanningMark[];
		return [...gaps, ...neighbours, ...chosen, ...ofDesk, ...planning.differences];
	});

	readonly #openingMarks: readonly TrialMark[] = $derived.by(() => {
		const { openings, text } = this.#parts;
		if (!openings.isOpen) return NO_MARKS;
		return (openings.run.result ?? []).map((opening): TrialMark => {
			const isPicked = opening === openings.picked;
			const label = isPicked ? text.say.openingGain(text.number(opening.gain.households)) : '';
			return { kind: 'opening', lngLats: opening.lngLats, label, isWeak: !isPicked };
		});
	});

	readonly #path: readonly LngLat[] | null = $derived.by(() => {
		const { plan, view } = this.#parts;
		const { explained } = plan;
		if (!explained || !view.isSelected(explained.of.kind, explained.of.id)) return null;
		return explained.answer.nearest?.walk.lngLats ?? null;
	});

	/** The line or ring in the hand; a ring is shown closed. */
	readonly #draft: readonly LngLat[] = $derived.by(() => {
		const { planning, whatIf } = this.#parts;
		if (!planning.tool) return whatIf.draft;
		const { draft } = planning;
		return planning.tool === 'lasso' && draft.length > 2 ? [...draft, draft[0]!] : draft;
	});
}

const NO_MARKS: readonly never[] = [];
