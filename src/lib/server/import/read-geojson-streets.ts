import { PROVENANCES, type Provenance } from '#lib/core/city/types.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import type { StreetWay } from '#lib/core/network/types.ts';
import { cutAtBarriers } from './cut-at-barriers.ts';
import { joinLines } from './join-lines.ts';
import { listFeatureLines } from './list-feature-lines.ts';
import { listGeojsonFeatures } from './list-geojson-features.ts';
import type { OsmTags } from './osm-elements.ts';
import { findLineKind } from './osm-kinds.ts';
import { PositionCheck } from './position-check.ts';
import { readFeatureTags } from './read-feature-tags.ts';
import { readGroundAreas } from './read-ground-areas.ts';
import type { Tallies } from './tally.ts';
import type { LanduseFeature, LineFeature, StreetSource } from './types.ts';
import { judgeClass, judgeNode, type NodeVerdict, type WalkVerdict } from './walk-rules.ts';

const NAME_FIELDS = [
	'name:zh',
	'name',
	'名称',
	'道路名称',
	'街道名称',
	'道路名',
	'路名',
	'街名',
	'name_zh',
	'road_name',
	'roadname'
];
const CLASS_FIELDS = [
	'highway',
	'class',
	'streetclass',
	'fclass',
	'等级',
	'道路等级',
	'道路类型',
	// As much of these as a shapefile in UTF-8 has room for.
	'道路等',
	'道路类',
	'road_class',
	'roadclass'
];

/** A feature with the lines of it that walkers use. */
interface StreetFeature {
	id: string;
	label: string;
	tags: OsmTags;
	verdict: Exclude<WalkVerdict, { dropped: string }>;
	lines: LngLat[][];
}

interface BarrierPoint {
	label: string;
	lngLat: LngLat;
	verdict: NodeVerdict;
}

/**
 * Streets of a parsed GeoJSON file: its lines and the edges of its squares (areas with a `highway`), joined where
 * vertices agree to 10⁻⁷ degrees, see {@link joinLines}. Lines that merely cross do not join. Points with a
 * `barrier` on a vertex cut the lines there where walkers cannot pass. Buildings, land, railways and waters come along,
 * by OpenStreetMap's tags. Other geometries are left out and counted.
 *
 * Properties used where present, in any case: name, class (see {@link judgeClass}), foot, access, motorroad …,
 * provenance.
 */
export function readGeojsonStreets(
	path: string,
	json: unknown,
	tallies: Tallies
): Pick<StreetSource, 'ways' | 'landuse' | 'lines' | 'attribution'> {
	const { features, barriers, landuse, lines: others } = readFeatures(path, json, tallies);
	const lines = features.flatMap((feature) => feature.lines);
	const joined = joinLines([...lines, ...barriers.map(({ lngLat }) => [lngLat])]);
	const shut = noteBarriers(barriers, joined, lines.length, tallies);
	const ways: StreetWay[] = [];
	let next = 0;
	for (const { id, label, tags, verdict, lines: own } of features) {
		const runs = joined.slice(next, (next += own.length)).flatMap((run, i) => {
			const repeated = own[i]!.length - run.coordinates.length;
			if (repeated > 0) tallies.repaired.add('position repeated at once: kept once', label, repeated);
			if (run.coordinates.length < 2) {
				tallies.dropped.add('fewer than two distinct positions', label);
				return [];
			}
			return cutAtBarriers(run, `${id}/${i}`, (key) => shut.has(key));
		});
		for (const [i, run] of runs.entries())
			ways.push({
				id: i === 0 ? id : `${id}#${i + 1}`,
				...run,
				name: findText(tags, NAME_FIELDS),
				streetClass: verdict.streetClass,
				provenance: findProvenance(tags)
			});
	}
	const { attribution } = json as { attribution?: unknown };
	return { ways, landuse, lines: others, attribution: typeof attribution === 'string' ? attribution : '' };
}

function readFeatures(path: string, json: unknown, { dropped, unread }: Tallies) {
	const check = new PositionCheck(path);
	const features: StreetFeature[] = [];
	const barriers: BarrierPoint[] = [];
	const landuse: LanduseFeature[] = [];
	const lines: LineFeature[] = [];
	for (const feature of listGeojsonFeatures(path, json)) {
		const { id, label, geometry } = feature;
		const tags = readFeatureTags(feature.properties);
		if (geometry?.type === 'Point' && tags.barrier !== undefined) {
			barriers.push({ label, lngLat: check.parse(geometry.coordinates, label), verdict: judgeNode(tags) });
			continue;
		}
		const areas = readGroundAreas(feature, tags, check);
		landuse.push(...areas);
		if (areas.length > 0 && tags.highway === undefined) continue;
		const drawn = listFeatureLines(path, feature, { check, dropped, isSquare: tags.highway !== undefined });
		const verdict = judgeClass(findText(tags, CLASS_FIELDS), tags);
		if ('dropped' in verdict) {
			const line = findLineKind(tags);
			if (line) lines.push(...drawn.map((coordinates) => toLine(id, tags, line, coordinates)));
			else if (drawn.length > 0) dropped.add(verdict.dropped, label, drawn.length);
			continue;
		}
		if (drawn.length > 0) for (const remark of verdict.unread) unread.add(remark, label);
		features.push({ id, label, tags, verdict, lines: drawn });
	}
	check.finish();
	return { features, barriers, landuse, lines };
}

const toLine = (
	id: string,
	tags: OsmTags,
	line: Pick<LineFeature['properties'], 'layer' | 'kind'>,
	coordinates: LngLat[]
): LineFeature => ({
	type: 'Feature',
	properties: { id, name: findText(tags, NAME_FIELDS), ...line },
	geometry: { type: 'LineString', coordinates }
});

/** The vertices that are shut, by their keys. */
function noteBarriers(
	barriers: readonly BarrierPoint[],
	joined: ReturnType<typeof joinLines>,
	lineCount: number,
	{ cut, unread }: Tallies
): Set<number | string> {
	const onStreets = new Set(joined.slice(0, lineCount).flatMap(({ vertexKeys }) => vertexKeys));
	const shut = new Set<number | string>();
	for (const [i, { label, verdict }] of barriers.entries()) {
		const [key] = joined[lineCount + i]!.vertexKeys;
		for (const remark of verdict.unread) unread.add(remark, label);
		if (!onStreets.has(key!)) unread.add('barrier that is no vertex of a street', label);
		else if (verdict.shutBy !== undefined) {
			cut.add(verdict.shutBy, label);
			shut.add(key!);
		}
	}
	return shut;
}

const findProvenance = (tags: OsmTags): Provenance =>
	PROVENANCES.find((name) => name === tags.provenance) ?? 'imported';

const findText = (tags: OsmTags, fields: string[]): string =>
	tags[fields.find((field) => tags[field] !== undefined) ?? ''] ?? '';
