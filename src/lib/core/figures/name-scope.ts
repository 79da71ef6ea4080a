import type { MeasuredPlan, Scope } from '../model/types.ts';
import { Format } from './format.ts';

/** The name of a part of the city, for the whole that of the city; its id if the plan does not have it. */
export function nameScope(
	{ meta, features, centres }: Pick<MeasuredPlan, 'meta' | 'features' | 'centres'>,
	scope: Scope,
	lang: 'zh' | 'en'
): string {
	const format = new Format(lang);
	const { kind, id } = scope;
	if (kind === 'city') return format.name(meta);
	if (kind === 'package') return scope.name[lang];
	if (kind === 'centre') {
		const centre = centres.find((one) => one.id === id);
		return centre ? format.name(centre) : id;
	}
	const layer = { district: features.districts, cluster: features.clusters, axis: features.axes }[kind];
	const found = layer.features.find(({ properties }) => properties.id === id);
	return found ? format.name(found.properties) : id;
}
