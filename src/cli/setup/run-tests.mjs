import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from './ensure-browser.mjs';
import { ensureBuild, syncTypes } from './ensure-build.mjs';
import { ROOT } from './root.mjs';
import { runTool } from './run-tool.mjs';
import { SetupError, say } from './say.mjs';
import { addCounts, countTests, formatSummary, listFailures } from './summary.mjs';
import { touchesBrowserTests } from './test-scope.mjs';

export const formatCheck = () => runTool('prettier', ['--check', '--log-level', 'warn', '.']);
export const lint = (/** @type {readonly string[]} */ args = []) =>
	runTool('oxlint', ['--deny-warnings', ...args]);
export const typeCheck = () =>
	runTool('svelte-check', ['--tsconfig', './tsconfig.json', '--fail-on-warnings', '--output', 'human']);

/**
 * Everything that must hold before a change is done. All steps run, even after one has failed; the last
 * line on stdout is `N passed, N failed, N skipped`, where every step but Vitest counts as one.
 *
 * @param {readonly string[]} args for Vitest; given any, only Vitest runs
 * @returns {Promise<number>} exit code
 */
export async function runTests(args) {
	/** @type {{ name: string, counts: import('./summary.mjs').Counts }[]} */
	const steps = [];
	const step = async (/** @type {string} */ name, /** @type {() => Promise<unknown>} */ work) => {
		process.stdout.write(`\n── ${name}\n`);
		const ok = await holds(work);
		steps.push({ name, counts: { passed: Number(ok), failed: Number(!ok), skipped: 0 } });
		return ok;
	};

	const whole = args.length === 0;
	const wantsBrowser = touchesBrowserTests(args, listBrowserTests());
	let ready = wantsBrowser;
	if (whole || wantsBrowser) ready = (await step('build', ensureBuild)) && ready;
	if (wantsBrowser) {
		ready =
			(await step('browser', async () => {
				process.env.CHROME_PATH = await ensureBrowser();
				say(`browser: ${process.env.CHROME_PATH}`);
			})) && ready;
	}
	if (whole) {
		// Each uses one core, and says nothing while all is well.
		await Promise.all([
			step('format', formatCheck),
			step('lint', lint),
			step('types', async () => {
				await syncTypes();
				return typeCheck();
			})
		]);
	}
	process.stdout.write(`\n── vitest\n`);
	if (wantsBrowser && !ready) say('the browser tests are left out: see the failed step above.');
	const runs = Object.entries(planRuns(args, { whole, ready }));
	const results = await Promise.all(runs.map(([, run]) => run));
	for (const [i, [name]] of runs.entries()) steps.push({ name, counts: results[i].counts });

	for (const failure of results.flatMap(({ failures }) => failures)) process.stdout.write(`✗ ${failure}\n`);
	const total = addCounts(steps.map(({ counts }) => counts));
	for (const { name, counts } of steps) {
		process.stdout.write(`${counts.failed > 0 ? '✗' : '✓'} ${name}: ${formatSummary(counts)}\n`);
	}
	process.stdout.write(`${formatSummary(total)}\n`);
	return total.failed > 0 ? 1 : 0;
}

/**
 * Both at once, since a browser that waits for a page leaves a core to the other tests.
 *
 * @param {readonly string[]} args
 * @param {{ whole: boolean, ready: boolean }} state whether all tests are to run; whether the browser's can
 * @returns {Record<string, ReturnType<typeof runVitest>>} under way, by name
 */
function planRuns(args, { whole, ready }) {
	if (!ready) return { unit: runVitest(['--project', 'unit', ...args]) };
	if (!whole) return { vitest: runVitest(args) };
	return {
		unit: runVitest(['--project', 'unit', '--maxWorkers=1']),
		e2e: runVitest(['--project', 'e2e'])
	};
}

/**
 * @param {readonly string[]} args
 * @returns {Promise<{ counts: import('./summary.mjs').Counts, failures: string[] }>}
 */
async function runVitest(args) {
	const folder = mkdtempSync(join(tmpdir(), 'lianpian-test-'));
	const reportPath = join(folder, 'report.json');
	try {
		const code = await runTool('vitest', [
			'run',
			'--reporter=default',
			'--reporter=json',
			`--outputFile.json=${reportPath}`,
			...args
		]);
		const report = readReport(reportPath);
		return { counts: countTests(report, code), failures: listFailures(report, ROOT) };
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/**
 * @param {string} path
 * @returns {Parameters<typeof listFailures>[0]}
 */
function readReport(path) {
	try {
		return JSON.parse(readFileSync(path, 'utf8'));
	} catch {
		return undefined;
	}
}

/** @returns {string[]} */
function listBrowserTests() {
	try {
		return readdirSync(join(ROOT, 'test/e2e'), { recursive: true, encoding: 'utf8' })
			.map((name) => `test/e2e/${name.replaceAll('\\', '/')}`)
			.filter((path) => path.endsWith('.test.ts'));
	} catch {
		return [];
	}
}

/**
 * @param {() => Promise<unknown>} work an exit code other than 0, or a SetupError, is a failure
 * @returns {Promise<boolean>}
 */
async function holds(work) {
	try {
		const answer = await work();
		return typeof answer !== 'number' || answer === 0;
	} catch (error) {
		if (!(error instanceof SetupError)) throw error;
		say(error.message);
		return false;
	}
}
