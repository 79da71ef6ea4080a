import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Feature, FeatureCollection } from 'geojson';
import type { StreetSource } from '../import/types.ts';

const pack = promisify(gzip);

/** Decimals of a degree: a decimetre. */
const DECIMALS = 1e6;

/**
 * What a file of streets has of the ground beside them, as a city keeps it: land, waters, railways, buildings and places
 * that are not in its plan. GeoJSON as of the land use map of the project's own city, packed with gzip.
 */
export function writeGround({
	landuse,
	lines,
	places
}: Pick<StreetSource, 'landuse' | 'lines' | 'places'>): Promise<Uint8Array> {
	const features = [...landuse, ...lines, ...places].map(({ geometry, properties }): Feature => {
		const { id: _, ...kept } = properties;
		const filled = Object.entries(kept).filter(([, value]) => value !== '');
		return { type: 'Feature', properties: Object.fromEntries(filled), geometry };
	});
	const collection: FeatureCollection = { type: 'FeatureCollection', features };
	const text = JSON.stringify(collection, (_, value: unknown) =>
		typeof value === 'number' ? Math.round(value * DECIMALS) / DECIMALS : value
	);
	return pack(text);
}
