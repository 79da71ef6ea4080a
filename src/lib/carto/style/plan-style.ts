import type { PlanLayerId } from '../layer-order.ts';
import { PLAN_LAYER_IDS } from '../layer-order.ts';
import type { Palette } from '../palette.ts';
import type { Lang } from '../view-query.ts';
import { areaLayers } from './area-layers.ts';
import { changeLayers } from './change-layers.ts';
import { communityLayers } from './community-layers.ts';
import { compareLayers } from './compare-layers.ts';
import { facilityLayers } from './facility-layers.ts';
import { foundLayers } from './found-layers.ts';
import { groundLayers } from './ground-layers.ts';
import { labelLayers } from './label-layers.ts';
import type { PlanLayerSpec, ShownRows } from './layer-spec.ts';
import { lifeCircleLayers } from './life-circle-layers.ts';
import { pathLayers } from './path-layers.ts';
import { planningLayers } from './planning-layers.ts';
import { trialLayers } from './trial-layers.ts';
import { wayLayers } from './way-layers.ts';

/** What decides how the plan is drawn. */
export interface PlanStyleOptions {
	palette: Palette;
	lang: Lang;
	shown: ShownRows;
	selected: { kind: string; id: string } | null;
	/** What is pointed at: framed like what is selected. */
	hovered: { kind: string; id: string } | null;
	miscountedIds: readonly string[];
	/** What a search found: a street has no place of its own, it is drawn where the basemap has it. */
	found: { name: string; lngLat: unknown } | null;
	/** Whether the plan steps back behind what contiguous planning draws on it. */
	stepsBack: boolean;
}

/** Every layer of the plan, bottom to top. */
export function buildPlanStyle({
	palette,
	lang,
	shown,
	selected,
	hovered,
	miscountedIds,
	found,
	stepsBack
}: PlanStyleOptions): PlanLayerSpec[] {
	const idIf = (kind: string) => (selected?.kind === kind ? selected.id : null);
	const focusOf = (kind: string) => [selected, hovered].flatMap((it) => (it?.kind === kind ? [it.id] : []));
	const specs = [
		...groundLayers({ palette, selectedDistrictId: idIf('district') }),
		...lifeCircleLayers({ palette, shown, stepsBack }),
		...compareLayers({ palette, miscountedIds }),
		...areaLayers({
			palette,
			shown,
			selectedClusterId: idIf('cluster'),
			selectedAxisId: idIf('axis'),
			stepsBack
		}),
		...communityLayers({ palette, shown, focusIds: focusOf('community'), stepsBack }),
		...facilityLayers({ palette, lang, shown, stepsBack }),
		...wayLayers({ palette, shown }),
		...pathLayers({ palette, shown }),
		...planningLayers({ palette }),
		...changeLayers({ palette }),
		...trialLayers({ palette }),
		...foundLayers({ palette, street: found && !found.lngLat ? found.name : '' }),
		...labelLayers({ palette, lang, shown, focusCentreIds: focusOf('centre'), stepsBack })
	];
	const rankOf = new Map<PlanLayerId, number>(PLAN_LAYER_IDS.map((id, i) => [id, i]));
	return specs.toSorted((a, b) => rankOf.get(a.id)! - rankOf.get(b.id)!);
}
