// The door of every npm script: node src/cli/setup/run.mjs <script> [arguments]. Bare Node runs it in a
// fresh clone, so it and what it imports need no package; each script fetches what it needs first.
import './node-version.mjs';
import { ensurePackages } from './ensure-packages.mjs';
import { SetupError, say } from './say.mjs';

/** Loaded when needed: `lianpian` must start as fast as it can. */
const build = () => import('./ensure-build.mjs');
const tests = () => import('./run-tests.mjs');
const tool = async (/** @type {Parameters<typeof import('./run-tool.mjs').runTool>} */ ...call) =>
	(await import('./run-tool.mjs')).runTool(...call);
const typescript = async (/** @type {string} */ file, /** @type {readonly string[]} */ args) =>
	(await import('./run-typescript.mjs')).runTypeScript(file, args);

/**
 * What each npm script does once the packages are there. A number returned is the exit code; nothing
 * returned leaves it to the program that was started.
 *
 * @type {Record<string, (args: string[]) => Promise<number | void>>}
 */
const SCRIPTS = {
	async start() {
		await (await build()).ensureBuild();
		await (await import('./start-server.mjs')).startServer();
	},
	async serve() {
		await (await import('./start-server.mjs')).startServer();
	},
	async dev(args) {
		const { HOST = '127.0.0.1', PORT = '3000' } = process.env;
		return tool('vite', ['dev', '--host', HOST, '--port', PORT, ...args]);
	},
	async build(args) {
		const built = await (await build()).ensureBuild({ force: args.includes('--force') });
		if (!built) say('the build is up to date (--force builds anyway).');
	},
	async check() {
		const { syncTypes, ensureBuild } = await build();
		await syncTypes();
		const code = await (await tests()).typeCheck();
		await ensureBuild({ force: true });
		return code;
	},
	lint: async (args) => (await tests()).lint(args),
	format: (args) => tool('prettier', ['--write', '--log-level', 'warn', ...(args.length > 0 ? args : ['.'])]),
	test: async (args) => (await tests()).runTests(args),
	'test:unit': (args) => tool('vitest', ['run', '--project', 'unit', ...args]),
	'test:watch': (args) => tool('vitest', ['watch', '--project', 'unit', ...args]),
	async e2e(args) {
		await (await build()).ensureBuild();
		process.env.CHROME_PATH = await (await import('./ensure-browser.mjs')).ensureBrowser();
		return tool('vitest', ['run', '--project', 'e2e', ...args]);
	},
	bench: (args) => typescript('test/bench/run.ts', args),
	async drag(args) {
		await (await build()).ensureBuild();
		process.env.CHROME_PATH = await (await import('./ensure-browser.mjs')).ensureBrowser();
		return typescript('test/bench/drag.ts', args);
	},
	planning: (args) => typescript('test/bench/planning.ts', args),
	async latency(args) {
		await (await build()).ensureBuild();
		return typescript('test/bench/latency.ts', args);
	},
	outputs: (args) => typescript('test/bench/outputs.ts', args),
	'scene-sheet': (args) => typescript('test/scene-sheet/run.ts', args),
	exactness: (args) => typescript('test/bench/exactness.ts', args),
	async editing(args) {
		await (await build()).ensureBuild();
		process.env.CHROME_PATH = await (await import('./ensure-browser.mjs')).ensureBrowser();
		return typescript('test/bench/editing.ts', args);
	},
	async endurance(args) {
		await (await build()).ensureBuild();
		return typescript('test/bench/endurance.ts', args);
	},
	async 'wire-size'(args) {
		await (await build()).ensureBuild();
		return typescript('src/cli/wire-size.ts', args);
	},
	lianpian: (args) => typescript('src/cli/lianpian.ts', args),
	seed: (args) => typescript('src/cli/lianpian.ts', ['seed', ...args]),
	tiles: (args) => typescript('src/cli/lianpian.ts', ['tiles', ...args])
};

const [script = '', ...args] = process.argv.slice(2);
try {
	const work = Object.hasOwn(SCRIPTS, script) ? SCRIPTS[script] : undefined;
	if (!work) throw new SetupError(`no script "${script}"; there are: ${Object.keys(SCRIPTS).join(', ')}.`);
	await ensurePackages();
	const code = await work(args);
	if (code) process.exitCode = code;
} catch (error) {
	if (error instanceof SetupError) {
		say(error.message);
		process.exitCode = error.exitCode;
	} else {
		// An Error's message names the remedy where there is one; the stack is for whoever mends the program.
		const debug = process.env.NODE_DEBUG?.includes('lianpian') || !(error instanceof Error);
		say(
			debug
				? String(error instanceof Error ? error.stack : error)
				: `${error.message} (NODE_DEBUG=lianpian shows where)`
		);
		process.exitCode = 1;
	}
}
