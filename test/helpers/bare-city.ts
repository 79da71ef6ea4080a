import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const TILES = join(import.meta.dirname, '../../tiles');

/**
 * Adds a city with streets and a basemap, as `lianpian tiles --osm` creates them, but without a plan.
 *
 * @returns its id, and a function that removes it
 */
export function openBareCity(): { id: string; remove: () => void } {
	const id = `bare-${process.pid}-${Math.floor(performance.now())}`;
	const folder = join(TILES, id);
	mkdirSync(folder);
	for (const file of ['network.lpn', 'basemap.pmtiles'])
		copyFileSync(join(TILES, 'baoding', file), join(folder, file));
	const meta = {
		id,
		name: '空城',
		nameEn: 'Bare',
		title: '',
		titleEn: '',
		bbox: [115.35, 38.8, 115.6, 38.95],
		asOf: '2026-01-01',
		attribution: '© OpenStreetMap contributors'
	};
	writeFileSync(join(folder, 'city.json'), JSON.stringify(meta));
	return { id, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
