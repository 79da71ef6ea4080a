import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeNetwork } from '#lib/core/network/encode-network.ts';
import { say } from '../../src/cli/setup/say.mjs';
import { checkAgreement } from './check-agreement.ts';
import { askFor, compareSpeed } from './compare-speed.ts';
import type { Contender } from './contender.ts';
import { geojsonPathFinder } from './engines/geojson-path-finder.ts';
import { lianpian } from './engines/lianpian.ts';
import { ngraph } from './engines/ngraph.ts';
import { pgrouting } from './engines/pgrouting.ts';
import { turfBuffer } from './engines/turf-buffer.ts';
import { SkippedEngine, type Engine } from './engines/types.ts';
import { valhalla } from './engines/valhalla.ts';
import { listCitySources, loadCity, type CitySource, type LoadedCity } from './load-city.ts';
import { measureAccuracy } from './measure-accuracy.ts';
import { measureFile } from './measure-files.ts';
import { measureGrowth } from './measure-growth.ts';
import { DEFAULT_CITY, measureOwnWork, readDefaultCity } from './measure-own-work.ts';
import { readOptions, type Options } from './options.ts';
import { formatReport, listDisagreements, type Report } from './report.ts';

const ENGINES: readonly Engine[] = [lianpian, valhalla, pgrouting, ngraph, geojsonPathFinder, turfBuffer];

/** How much of everything a run does. */
interface Plan {
	minutes: readonly number[];
	/** For each figure, after its warm-up. */
	budgetMs: number;
	placeCount: number;
	growthMinutes: readonly number[];
	growthBudgetMs: number;
	circleMinutes: readonly number[];
	/** 1 judges the circle of every centre, 8 that of every eighth. */
	circleStep: number;
}

const FULL: Plan = {
	minutes: [15, 30],
	budgetMs: 1500,
	placeCount: 20_000,
	growthMinutes: [5, 10, 15, 20, 30, 45],
	growthBudgetMs: 600,
	circleMinutes: [5, 10, 15, 20, 30],
	circleStep: 1
};

const QUICK: Plan = {
	minutes: [15],
	budgetMs: 300,
	placeCount: 4000,
	growthMinutes: [10, 20],
	growthBudgetMs: 200,
	circleMinutes: [15],
	circleStep: 8
};

const started = performance.now();
const progress = (message: string) =>
	say(`${String(Math.round((performance.now() - started) / 1000)).padStart(4)} s  ${message}`);

const options = readOptions(ENGINES.map(({ id }) => id));
if (options) await run(options);

async function run({ isJson, isQuick, only, file }: Options): Promise<void> {
	const plan = isQuick ? QUICK : FULL;
	say(
		`${isQuick ? 'a quick run takes under a minute' : 'a full run takes about ten minutes'} on two idle cores.`
	);
	const { sources, skipped } = listCitySources({ isQuick, file });
	const report: Report = {
		machine: `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.version}`,
		date: new Date().toISOString().slice(0, 10),
		cases: [],
		agreement: [],
		accuracy: [],
		growth: [],
		polygonErrors: [],
		files: [],
		ownWork: [],
		skipped
	};
	const folder = mkdtempSync(join(tmpdir(), 'lianpian-bench-'));
	const installed: Engine[] = [];
	try {
		for (const engine of ENGINES) {
			if (only && !only.includes(engine.id)) report.skipped.push({ what: engine.id, reason: '--only' });
			else if (await isInstalled(engine, report)) installed.push(engine);
		}
		for (const [i, source] of sources.entries())
			await benchCity(source, installed, { report, plan, folder: join(folder, String(i)) });
		if (installed.includes(lianpian)) {
			progress('own work on the default city');
			await benchOwnWork(DEFAULT_CITY, readDefaultCity(), { report, plan });
		}
	} finally {
		for (const engine of installed) await engine.uninstall?.();
		rmSync(folder, { recursive: true, force: true });
	}
	process.stdout.write(isJson ? `${JSON.stringify(report)}\n` : formatReport(report));
	for (const line of listDisagreements(report)) {
		say(line);
		process.exitCode = 1;
	}
	progress('done.');
}

async function isInstalled(engine: Engine, { skipped }: Report): Promise<boolean> {
	try {
		await engine.install();
		return true;
	} catch (error) {
		if (!(error instanceof SkippedEngine)) throw error;
		skipped.push({ what: engine.id, reason: error.message });
		say(`${engine.id} is skipped: ${error.message}`);
		return false;
	}
}

interface Task {
	report: Report;
	plan: Plan;
}

async function benchCity(
	source: CitySource,
	engines: readonly Engine[],
	{ report, plan, folder }: Task & { folder: string }
): Promise<void> {
	progress(`${source.name}: loading`);
	const city = await loadCity(source, folder);
	const contenders = await prepareAll(city, engines, report);
	try {
		for (const minutes of plan.minutes) {
			const query = askFor(city, minutes);
			for await (const result of compareSpeed(city, contenders, { query, budgetMs: plan.budgetMs }))
				if ('engine' in result) {
					const { engine, output, medianMs } = result;
					progress(`${city.name}: ${minutes} min, ${output}, ${engine}: ${medianMs.toFixed(2)} ms`);
					report.cases.push(result);
				} else report.skipped.push(result);
			progress(`${city.name}: ${minutes} min, comparing the answers`);
			report.agreement.push(...(await checkAgreement(city, contenders, query)));
			if (city.isJudged)
				report.accuracy.push(
					...(await measureAccuracy(city, contenders, { query, placeCount: plan.placeCount }))
				);
		}
		report.files.push(await measureFile(city));
		const ours = contenders.find(({ engine }) => engine === lianpian);
		if (!ours) return;
		progress(`${city.name}: cost against reach`);
		report.growth.push(
			...(await measureGrowth(city, ours.prepared, {
				minutes: plan.growthMinutes,
				budgetMs: plan.growthBudgetMs
			}))
		);
	} finally {
		for (const { engine, prepared, failure } of contenders) {
			if (failure !== undefined)
				report.skipped.push({ what: `${engine.id} on ${city.name}`, reason: failure });
			await prepared.close?.();
		}
		rmSync(folder, { recursive: true, force: true });
	}
	if (source.file !== undefined && engines.includes(lianpian)) {
		progress(`${city.name}: own work`);
		await benchOwnWork(city.name, encodeNetwork(city.network), {
			report,
			plan: { ...plan, circleMinutes: [] }
		});
	}
}

async function prepareAll(
	city: LoadedCity,
	engines: readonly Engine[],
	{ skipped }: Report
): Promise<Contender[]> {
	const contenders: Contender[] = [];
	for (const engine of engines) {
		const { maxNodes } = engine;
		const what = `${engine.id} on ${city.name}`;
		if (maxNodes && city.network.nodeCount > maxNodes.count) {
			skipped.push({ what, reason: maxNodes.reason });
			continue;
		}
		progress(`${city.name}: preparing ${engine.id}`);
		const start = performance.now();
		try {
			const prepared = await engine.prepare(city);
			contenders.push({ engine, prepared, prepareMs: performance.now() - start });
		} catch (error) {
			if (!(error instanceof SkippedEngine)) throw error;
			skipped.push({ what, reason: error.message });
		}
	}
	return contenders;
}

async function benchOwnWork(name: string, file: Uint8Array, { report, plan }: Task): Promise<void> {
	const { works, polygonErrors } = await measureOwnWork(name, file, plan);
	report.ownWork.push(...works);
	report.polygonErrors.push(...polygonErrors);
}
