import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Extension } from '@electric-sql/pglite';
import { postgis } from '@electric-sql/pglite-postgis';
import { projectRoot } from '../paths.ts';

const [unpack, pack] = [promisify(gunzip), promisify(gzip)];

/**
 * What of the bundle is left out: modules that nothing here uses and that PGlite would compile and keep in memory each
 * time it opens (rasters, topology, American addresses), and scripts that bring older databases up.
 */
const LEFT_OUT =
	/postgis_(raster|topology|tiger_geocoder)|address_standardizer|--(ANY|unpackaged)--|\/contrib\//;

/** A tar archive is made of these. */
const BLOCK_BYTES = 512;

/**
 * PostGIS for PGlite with no more of its bundle than this project uses: opens in half the time, with some 400 MB less
 * memory. The smaller bundle is made once for an installation and kept beside its packages.
 */
export const leanPostgis: Extension = {
	name: postgis.name,
	async setup(pg, options) {
		const whole = await postgis.setup(pg, options);
		if (!whole.bundlePath) return whole;
		return { ...whole, bundlePath: await keepBundle(whole.bundlePath) };
	}
};

let bundle: Promise<URL> | undefined;

/** The smaller bundle; the same for all databases of the process. */
function keepBundle(whole: URL): Promise<URL> {
	bundle ??= makeBundle(whole).catch((error: unknown) => {
		bundle = undefined;
		throw error;
	});
	return bundle;
}

async function makeBundle(whole: URL): Promise<URL> {
	const version = await readVersion(whole);
	const kept = join(projectRoot(), 'node_modules/.cache/lianpian', `postgis-${version}.tar.gz`);
	if (existsSync(kept)) return pathToFileURL(kept);
	const content = await pack(filterTar(await unpack(await readFile(whole))), { level: 1 });
	try {
		await mkdir(join(kept, '..'), { recursive: true });
		return await writeWhole(kept, content);
	} catch {
		// An installation that cannot be written to: a folder of our own, for this process.
		const folder = await mkdtemp(join(tmpdir(), 'lianpian-postgis-'));
		process.once('exit', () => void rm(folder, { recursive: true, force: true }));
		return writeWhole(join(folder, 'postgis.tar.gz'), content);
	}
}

async function readVersion(whole: URL): Promise<string> {
	const text = await readFile(join(fileURLToPath(whole), '../../package.json'), 'utf8');
	return (JSON.parse(text) as { version: string }).version;
}

/** Whole or not at all: several processes may make it at once. */
async function writeWhole(path: string, content: Uint8Array): Promise<URL> {
	const making = `${path}.${randomUUID()}`;
	await writeFile(making, content);
	await rename(making, path);
	return pathToFileURL(path);
}

/** A tar archive without the entries that are left out. */
function filterTar(tar: Buffer): Buffer {
	const kept: Buffer[] = [];
	for (let at = 0; at + BLOCK_BYTES <= tar.length;) {
		const text = (from: number, to: number) =>
			tar
				.toString('latin1', at + from, at + to)
				.replace(/\0.*$/s, '')
				.trim();
		const size = Number.parseInt(text(124, 136) || '0', 8);
		const end = at + BLOCK_BYTES * (1 + Math.ceil(size / BLOCK_BYTES));
		const name = `${text(345, 500)}/${text(0, 100)}`;
		if (!LEFT_OUT.test(name)) kept.push(tar.subarray(at, end));
		at = end;
	}
	return Buffer.concat(kept);
}
