import { getLayerSchema } from '../../city/layers.ts';
import type { LayerName } from '../../city/types.ts';
import type { PlanFeature } from '../../plan/types.ts';
import { listSaidNames } from '../names/list-said-names.ts';
import { nameKey } from '../names/name-key.ts';

/**
 * A row that was found by its name does not rename the feature: another spelling is one more name, beside those that the
 * feature has. What was in the file when it was taken in last is not added again: somebody may have taken it out since.
 *
 * @param last what the file had then, by field
 */
export function keepName(
	layer: LayerName,
	{ name, aliases, ...fields }: Readonly<Record<string, unknown>>,
	{ properties }: PlanFeature,
	last: Readonly<Record<string, unknown>> = {}
): Record<string, unknown> {
	if (!('aliases' in getLayerSchema(layer).columns)) {
		return typeof name === 'string' ? fields : { ...fields, ...(name === undefined ? {} : { name }) };
	}
	const known = properties.aliases as string[];
	const keys = new Set([properties.name, properties.nameEn, ...known].map((one) => nameKey(String(one))));
	const then = new Set(
		[last.name, ...((last.aliases as unknown[]) ?? [])].map((one) => nameKey(String(one)))
	);
	const added: string[] = [];
	for (const text of [name, ...((aliases as unknown[]) ?? [])]) {
		if (typeof text !== 'string' || then.has(nameKey(text))) continue;
		for (const one of listSaidNames(text)) {
			if (keys.has(nameKey(one))) continue;
			keys.add(nameKey(one));
			added.push(one);
		}
	}
	return added.length === 0 ? fields : { ...fields, aliases: [...known, ...added] };
}
