import { getLayerSchema, LAYER_NAMES, type Column } from '#lib/core/city/layers.ts';
import type { CityFeatures } from '#lib/core/city/types.ts';
import { buildRandom, type Random } from '#lib/core/geometry/seeded-random.ts';
import { roundDegree } from '#lib/core/geometry/round-degree.ts';
import { buildSmallCity } from '../small-city.ts';

/** What is hard to carry in one format or another. */
const PIECES = [
	'北塘小区',
	'東風路',
	'1#楼',
	'a',
	'Ü',
	'€',
	'"',
	"'",
	',',
	';',
	'、',
	'，',
	'<b>&amp;',
	']]>',
	'\\P{x}',
	'%%d',
	'=1+1',
	'@x',
	'-2',
	'+3',
	'|',
	'[',
	'{',
	'\n',
	'１２',
	'007',
	'1e5',
	'true',
	'null',
	'🏠'
];

export interface TextRules {
	/** Pieces of texts; default: all that is hard. */
	pieces?: readonly string[];
}

/**
 * The small city with other values in every column that may hold any, other figures, and its shapes moved; the same seed
 * gives the same. Texts neither begin nor end with blanks.
 */
export function buildRandomFeatures(seed: number, { pieces = PIECES }: TextRules = {}): CityFeatures {
	const random = buildRandom(seed);
	const { features } = buildSmallCity();
	const changed = Object.fromEntries(
		LAYER_NAMES.map((layer) => {
			const { columns } = getLayerSchema(layer);
			const vary = (properties: Record<string, unknown>) =>
				Object.fromEntries(
					Object.entries(properties).map(([name, value]) => {
						const column = (columns as Record<string, Column>)[name];
						return [name, name !== 'id' && column ? pickValue(random, column, value, pieces) : value];
					})
				);
			const collection = features[layer] as { features: { properties: object; geometry: object }[] };
			return [
				layer,
				{
					type: 'FeatureCollection',
					features: collection.features.map(({ properties, geometry }) => {
						const shift = [random() / 10, random() / 10];
						return {
							type: 'Feature',
							properties: vary(properties as Record<string, unknown>),
							geometry: {
								...geometry,
								coordinates: move((geometry as { coordinates: unknown }).coordinates, shift)
							}
						};
					})
				}
			];
		})
	);
	return changed as unknown as CityFeatures;
}

function pickValue(random: Random, column: Column, old: unknown, pieces: readonly string[]): unknown {
	const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
	const text = () =>
		Array.from({ length: Math.floor(random() * 5) }, () => pick(pieces))
			.join('')
			.trim();
	if (column.refersTo || column.form) return old;
	if (column.values) return pick(column.values);
	const { min = 0, max = 1e6 } = column;
	switch (column.type) {
		case 'text':
			return column.filled ? text() || '名' : text();
		case 'text[]':
			return Array.from({ length: Math.floor(random() * 4) }, text);
		case 'boolean':
			return random() < 0.5;
		case 'integer':
			return min + Math.floor(random() * (Math.min(max, 2_147_483_647) - min));
		default:
			return pick([min, Math.min(max, min + random() * 1e6), Math.min(max, min + random() / 1e3), max]);
	}
}

const move = (coordinates: unknown, shift: readonly number[]): unknown => {
	const list = coordinates as readonly unknown[];
	return typeof list[0] === 'number'
		? list.map((degree, i) => roundDegree((degree as number) + shift[i]!))
		: list.map((one) => move(one, shift));
};
