import { readFileSync } from 'node:fs';
import type { LandmarkProps } from '#lib/core/city/types.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import type { StreetClass } from '#lib/core/network/types.ts';

export interface StreetFact {
	name: string;
	streetClass: StreetClass;
	lngLats: LngLat[];
}

export interface LandmarkFact {
	name: string;
	kind: string;
	lngLat: LngLat;
	certainty: LandmarkProps['certainty'];
}

export interface Facts {
	streets: StreetFact[];
	landmarks: LandmarkFact[];
}

/** The 58 main streets and 48 landmarks of `tiles/baoding/facts`; of two landmarks of one name the first. */
export function readFacts(): Facts {
	const streets = readRows('streets.csv').map(([name, streetClass, , path]) => ({
		name: name!,
		streetClass: streetClass as StreetClass,
		lngLats: path!
			.trim()
			.split(/\s+/)
			.map((pair) => pair.split(',').map(Number) as LngLat)
	}));
	const seen = new Set<string>();
	const landmarks = readRows('landmarks.csv').flatMap(([name, kind, lng, lat, certainty]) => {
		if (seen.has(name!)) return [];
		seen.add(name!);
		return [
			{
				name: name!,
				kind: kind!,
				lngLat: [Number(lng), Number(lat)] as LngLat,
				certainty: certainty as LandmarkFact['certainty']
			}
		];
	});
	return { streets, landmarks };
}

function readRows(file: string): string[][] {
	const text = readFileSync(new URL(`../../../tiles/baoding/facts/${file}`, import.meta.url), 'utf8');
	return text
		.trim()
		.split(/\r?\n/)
		.slice(1)
		.map((line) => [...line.matchAll(/"([^"]*)"|([^,]+)/g)].map((match) => match[1] ?? match[2]!));
}
