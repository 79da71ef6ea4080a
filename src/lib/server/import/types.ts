import type { Feature, LineString, MultiPolygon, Point, Polygon } from 'geojson';
import type { Provenance } from '#lib/core/city/types.ts';
import type { FileFormat } from '#lib/core/intake/types.ts';
import type { StreetWay } from '#lib/core/network/types.ts';

/** Formats that are found by what they are made of: OpenStreetMap's, and GeoJSON in degrees. */
export type InputFormat = 'osm-pbf' | 'osm-xml' | 'osm-json' | 'geojson';

/** How often something happened while reading, and to which features. */
export interface ReportRow {
	reason: string;
	count: number;
	/** The first few ids in the source. */
	examples: string[];
}

/** What became of a source of streets. */
export interface ReadReport {
	file: string;
	format: InputFormat | FileFormat;
	/** Ways kept; a way that was split counts as often as it has parts. */
	ways: number;
	/** Distinct vertex keys. */
	vertices: number;
	/** What is not in the result, most frequent first. */
	dropped: ReportRow[];
	/** What is in the result, but not as the file has it, most frequent first. */
	repaired: ReportRow[];
	/** Nodes where the ways are cut because walkers cannot pass: a shut gate, a wall. */
	cut: ReportRow[];
	/** What the file says of walkers and is not taken into account: times, values that are not known. */
	unread: ReportRow[];
}

/** The kind of areas that are buildings. */
export const BUILDING = 'building';

/** Ground that the basemap fills, `kind` is one of LANDUSE_KINDS; or a {@link BUILDING}. */
export interface LanduseProps {
	id: string;
	name: string;
	nameEn: string;
	kind: string;
}

/** A line of the basemap that is not walkable. */
export interface LineProps {
	id: string;
	name: string;
	layer: 'railway' | 'waterway';
	/** OpenStreetMap's `railway` or `waterway` value. */
	kind: string;
}

/** A named point people find their way by. */
export interface LandmarkFacts {
	id: string;
	name: string;
	nameEn: string;
	/** hospital, school, railway_station … */
	kind: string;
	provenance: Provenance;
}

export type LanduseFeature = Feature<Polygon | MultiPolygon, LanduseProps>;
export type LineFeature = Feature<LineString, LineProps>;
export type LandmarkFeature = Feature<Point, LandmarkFacts>;

/** Everything of a street file that the network and the basemap use. WGS-84. */
export interface StreetSource {
	format: InputFormat | FileFormat;
	/** At least one. */
	ways: StreetWay[];
	landuse: LanduseFeature[];
	lines: LineFeature[];
	places: LandmarkFeature[];
	report: ReadReport;
	/** To be shown with everything made from it; '' where the file does not say. */
	attribution: string;
}
