import type { MultiPolygon } from 'geojson';
import { polygonsOf } from '#lib/core/geometry/area-rings.ts';
import { isLayerFile } from '../import/detect-format.ts';
import { InputError } from '../import/input-error.ts';
import { findCrsName } from '../import/find-crs-name.ts';
import { readJson } from '../import/read-json.ts';
import { readLayerFile } from '../import/read-layer-file.ts';
import { readPlaces } from '../import/read-places.ts';

/**
 * The boundary of a city: all polygons of a file together, GeoJSON, a shapefile, a GeoPackage, KML or DXF, in whatever
 * coordinate system the file says.
 *
 * @throws InputError if the file cannot be read, or has anything but areas
 */
export async function readBoundary(file: string): Promise<MultiPolygon> {
	const areas = (await isLayers(file)) ? await readLayers(file) : await readPlaces(file, 'areas');
	const coordinates = areas.flatMap(({ geometry, label }) => {
		if (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon') return polygonsOf(geometry);
		throw new InputError({
			file,
			feature: label,
			field: 'geometry',
			problem: `is a ${geometry.type}`,
			remedy: 'give the boundary as a polygon'
		});
	});
	if (coordinates.length === 0)
		throw new InputError({ file, problem: 'has no area', remedy: 'give the boundary as a polygon' });
	return { type: 'MultiPolygon', coordinates };
}

/** GeoJSON that names a coordinate system is read as other files are; what it means is judged there. */
async function isLayers(file: string): Promise<boolean> {
	if (await isLayerFile(file)) return true;
	const head = await readJson(file).catch(() => undefined);
	return findCrsName((head as { crs?: unknown } | undefined)?.crs) !== undefined;
}

async function readLayers(file: string) {
	const { features } = await readLayerFile(file);
	return features.map(({ id, geometry }) => ({ label: String(id), geometry }));
}
