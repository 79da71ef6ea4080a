import { describe, expect, it } from 'vitest';
import { runCli, runCliProcess } from '../helpers/run-cli.ts';

describe('lianpian as a process', () => {
	it.each([
		['the help', ['--help'], 0],
		['a large document', ['coverage', '--json'], 0],
		['a command that there is not', ['cover'], 2],
		['an option that there is not', ['coverage', '--minuts', '15'], 2]
	])('prints and answers what the call does: %s', (_, args, code) => {
		const { stderr, ...process } = runCliProcess(...args);
		const { stderr: remarks, ...called } = runCli(...args);
		expect(process).toEqual(called);
		expect(process.code).toBe(code);
		expect(stderr).toBe(remarks);
	});
});
