import { mkdirSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Feature } from 'geojson';
import { projectRoot } from '#lib/server/paths.ts';
import { buildDefaultCity, DEFAULT_SEED } from './build-default-city.ts';

const ROOT = pathToFileURL(`${projectRoot()}/`);

/** Text of every file of the default city, by its path from the project's root. */
export function listDefaultCityFiles({ seed = DEFAULT_SEED } = {}): Map<string, string> {
	const { city, landuse } = buildDefaultCity({ seed });
	// Of these nothing is published, and nobody has written a note yet.
	const { streets, notes: _notes, facilities: _facilities, buildings: _buildings, ...layers } = city.features;
	const files = new Map<string, string>();
	// Lists of numbers on one line, as the formatter wants them.
	const meta = JSON.stringify(city.meta, undefined, '\t').replace(/\[[^\]]*\]/g, (list) =>
		JSON.stringify(JSON.parse(list)).replaceAll(',', ', ')
	);
	files.set('src/lib/server/seed/baoding/city.json', `${meta}\n`);
	for (const [name, { features }] of Object.entries(layers))
		files.set(`src/lib/server/seed/baoding/${name}.geojson`, toText(features));
	files.set('tiles/baoding/streets.geojson', toText(streets.features, city.meta.attribution));
	files.set('tiles/baoding/landuse.geojson', toText(landuse.features));
	return files;
}

/** Writes the default city into the project. */
export function writeDefaultCity({ seed = DEFAULT_SEED, root = ROOT } = {}) {
	for (const [path, text] of listDefaultCityFiles({ seed })) {
		const url = new URL(path, root);
		mkdirSync(new URL('./', url), { recursive: true });
		writeFileSync(url, text);
	}
}

/** One feature a line, so that a changed feature is a changed line. */
function toText(features: readonly Feature[], attribution?: string): string {
	const head = attribution === undefined ? '' : `"attribution":${JSON.stringify(attribution)},`;
	const lines = features.map((feature) => JSON.stringify(feature)).join(',\n');
	return `{"type":"FeatureCollection",${head}"features":[\n${lines}\n]}\n`;
}
