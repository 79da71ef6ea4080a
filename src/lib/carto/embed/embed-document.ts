import type { CityMeta, RenovationState } from '#lib/core/city/types.ts';
import type { PlanMoment } from '#lib/core/plan/plan-moment.ts';
import type { Bbox } from '#lib/core/geometry/types.ts';
import type { Camera } from '../fit-home.ts';
import type { MapScene } from '../scene.ts';
import type { Lang, LayerKey, Selection, Theme } from '../view-query.ts';

/** Numbers of a part of the city, counted as coverage counts. */
export interface EmbedPart {
	kind: 'city' | 'district';
	id: string;
	name: string;
	communities: number;
	households: number;
	/** Households within the inner and the outer circle. */
	reached: readonly [inner: number, outer: number];
}

/** What stands round an embedded map: enough to be read without the map and without a script. */
export interface EmbedHead {
	meta: CityMeta;
	/** City, programme, and what is selected. */
	title: string;
	lang: Lang;
	theme: Theme;
	legend: boolean;
	controls: boolean;
	/** Which plan was asked for; empty: the newest. What is newest in it is of `meta.asOf`. */
	moment: PlanMoment;
	/** Of the plan; `null`: it is not of a plan with revisions. */
	revision: number | null;
	isIllustrative: boolean;
	/** Of a map that shows what is only tried: the changes, and figures before → after; else `null`. */
	trial: readonly string[] | null;
	minutes: readonly [inner: number, outer: number];
	shown: readonly LayerKey[];
	/** See `listMadeUpLayers`. */
	madeUp: readonly LayerKey[];
	selection: Selection | null;
	/** The map in words, a sentence each. */
	sentences: readonly string[];
	/** The whole city first. */
	parts: readonly EmbedPart[];
	/** Of the same view in the workbench, from the server's root. */
	workbenchPath: string;
	/** Of the same view as an SVG, for browsers without scripts. */
	picturePath: string;
}

/** What can be clicked on an embedded map. */
export type EmbedPlace = {
	name: string;
	/** What to show of the map when it is selected. */
	extent: Bbox;
	households: number;
} & (
	| { kind: 'community'; state: RenovationState; walkSeconds: number | null }
	| { kind: 'centre' | 'cluster' | 'district' | 'axis'; communities: number }
);

/** The map itself, ready to be drawn: nothing is computed by the browser, which chooses palette and selection only. */
export interface EmbedScene {
	map: Omit<MapScene, 'lang' | 'palette' | 'shown' | 'selected' | 'hovered'>;
	camera: Camera | null;
	/** What to show where there is no camera. */
	extent: Bbox;
	/** By kind and id, as `community:community-0100`. */
	places: Readonly<Record<string, EmbedPlace>>;
}

export interface EmbedDocument extends EmbedHead {
	scene: EmbedScene;
}
