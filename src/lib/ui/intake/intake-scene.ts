import type { CityMeta } from '#lib/core/city/types.ts';
import { DEFAULT_MINUTES, DEFAULT_SPEED_MPS } from '#lib/core/coverage/settings.ts';
import { isPlanIllustrative } from '#lib/core/model/is-plan-illustrative.ts';
import { measureCity } from '#lib/core/model/measure-city.ts';
import type { PlanDocument } from '#lib/core/model/plan-document.ts';
import type { MeasuredPlan } from '#lib/core/model/types.ts';
import { followScene } from '#lib/carto/build-scene.ts';
import { emptyScene } from '#lib/carto/empty-scene.ts';
import { keepLast } from '#lib/carto/keep-last.ts';
import { nameAddedCentre } from '#lib/carto/name-added-centre.ts';
import type { Palette } from '#lib/carto/palette.ts';
import type { MapScene } from '#lib/carto/scene.ts';
import type { Lang, LayerKey } from '#lib/carto/view-query.ts';

/** What tells where in the city one is; the rest would hide the shapes of the file. */
const SHOWN: ReadonlySet<LayerKey> = new Set<LayerKey>([
	'centres',
	'clusters',
	'districts',
	'axes',
	'not-renovated',
	'under-way',
	'accepted'
]);

/** The plan as the map beside a file shows it, without walks; `null` as the plan: the basemap alone. */
export function followIntakeScene(): (
	meta: CityMeta,
	plan: PlanDocument | null,
	look: { palette: Palette; lang: Lang }
) => MapScene {
	const build = followScene();
	const measure = keepLast((meta: CityMeta, { features, axes }: PlanDocument): MeasuredPlan =>
		measureCity(
			{ meta, features, axes, isIllustrative: isPlanIllustrative(features), nameAddedCentre },
			null,
			{ minutes: [DEFAULT_MINUTES[0]!, DEFAULT_MINUTES[1]!], speedMps: DEFAULT_SPEED_MPS, edits: [] }
		)
	);
	return (meta, plan, look) =>
		plan
			? build(measure(meta, plan), { layers: SHOWN, selection: null }, look)
			: emptyScene({ ...look, shown: SHOWN });
}
