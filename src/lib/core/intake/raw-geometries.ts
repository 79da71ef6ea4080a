import type { Geometry } from 'geojson';
import type { ColumnMatches } from './fields/types.ts';
import type { SourceLayer } from './types.ts';

/**
 * The shape of each row in the file's own coordinates: its geometry, else the point that its columns of easting and
 * northing, or longitude and latitude, say. In the order of the rows; `null` where a row says nothing of its place.
 */
export function rawGeometries({ rows }: SourceLayer, { matches }: ColumnMatches): (Geometry | null)[] {
	const at = (field: string) => matches.find((match) => match.field === field)?.column;
	const [lng, lat] = [at('lng'), at('lat')];
	return rows.map(({ geometry, values }) => {
		if (geometry || lng === undefined || lat === undefined) return geometry;
		const xy = [Number(values[lng]), Number(values[lat])];
		return values[lng] === null || values[lat] === null || !xy.every(Number.isFinite)
			? null
			: { type: 'Point', coordinates: xy };
	});
}
