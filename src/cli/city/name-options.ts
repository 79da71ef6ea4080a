import type { CityNames } from '#lib/server/cities/create-city.ts';
import { UsageError } from '../usage.ts';

/** Options with names of a city. */
export const NAME_OPTIONS = {
	name: { type: 'string' },
	'name-en': { type: 'string' },
	title: { type: 'string' },
	'title-en': { type: 'string' },
	json: { type: 'boolean', default: false }
} as const;

type Values = Partial<Record<Exclude<keyof typeof NAME_OPTIONS, 'json'>, string | undefined>>;

/** The names that are given. */
export function toNames(values: Values): Partial<CityNames> {
	const named: Partial<CityNames> = {};
	if (values.name !== undefined) named.name = values.name;
	if (values['name-en'] !== undefined) named.nameEn = values['name-en'];
	if (values.title !== undefined) named.title = values.title;
	if (values['title-en'] !== undefined) named.titleEn = values['title-en'];
	return named;
}

/** The one city that is named. @throws UsageError if there is none, or more */
export function readCityId(verb: string, positionals: readonly string[]): string {
	const [id, ...rest] = positionals;
	if (!id || rest.length > 0) throw new UsageError(`city ${verb} takes the short name of one city.`);
	return id;
}
