import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

export interface CliResult {
	code: number | null;
	stdout: string;
	stderr: string;
}

/** Runs `lianpian` as its npm script does, without npm. */
export function runCli(...args: string[]): CliResult {
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		['--import', 'tsx', join(ROOT, 'src/cli/lianpian.ts'), ...args],
		{ cwd: ROOT, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 }
	);
	return { code: status, stdout, stderr };
}

/** Runs it and reads its one JSON document. */
export function runJson<Document>(...args: string[]): Document {
	const { code, stdout, stderr } = runCli(...args);
	if (code !== 0) throw new Error(`lianpian ${args.join(' ')} exited with ${code}: ${stderr}`);
	return JSON.parse(stdout);
}
