import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../../../src/cli/setup/root.mjs';
import { runProgram } from '../../../src/cli/setup/run-tool.mjs';
import { say } from '../../../src/cli/setup/say.mjs';
import { SkippedEngine } from './types.ts';

/** Not part of the project and not in git: npm packages of the engines compared with. */
const FOLDER = join(ROOT, '.lianpian/bench-peers');

/** An engine's packages on this machine. */
export interface Peer {
	folder: string;
	/** Loads one of its modules. */
	load<Module>(name: string): Promise<Module>;
}

/**
 * Installs packages of pinned versions into a folder of their own, the first time; their install scripts are not run.
 *
 * @throws SkippedEngine where npm fails
 */
export async function installPeer(id: string, packages: Record<string, string>): Promise<Peer> {
	const folder = join(FOLDER, id);
	if (!Object.entries(packages).every(([name, version]) => isInstalled(folder, name, version))) {
		mkdirSync(folder, { recursive: true });
		writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: packages }));
		const wanted = Object.entries(packages).map(([name, version]) => `${name} ${version}`);
		say(`installing ${wanted.join(', ')} for the comparison …`);
		const flags = '--ignore-scripts --no-audit --no-fund --loglevel=error --fetch-retries=1'.split(' ');
		const code = await runProgram('npm', ['install', ...flags], {
			cwd: folder,
			stdout: 'stderr',
			shell: process.platform === 'win32',
			timeoutMs: 180_000
		});
		if (code !== 0) throw new SkippedEngine(`npm could not install ${wanted.join(', ')} (exit ${code})`);
	}
	const require = createRequire(join(folder, 'package.json'));
	return {
		folder,
		load: async <Module>(name: string) => {
			const module = await import(pathToFileURL(require.resolve(name)).href);
			return (module.default ?? module) as Module;
		}
	};
}

function isInstalled(folder: string, name: string, version: string): boolean {
	const path = join(folder, 'node_modules', name, 'package.json');
	return existsSync(path) && JSON.parse(readFileSync(path, 'utf8')).version === version;
}
