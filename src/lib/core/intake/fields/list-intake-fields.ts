import { getLayerSchema, type Column } from '../../city/layers.ts';
import type { LayerName } from '../../city/types.ts';
import { KIND_LAYERS, POINT_KINDS, type IntakeKind } from '../kinds.ts';
import type { IntakeField } from './types.ts';

const DEGREES: Column = { type: 'double precision' };
const PLACING: IntakeField[] = [
	{ name: 'lng', column: DEGREES, isPlacing: true },
	{ name: 'lat', column: DEGREES, isPlacing: true },
	{ name: 'address', column: { type: 'text' }, isPlacing: true }
];

/** Every field that a column of a file can hold when its rows are taken in as this kind, the layer's own first. */
export function listIntakeFields(kind: IntakeKind): IntakeField[] {
	const layer: LayerName = KIND_LAYERS[kind];
	const { columns, points } = getLayerSchema(layer);
	const own = (of: Readonly<Record<string, Column>>): IntakeField[] =>
		Object.entries(of).map(([name, column]) => ({ name, column, isPlacing: false }));
	const owner = POINT_KINDS[kind];
	if (!owner) return [...own(columns), ...PLACING];
	return [
		...own(points!.columns),
		{ name: owner, column: { type: 'text', refersTo: layer }, isPlacing: false },
		...PLACING
	];
}
