import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { listCentrePlaces, listCommunityPlaces } from '#lib/core/coverage/city-places.ts';
import { buildDrawingGrid } from '#lib/core/coverage/drawing-grid.ts';
import { buildCentreField, findNearestCentres } from '#lib/core/coverage/find-nearest-centres.ts';
import { buildLifeCirclePolygon } from '#lib/core/coverage/life-circle-polygon.ts';
import { measurePolygon } from '#lib/core/coverage/measure-polygon.ts';
import { placeSites } from '#lib/core/coverage/place-sites.ts';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import { decodeNetwork } from '#lib/core/network/decode-network.ts';
import { encodeNetwork } from '#lib/core/network/encode-network.ts';
import { buildSnapper } from '#lib/core/network/snap.ts';
import { cityFiles } from '#lib/server/city-files.ts';
import { readStreets } from '#lib/server/import/read-streets.ts';
import { readSeedCity } from '#lib/server/seed/default-city.ts';

/**
 * Times the core on the default city, and on another street file with `--network FILE`: medians of several runs.
 * Answers are asserted where there is one to compare with. `--json` prints one document.
 */
interface Case {
	network: string;
	what: string;
	medianMs: number;
	minMs: number;
	maxMs: number;
}

const { values } = parseArgs({
	options: { json: { type: 'boolean', default: false }, network: { type: 'string' } }
});

function time(work: () => unknown, runs = 15): Pick<Case, 'medianMs' | 'minMs' | 'maxMs'> {
	work();
	const spent = Array.from({ length: runs }, () => {
		const start = performance.now();
		work();
		return performance.now() - start;
	}).toSorted((a, b) => a - b);
	return { medianMs: spent[Math.floor(runs / 2)]!, minMs: spent[0]!, maxMs: spent.at(-1)! };
}

const { features } = await readSeedCity();

function benchNetwork(name: string, file: Uint8Array) {
	const cases: Case[] = [];
	const add = (what: string, work: () => unknown) => cases.push({ network: name, what, ...time(work) });
	const network = decodeNetwork(file);
	const snapper = buildSnapper(network);
	const centres = placeSites(listCentrePlaces(features), snapper);
	const communities = placeSites(listCommunityPlaces(features, { all: true }), snapper);
	const centreField = buildCentreField(network, centres);
	const grid = buildDrawingGrid(network);

	add('load network file', () => decodeNetwork(file));
	add('index streets for snapping', () => buildSnapper(network));
	add('place 65 centres and 817 communities', () => {
		placeSites(listCentrePlaces(features), snapper);
		placeSites(listCommunityPlaces(features, { all: true }), snapper);
	});
	add('nearest centre of every node and community', () =>
		findNearestCentres(buildCentreField(network, centres), communities)
	);
	for (const minutes of [15, 30])
		add(`65 searches of ${minutes} min, one a centre`, () => {
			for (const centre of centres) buildCentreField(network, [centre], { limitM: minutes * 60 });
		});
	add('prepare drawing', () => buildDrawingGrid(network));
	const errors = [5, 10, 15, 20, 30].map((minutes) => {
		const polygon = buildLifeCirclePolygon(centreField.field, grid, minutes * 60);
		return { network: name, minutes, ...measurePolygon(centreField.field, polygon, minutes * 60) };
	});
	for (const minutes of [15, 30])
		add(`draw the circle of ${minutes} min`, () =>
			buildLifeCirclePolygon(centreField.field, grid, minutes * 60)
		);
	return { cases, errors };
}

const networks = [
	['Baoding, default city', new Uint8Array(readFileSync(cityFiles('baoding').network))] as const
];
const measured = networks.map(([name, file]) => benchNetwork(name, file));
if (values.network) {
	const { ways } = await readStreets(values.network);
	measured.push(benchNetwork(values.network, encodeNetwork(buildNetwork(ways))));
}
const report = {
	machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`,
	date: new Date().toISOString().slice(0, 10),
	cases: measured.flatMap(({ cases }) => cases),
	polygonErrors: measured.flatMap(({ errors }) => errors)
};
if (values.json) process.stdout.write(`${JSON.stringify(report)}\n`);
else {
	const say = (line: string) => process.stdout.write(`${line}\n`);
	say(`${report.machine}, ${report.date}; median (min–max) of 15 runs`);
	for (const { network, what, medianMs, minMs, maxMs } of report.cases)
		say(`${network}\t${what}\t${medianMs.toFixed(2)} ms (${minMs.toFixed(2)}–${maxMs.toFixed(2)})`);
	say('drawn circle against the streets, samples every 5 m');
	for (const { network, minutes, reached, missed, wronglyInside } of report.polygonErrors)
		say(
			`${network}\t${minutes} min\t${reached} reached\tmissed ${((100 * missed) / reached).toFixed(2)} %\twrongly inside ${((100 * wronglyInside) / reached).toFixed(2)} %`
		);
}
