import type { MultiPolygon } from 'geojson';
import { listCityAxes, type CityAxes } from '../axes/list-city-axes.ts';
import type { CityFeatures, CityMeta } from '../city/types.ts';
import { budgetM } from '../coverage/is-within.ts';
import { buildCentreField } from '../coverage/find-nearest-centres.ts';
import { buildStreetMesh } from '../drawing/build-street-mesh.ts';
import { drawLifeCircle } from '../drawing/draw-life-circle.ts';
import { drawServiceAreas } from '../drawing/draw-service-areas.ts';
import type { StreetMesh } from '../drawing/street-mesh.ts';
import type { LngLat } from '../geometry/types.ts';
import type { Network } from '../network/types.ts';
import { writeEdits } from '../what-if/edit-text.ts';
import { listWalks } from '../what-if/list-walks.ts';
import { WhatIfPlan, type WhatIfAnswer } from '../what-if/what-if-plan.ts';
import { isPlanIllustrative } from './is-plan-illustrative.ts';
import { listPlanPlaces } from './list-plan-places.ts';
import { measureCity } from './measure-city.ts';
import type { MeasuredPlan, PlanContent, WalkSettings } from './types.ts';

/** Life circles for drawing. */
export interface DrawnCircles {
	inner: MultiPolygon;
	outer: MultiPolygon;
}

/** How many answers with edits, and how many drawn circles, are kept. */
const KEPT_MAX = 12;

/**
 * A city in memory, for maps and reports outside the browser, with any number of views. Figures and circles are the
 * same as the page's. Results are cached.
 */
export class CityModel {
	readonly meta: CityMeta;
	readonly features: CityFeatures;
	readonly network: Network;
	readonly axes: CityAxes;
	readonly isIllustrative: boolean;
	readonly nameAddedCentre: PlanContent['nameAddedCentre'];
	readonly #plan: WhatIfPlan;
	readonly #base: WhatIfAnswer;
	readonly #meshes = new WeakMap<Network, StreetMesh>();
	readonly #answers = new Map<string, WhatIfAnswer>();
	readonly #circles = new Map<string, DrawnCircles>();

	constructor({
		meta,
		features,
		network,
		nameAddedCentre
	}: Omit<PlanContent, 'axes' | 'isIllustrative' | 'features'> & {
		features: CityFeatures;
		network: Network;
	}) {
		this.nameAddedCentre = nameAddedCentre;
		this.meta = meta;
		this.features = features;
		this.network = network;
		const streets = features.streets.features.map(({ geometry, properties }) => ({
			name: properties.name,
			lngLats: geometry.coordinates as LngLat[]
		}));
		this.axes = listCityAxes(features, streets);
		this.isIllustrative = isPlanIllustrative(features);
		this.#plan = new WhatIfPlan(network, listPlanPlaces(features));
		this.#base = this.#plan.answer;
	}

	/** @throws EditError if an edit cannot be made */
	measure(asked: WalkSettings): MeasuredPlan {
		return measureCity(this, listWalks(this.answer(asked.edits), this.#plan.base), asked);
	}

	/**
	 * @param centreIds the centres whose circles are drawn; `null`: all that are open
	 * @throws EditError if an edit cannot be made
	 */
	drawCircles({ minutes, speedMps, edits }: WalkSettings, centreIds: readonly string[] | null): DrawnCircles {
		const key = [minutes, speedMps, writeEdits(edits), centreIds?.join(' ') ?? '*'].join('|');
		return keep(this.#circles, key, () => {
			const { ground, centreField } = this.answer(edits);
			const field = centreIds
				? buildCentreField(
						ground.network,
						ground.centres.filter(({ id }) => centreIds.includes(id))
					).field
				: centreField.field;
			const mesh = this.#mesh(ground.network);
			const [inner, outer] = minutes.map((m) => drawLifeCircle(mesh, field, budgetM(m, speedMps)));
			return { inner: inner!, outer: outer! };
		});
	}

	/** The city divided by nearest centre, as far as the outer circle. @throws EditError if an edit cannot be made */
	drawServiceAreas({ minutes, speedMps, edits }: WalkSettings): { centreId: string; area: MultiPolygon }[] {
		const { ground, centreField } = this.answer(edits);
		const areas = drawServiceAreas(
			this.#mesh(ground.network),
			centreField.field,
			budgetM(minutes[1], speedMps)
		);
		const centreOf = new Map(
			centreField.field.sources.map(({ site }, i) => [site, centreField.doors[i]!.centre])
		);
		return [...areas].map(([site, area]) => ({ centreId: ground.centres[centreOf.get(site)!]!.id, area }));
	}

	/** The plan on its network with these edits. @throws EditError if one of them cannot be made */
	answer(edits: WalkSettings['edits']): WhatIfAnswer {
		if (edits.length === 0) return this.#base;
		return keep(this.#answers, writeEdits(edits), () => this.#plan.apply(edits));
	}

	#mesh(network: Network): StreetMesh {
		let mesh = this.#meshes.get(network);
		if (!mesh) this.#meshes.set(network, (mesh = buildStreetMesh(network)));
		return mesh;
	}
}

/** The cached value of a key, made if missing; the least recently used one is evicted. */
function keep<Value>(kept: Map<string, Value>, key: string, make: () => Value): Value {
	const value = kept.get(key) ?? make();
	kept.delete(key);
	kept.set(key, value);
	const [oldest] = kept.keys();
	if (kept.size > KEPT_MAX && oldest !== undefined) kept.delete(oldest);
	return value;
}
