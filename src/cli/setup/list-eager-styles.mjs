import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {Record<string, { file: string, imports?: string[], css?: string[] }>} Manifest */

const nameOf = (/** @type {string} */ path) => path.slice(path.lastIndexOf('/') + 1);

/**
 * Style sheets that each page and layout needs when it opens: those of its module and of what that imports. The
 * framework links in a page those of everything else too, which the program fetches with the parts that they belong to.
 *
 * @param {string} root of the project, after the application was built
 * @returns {Record<string, string[]>} names of files: style sheets by the module of a page or layout
 */
export function listEagerStyles(root) {
	const path = join(root, '.svelte-kit/output/client/.vite/manifest.json');
	const manifest = /** @type {Manifest} */ (JSON.parse(readFileSync(path, 'utf8')));
	const nodes = Object.entries(manifest).filter(([, { file }]) => file.includes('/immutable/nodes/'));
	return Object.fromEntries(nodes.map(([key, { file }]) => [nameOf(file), stylesOf(manifest, key)]));
}

/**
 * @param {Manifest} manifest
 * @param {string} from
 */
function stylesOf(manifest, from) {
	const met = new Set([from]);
	// What is added while it is gone through is gone through as well.
	for (const key of met) for (const imported of manifest[key]?.imports ?? []) met.add(imported);
	return [...new Set([...met].flatMap((key) => manifest[key]?.css ?? []).map(nameOf))].sort();
}
