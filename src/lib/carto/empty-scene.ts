import { NO_SOURCES } from './plan-sources.ts';
import type { MapScene } from './scene.ts';
import { NO_FEATURES } from './to-features.ts';

/** A map before its plan has come: the basemap alone. */
export function emptyScene(of: Pick<MapScene, 'palette' | 'lang' | 'shown'>): MapScene {
	return {
		...of,
		sources: NO_SOURCES,
		centres: NO_FEATURES as MapScene['centres'],
		circles: null,
		circleChange: null,
		serviceAreas: [],
		plainCircles: null,
		miscountedIds: [],
		selected: null,
		planningMarks: [],
		trialMarks: [],
		spot: null,
		path: null,
		entrances: [],
		axisStreets: [],
		outcomes: {},
		stepsBack: false,
		hovered: null,
		draft: [],
		found: null
	};
}
