import { readFileSync } from 'node:fs';
import { listBlockBorders } from '#lib/core/clusters/list-block-borders.ts';
import { redrawClusters } from '#lib/core/clusters/redraw-clusters.ts';
import type { ZoningFigures } from '#lib/core/clusters/types.ts';
import { decodeNetwork } from '#lib/core/network/decode-network.ts';
import { cityFiles } from '#lib/server/city-files.ts';
import { readSeedCity } from '#lib/server/seed/default-city.ts';
import { measure } from './timing.ts';

/*
 * npx tsx test/bench/clusters.ts
 *
 * How long the default city's clusters take to redraw, and how even they are, next to weighted k-means, a spanning-tree
 * cut (SKATER) and today's clusters. Deviations are the largest of any zone, in percent of the mean.
 */

const { features } = await readSeedCity();
const network = decodeNetwork(readFileSync(cityFiles('baoding').network));
const blocks = features.blocks.features.map(({ geometry, properties }) => ({ ...properties, geometry }));
const borders = listBlockBorders(blocks, { network });
const bordersMs = (await measure(() => listBlockBorders(blocks, { network }))).medianMs;

const percent = (share: number) => (100 * share).toFixed(1).padStart(6);
const row = (
	name: string,
	{ zones, deviation, parts, compactness, borderOnMainStreetsShare }: ZoningFigures
) =>
	[
		name.padEnd(10),
		String(zones).padStart(5),
		percent(deviation.population),
		percent(deviation.area),
		String(parts).padStart(7),
		compactness.toFixed(2).padStart(7),
		percent(borderOnMainStreetsShare ?? 0)
	].join(' ');

process.stdout.write(
	`${blocks.length} blocks, ${borders.length} borders found in ${bordersMs.toFixed(0)} ms\n`
);
for (const k of [6, 8, 12, 16, 20]) {
	const { figures, compared } = redrawClusters(blocks, borders, { k });
	const { medianMs, maxMs, runs } = await measure(() => redrawClusters(blocks, borders, { k }), {
		runs: 5,
		budgetMs: 8000
	});
	process.stdout.write(
		[
			`\n${k} zones: median ${medianMs.toFixed(0)} ms, worst ${maxMs.toFixed(0)} ms of ${runs}`,
			'division   zones people ground  pieces compact main %',
			row('redrawn', figures),
			row('k-means', compared.kMeans),
			row('SKATER', compared.skater),
			...(compared.today ? [row('today', compared.today)] : []),
			''
		].join('\n')
	);
}
