import type { CityFeatures } from '#lib/core/city/types.ts';

/** What differs between features replayed from a log, by `layer id`, and those that the tables have. */
export function compareFeatures(
	replayed: ReadonlyMap<string, ReadonlyMap<string, unknown>>,
	features: CityFeatures
): string[] {
	const different: string[] = [];
	const left = new Set(replayed.keys());
	for (const [layer, collection] of Object.entries(features))
		for (const { properties, geometry } of collection.features) {
			const key = `${layer} ${properties.id}`;
			const own = replayed.get(key);
			left.delete(key);
			if (!own) {
				different.push(`${key} is not in the log`);
				continue;
			}
			const fields = Object.entries({ ...properties, geometry });
			const unlike = fields.filter(
				([field, value]) => JSON.stringify(own.get(field)) !== JSON.stringify(value)
			);
			different.push(...unlike.map(([field]) => `${key} ${field}`));
		}
	return [...different, ...[...left].map((key) => `${key} is in the log alone`)];
}
