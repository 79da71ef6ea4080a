import type { LineString, MultiLineString, MultiPolygon, Point, Polygon } from 'geojson';

/** Ground: one or more parts, each with or without holes. */
export type Area = Polygon | MultiPolygon;

/** What may be drawn in a plan. */
export type Shape = Point | LineString | MultiLineString | Area;
