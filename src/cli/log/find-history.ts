import { isLayerName, LAYER_NAMES } from '#lib/core/city/layers.ts';
import type { PlanSource, LogPart } from '#lib/server/plan-source/types.ts';
import { Refused } from '#lib/server/refused.ts';
import { UsageError } from '../usage.ts';

/** The log of one feature. */
export interface FeatureHistory extends LogPart {
	layer: string;
	featureId: string;
}

/**
 * The log of a feature named `LAYER/ID`, or by its id alone where one layer has it.
 *
 * @throws UsageError if there is and was none, or several layers have the id
 */
export async function findHistory(
	source: PlanSource,
	cityId: string,
	asked: string
): Promise<FeatureHistory> {
	const slash = asked.indexOf('/');
	const layer = asked.slice(0, slash);
	const isNamed = isLayerName(layer);
	const featureId = isNamed ? asked.slice(slash + 1) : asked;
	const found: FeatureHistory[] = [];
	for (const name of isNamed ? [layer] : LAYER_NAMES) {
		const part = await source.listHistory(cityId, name, featureId).catch((error: unknown) => {
			if (!(error instanceof Refused) || error.code !== 'unknown-feature') throw error;
		});
		if (part) found.push({ ...part, layer: name, featureId });
	}
	const [one, ...others] = found;
	if (!one)
		throw new UsageError(
			`--feature ${asked}: there is and was none in ${isNamed ? layer : LAYER_NAMES.join(', ')}; give LAYER/ID as "lianpian layer" prints ids.`
		);
	if (others.length > 0)
		throw new UsageError(
			`--feature ${asked}: several layers have it; give one of ${found.map((part) => `${part.layer}/${featureId}`).join(', ')}.`
		);
	return one;
}
