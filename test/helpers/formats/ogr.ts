import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FeatureCollection } from 'geojson';

/** Whether GDAL is on this machine, which reads files on its own account. */
export const hasOgr = spawnSync('ogr2ogr', ['--version']).status === 0;

/** Why tests with it are skipped. */
export const WITHOUT_OGR = 'gdal-bin is not installed';

/** A layer as GDAL reads it, in the file's own coordinates, with the system that it takes them to be in. */
export interface OgrLayer extends FeatureCollection {
	name: string;
	crs?: { properties: { name: string } };
}

/** Reads one layer of a file with GDAL, by its name where the file has several. */
export function readByOgr(
	bytes: Uint8Array,
	fileName: string,
	layer?: string,
	open: string[] = []
): OgrLayer {
	return withFile(bytes, fileName, (path) => {
		const target = ['-f', 'GeoJSON', '-lco', 'COORDINATE_PRECISION=15', '/vsistdout/', path];
		return JSON.parse(run('ogr2ogr', [...open, ...target, ...(layer === undefined ? [] : [layer])]));
	});
}

/** What `ogrinfo` says of a file. */
export const infoByOgr = (bytes: Uint8Array, fileName: string, args: string[] = ['-so', '-al']): string =>
	withFile(bytes, fileName, (path) => run('ogrinfo', ['-ro', ...args, path]));

function withFile<Result>(bytes: Uint8Array, fileName: string, use: (path: string) => Result): Result {
	const folder = mkdtempSync(join(tmpdir(), 'lianpian-ogr-'));
	const path = join(folder, fileName);
	writeFileSync(path, bytes);
	try {
		// A zip is a folder to GDAL.
		return use(fileName.endsWith('.zip') ? `/vsizip/${path}` : path);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

function run(program: string, args: string[]): string {
	const { status, stdout, stderr } = spawnSync(program, args, {
		encoding: 'utf8',
		maxBuffer: 1 << 28,
		env: { ...process.env, CPL_ZIP_ENCODING: 'UTF-8', LC_ALL: 'C.UTF-8' }
	});
	if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
	return stdout;
}
