import type { Feature, Point, Polygon, MultiPolygon } from 'geojson';
import type { LandmarkProps } from '#lib/core/city/types.ts';
import { ringsOf } from '#lib/core/geometry/area-rings.ts';
import { bboxOf } from '#lib/core/geometry/bbox.ts';
import { roundDegree } from '#lib/core/geometry/round-degree.ts';
import type { Bbox } from '#lib/core/geometry/types.ts';
import type { Crs } from '#lib/core/intake/coordinates/types.ts';
import { InputError } from '../import/input-error.ts';
import { readStreets } from '../import/read-streets.ts';
import type { LandmarkFeature, ReadReport, StreetSource } from '../import/types.ts';
import { isPlaceName, LANDMARK_RANK } from '../tiles/schema.ts';
import { clipSource } from './clip-source.ts';
import { IdMaker } from './id-maker.ts';
import { cleanName, toPlanStreets, type PlanStreet } from './to-plan-streets.ts';
import { writeGround } from './write-ground.ts';

/** What a new city begins with, from a file of streets. */
export interface Extract {
	/** Around the boundary, or the streets where there is none. */
	bbox: Bbox;
	/** Of the file; '' where it names nobody. */
	attribution: string;
	streets: PlanStreet[];
	landmarks: Feature<Point, LandmarkProps>[];
	/** See {@link writeGround}. */
	ground: Uint8Array;
	report: ReadReport;
}

/** Landmarks that go into the plan, where they can be edited and found: every page loads them. */
export const LANDMARKS_MOST = 1500;

/** The rank of landmarks that are on the basemap only: stops, small shops. */
const MINOR_RANK = 4;
const OTHER_RANK = 3;

/**
 * Reads a file of streets for a new city; see {@link readStreets}.
 *
 * @param boundary left out: all of the file
 * @param crs see {@link readStreets}
 * @param onStage told what begins
 * @throws InputError if it cannot be used, or has no street within the boundary
 */
export async function readExtract({
	path,
	boundary,
	crs,
	onStage = () => {},
	signal
}: {
	path: string;
	boundary?: Polygon | MultiPolygon | undefined;
	crs?: Crs | undefined;
	onStage?: (stage: 'reading' | 'joining') => void;
	signal?: AbortSignal | undefined;
}): Promise<Extract> {
	onStage('reading');
	const whole = await readStreets(path, { crs });
	signal?.throwIfAborted();
	onStage('joining');
	const source = boundary ? clipSource(whole, boundary) : whole;
	const streets = toPlanStreets(source.ways);
	if (streets.length === 0)
		throw new InputError({
			file: path,
			problem: boundary ? 'has no street within the boundary' : 'has no street with a length',
			remedy: boundary
				? 'give a boundary that lies on the streets, in WGS-84'
				: 'give a file with street lines'
		});
	signal?.throwIfAborted();
	const { landmarks, rest } = splitPlaces(source.places);
	const ground = await writeGround({ ...source, places: rest });
	const { attribution, report } = source;
	const around = boundary
		? bboxOf(ringsOf(boundary).flat())
		: bboxOf(streets.flatMap(({ geometry }) => geometry.coordinates));
	return { bbox: around.map(roundDegree) as Bbox, attribution, streets, landmarks, ground, report };
}

/** The most important ones first, at most {@link LANDMARKS_MOST}. */
function splitPlaces(places: StreetSource['places']) {
	// Names of places and waters are written on the map, but are nothing that a plan has.
	const rankOf = ({ properties: { kind } }: LandmarkFeature) =>
		isPlaceName(kind) ? MINOR_RANK : (LANDMARK_RANK[kind] ?? OTHER_RANK);
	const ranked = places.toSorted((a, b) => rankOf(a) - rankOf(b));
	const major = ranked.filter((place) => rankOf(place) < MINOR_RANK).slice(0, LANDMARKS_MOST);
	const chosen = new Set(major);
	const ids = new IdMaker('landmark');
	const landmarks = major
		.map(({ properties: { id, name, nameEn, kind, provenance }, geometry }) => ({
			type: 'Feature' as const,
			properties: {
				id: ids.make(id),
				name: cleanName(name),
				nameEn: cleanName(nameEn),
				provenance,
				kind,
				certainty: 'medium' as const
			},
			geometry
		}))
		.filter(({ properties }) => properties.name !== '')
		.toSorted((a, b) => (a.properties.id < b.properties.id ? -1 : 1));
	return { landmarks, rest: ranked.filter((place) => !chosen.has(place)) };
}
