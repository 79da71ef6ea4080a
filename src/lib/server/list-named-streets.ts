import type { CityFeatures } from '#lib/core/city/types.ts';
import { uniteBboxes } from '#lib/core/geometry/bbox.ts';
import { findBboxOfFeatures } from '#lib/core/geometry/bbox-of-features.ts';
import type { Bbox } from '#lib/core/geometry/types.ts';
import type { NamedStreet } from '#lib/core/search/types.ts';
import { romanizeStreet } from './romanize-street.ts';

/** A named street is one, however many lines it is made of; an axis is not repeated as a street. */
export function listNamedStreets({ streets, axes }: Pick<CityFeatures, 'streets' | 'axes'>): NamedStreet[] {
	const boxes = new Map<string, Bbox>();
	for (const { geometry, properties } of streets.features)
		if (properties.name !== '') {
			const [own, known] = [findBboxOfFeatures([geometry])!, boxes.get(properties.name)];
			boxes.set(properties.name, known ? uniteBboxes(known, own) : own);
		}
	for (const { properties } of axes.features) boxes.delete(properties.streetName);
	return [...boxes].map(([name, bbox]) => ({ name, nameEn: romanizeStreet(name), bbox }));
}
