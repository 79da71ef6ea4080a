import type { OsmTags } from './osm-elements.ts';

const HSTORE_PAIR = /"((?:[^"\\]|\\.)*)"\s*=>\s*"((?:[^"\\]|\\.)*)"/g;

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Properties of a GeoJSON feature as tags: field names in small letters, numbers as text, booleans as yes and no,
 * lists with semicolons, nothing where a field is empty. Tags that a converter put into one field (`tags` of osmtogeojson, `other_tags`
 * of GDAL) count where no field of their own has the name.
 */
export function readFeatureTags(properties: Readonly<Record<string, unknown>>): OsmTags {
	const tags: Record<string, string> = {};
	const add = (key: string, value: unknown) => {
		const name = key.trim().toLowerCase();
		const text = toText(value);
		if (text !== '' && !Object.hasOwn(tags, name)) tags[name] = text;
	};
	for (const [key, value] of Object.entries(properties)) add(key, value);
	const { tags: nested, other_tags: packed } = properties;
	if (isRecord(nested)) for (const [key, value] of Object.entries(nested)) add(key, value);
	if (typeof packed === 'string')
		for (const [, key, value] of packed.matchAll(HSTORE_PAIR)) add(unescape(key!), unescape(value!));
	return tags;
}

const unescape = (text: string) => text.replaceAll(/\\(.)/g, '$1');

function toText(value: unknown): string {
	if (typeof value === 'string') return value.trim();
	if (typeof value === 'boolean') return value ? 'yes' : 'no';
	if (Array.isArray(value)) return value.map(toText).join(';');
	return typeof value === 'number' ? String(value) : '';
}
