import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FeatureCollection } from 'geojson';

/**
 * Has GDAL write features in another format.
 *
 * @param target name of the file it writes, such as `out.shp`
 * @returns all files that it wrote, by name
 */
export function writeByOgr(
	features: FeatureCollection,
	target: string,
	args: readonly string[] = []
): Map<string, Uint8Array> {
	return inFolder((folder) => {
		writeFileSync(join(folder, 'in.geojson'), JSON.stringify(features));
		const paths = [join(folder, target), join(folder, 'in.geojson')];
		execFileSync('ogr2ogr', [...args, ...paths], { stdio: 'pipe' });
		const names = readdirSync(folder).filter((name) => name !== 'in.geojson');
		return new Map(names.map((name) => [name, readFileSync(join(folder, name))]));
	});
}

/** Has GDAL read files, and gives what it found as GeoJSON in the file's own coordinates. */
export function readFilesByOgr(
	files: ReadonlyMap<string, Uint8Array>,
	name: string,
	layer = ''
): FeatureCollection {
	return inFolder((folder) => {
		for (const [part, bytes] of files) writeFileSync(join(folder, part), bytes);
		const out = join(folder, '_out.geojson');
		const options = ['-f', 'GeoJSON', '-lco', 'COORDINATE_PRECISION=15', '-a_srs', 'EPSG:4326'];
		const layers = layer === '' ? [] : [layer];
		execFileSync('ogr2ogr', [...options, out, join(folder, name), ...layers], { stdio: 'pipe' });
		return JSON.parse(readFileSync(out, 'utf8')) as FeatureCollection;
	});
}

function inFolder<T>(work: (folder: string) => T): T {
	const folder = mkdtempSync(join(tmpdir(), 'lianpian-ogr-'));
	try {
		return work(folder);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
