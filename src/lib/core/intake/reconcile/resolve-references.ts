import { getLayerSchema, type Column } from '../../city/layers.ts';
import type { LayerName } from '../../city/types.ts';
import type { ReferredFinder } from './find-referred.ts';
import type { IntakeRow, Rejected } from './types.ts';

/** References as people write them become ids; one that leads nowhere rejects the row, with the text. */
export function resolveReferences(
	layer: LayerName,
	given: IntakeRow,
	finder: ReferredFinder
): IntakeRow | { rejected: Rejected[] } {
	const values: Record<string, unknown> = { ...given.values };
	const rejected: Rejected[] = [];
	for (const [field, { refersTo, type, orNone }] of Object.entries(getLayerSchema(layer).columns) as [
		string,
		Column
	][]) {
		if (!refersTo || values[field] === undefined) continue;
		const texts = type === 'text[]' ? (values[field] as string[]) : [String(values[field])];
		if (orNone && texts[0] === '') continue;
		const found = texts.map((text) => finder.byText(refersTo, text));
		const at = found.indexOf(undefined);
		if (at >= 0)
			rejected.push({
				row: given.row,
				field,
				value: texts[at]!,
				reason: {
					zh: `“${texts[at]!}”不在计划的${refersTo}中；请改正名称，或先导入它`,
					en: `"${texts[at]!}" is not among the plan's ${refersTo}; correct the name, or bring that in first`
				}
			});
		else values[field] = type === 'text[]' ? found : found[0];
	}
	return rejected.length > 0 ? { rejected } : { ...given, values };
}
