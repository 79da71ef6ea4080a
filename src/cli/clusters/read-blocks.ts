import { area } from '@turf/area';
import { bbox } from '@turf/bbox';
import type { MultiPolygon, Polygon } from 'geojson';
import { findBlockOverlap } from '#lib/core/clusters/find-block-overlap.ts';
import type { StreetBlock } from '#lib/core/clusters/types.ts';
import { InputError } from '#lib/server/import/input-error.ts';
import { readAmount } from '#lib/server/import/read-amount.ts';
import { readPlaces, type Place } from '#lib/server/import/read-places.ts';
import { refusePoints } from '../refuse-points.ts';

const POPULATION_FIELDS = ['population', 'people', '人口'];

/** More people or square metres than there are on earth cannot be meant, nor be added and squared. */
const MOST = 1e15;

/** A province: sampling its boundary every few metres would take minutes. */
const WIDEST_DEGREES = 2;

/** What holds less is a line, or a slip of the mouse; square metres. Areas are measured to some hundredths of one. */
const LEAST_M2 = 1;

/** A block of a file, with or without a population. */
export type FileBlock = Omit<StreetBlock, 'population'> & { population: number | null };

/**
 * Street blocks of a GeoJSON file of areas. `population`, `areaM2` and `clusterId` are read where given; ground is
 * measured where it is not.
 *
 * @throws InputError on the first block that cannot be used, two that share ground among them
 */
export async function readBlocks(path: string): Promise<FileBlock[]> {
	// The kind is what messages call them.
	const places = await readPlaces(path, 'blocks');
	const blocks = places.map((place) => toBlock(path, place));
	const overlap = findBlockOverlap(blocks);
	if (!overlap) return blocks;
	const [a, b] = overlap;
	throw new InputError({
		file: path,
		feature: places[a]!.label,
		problem: `shares ground with ${places[b]!.label}`,
		remedy: 'draw blocks that only touch'
	});
}

function toBlock(file: string, place: Place): FileBlock {
	const { id, properties, label } = place;
	const geometry = refusePoints(file, place, 'give blocks as polygons');
	if (measureSpan(geometry) > WIDEST_DEGREES)
		throw new InputError({
			file,
			feature: label,
			field: 'coordinates',
			problem: `an area wider than ${WIDEST_DEGREES}° is no street block`,
			remedy: 'correct or remove the polygon'
		});
	const amountOf = (field: string) =>
		readAmount({ file, feature: label, field, value: properties[field], most: MOST });
	const population = POPULATION_FIELDS.map(amountOf).find((amount) => amount !== undefined) ?? null;
	const measuredM2 = area(geometry);
	const { clusterId } = properties;
	const areaM2 = amountOf('areaM2') || measuredM2;
	if (!(measuredM2 >= LEAST_M2))
		throw new InputError({
			file,
			feature: label,
			field: 'geometry',
			problem: 'holds no ground',
			remedy: 'correct or remove the polygon'
		});
	return {
		id,
		clusterId:
			(typeof clusterId === 'string' && clusterId !== '') || typeof clusterId === 'number'
				? String(clusterId)
				: null,
		population,
		areaM2,
		geometry
	};
}

/** Degrees from west to east or from south to north, whichever is more. */
function measureSpan(geometry: Polygon | MultiPolygon): number {
	const [west, south, east, north] = bbox(geometry, { recompute: true });
	return Math.max(east - west, north - south);
}
