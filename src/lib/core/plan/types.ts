import type { Geometry } from 'geojson';
import type { LayerName } from '../city/types.ts';

/** A feature of any layer. Coordinates WGS-84, rounded to 7 decimals (1 cm), properties as the layer's schema has them. */
export interface PlanFeature {
	type: 'Feature';
	properties: Record<string, unknown> & { id: string };
	geometry: Geometry;
}

/** A plan by layer and feature id. Immutable: every change makes another one, which shares what has not changed. */
export type Plan = { readonly [L in LayerName]: ReadonlyMap<string, PlanFeature> };

/** Name of the field that holds a feature's geometry, beside its properties. */
export const GEOMETRY = 'geometry';

interface OfFeature {
	layer: LayerName;
	featureId: string;
}

/** One thing that becomes otherwise: a feature appears, disappears, or one of its fields changes. */
export type Change =
	| (OfFeature & { op: 'add'; after: PlanFeature })
	| (OfFeature & { op: 'set'; field: string; before: unknown; after: unknown })
	| (OfFeature & { op: 'remove'; before: PlanFeature });

/** A change as somebody wants it, who knows the plan of some revision. */
export type WantedChange = OfFeature & {
	/** Changes of one group are made together or not at all: both sides of a border that is moved. */
	group?: string | undefined;
} & ({ op: 'add'; value: PlanFeature } | { op: 'set'; field: string; value: unknown } | { op: 'remove' });

/** Where a change set comes from: 编辑, 导入, 采纳的试算, 撤销, 恢复, 初始数据, 冲突裁定. */
export const CHANGE_SOURCES = ['edit', 'import', 'trial', 'undo', 'revert', 'seed', 'decision'] as const;
export type ChangeSource = (typeof CHANGE_SOURCES)[number];

/** What somebody does to the plan at once, and why. */
export interface ChangeSet {
	/** UUID made by whoever sends it: sent twice, it is made once. */
	id: string;
	/** Revision that whoever made it was looking at. */
	base: number;
	/** Who; '' where nobody said. */
	author: string;
	/** Why; '' where nobody said. */
	reason: string;
	source: ChangeSource;
	/** ISO date from which it is true (何时起). */
	asOf: string;
	/** The change set that this one undoes; `null`: none. */
	undoes: string | null;
}

/** A change set as it stands in the log (修改记录). */
export interface LoggedChangeSet extends ChangeSet {
	/** Its number: 1, 2, 3… in each city. */
	revision: number;
	/** ISO instant. */
	recordedAt: string;
	/** What it did. Empty if all of it clashed, or was so already. */
	changes: Change[];
}

/** One change that clashes: somebody has changed the same since. */
export interface ClashedChange extends OfFeature {
	op: WantedChange['op'];
	/** `null`: the whole feature. */
	field: string | null;
	/** What both knew. `null`: there was no such feature. */
	base: unknown;
	/** What stands in the plan. `null`: it was removed. */
	theirs: unknown;
	/** What was wanted. `null`: to remove it. */
	mine: unknown;
}
