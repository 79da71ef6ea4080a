import { InputError } from '#lib/server/import/input-error.ts';
import { axes } from './commands/axes.ts';
import { bundles } from './commands/bundles.ts';
import { circles } from './commands/circles.ts';
import { clusters } from './commands/clusters.ts';
import { coverage } from './commands/coverage.ts';
import { explain } from './commands/explain.ts';
import { layer } from './commands/layer.ts';
import { map } from './commands/map.ts';
import { mergers } from './commands/mergers.ts';
import { neighbours } from './commands/neighbours.ts';
import { openings } from './commands/openings.ts';
import { packages } from './commands/packages.ts';
import { report } from './commands/report.ts';
import { robust } from './commands/robust.ts';
import { seed } from './commands/seed.ts';
import { serve } from './commands/serve.ts';
import { site } from './commands/site.ts';
import { tiles } from './commands/tiles.ts';
import { note, printText } from './output.ts';
import { EXIT, UsageError, type Command } from './usage.ts';

const COMMANDS: Record<string, Command> = {
	coverage,
	robust,
	explain,
	openings,
	circles,
	axes,
	neighbours,
	packages,
	mergers,
	bundles,
	clusters,
	site,
	layer,
	map,
	report,
	tiles,
	serve,
	seed
};

const HELP = `Usage: npm run --silent lianpian -- <command> [options]

${Object.entries(COMMANDS)
	.map(([name, { summary }]) => `  ${name.padEnd(10)} ${summary}`)
	.join('\n')}

  <command> --help explains its options.
Exit codes: 0 done; 1 ran, and the answer is no; 2 bad usage or input.
`;

async function main([name, ...args]: string[]): Promise<number> {
	const names = Object.keys(COMMANDS).join(', ');
	if (name === undefined) throw new UsageError(`Name a command: ${names}; --help explains them.`);
	if (name === '--help' || name === '-h' || name === 'help') {
		printText(HELP);
		return EXIT.done;
	}
	const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
	if (!command)
		throw new UsageError(
			`There is no command "${name}"; the commands are ${Object.keys(COMMANDS).join(', ')}.`
		);
	if (args.includes('--help') || args.includes('-h')) {
		printText(command.help);
		return EXIT.done;
	}
	return command.run(args);
}

try {
	process.exitCode = await main(process.argv.slice(2));
} catch (error) {
	// People get one line that says what to do; only an error of our own making shows where it happened.
	const isForPeople = error instanceof UsageError || error instanceof InputError || hasRemedy(error);
	note(`lianpian: ${isForPeople ? (error as Error).message : `internal error: ${(error as Error).stack}`}`);
	process.exitCode = EXIT.bad;
}

/** Errors whose message already names the remedy. */
function hasRemedy(error: unknown): boolean {
	return error instanceof Error && ['NetworkFileError', 'FolderInUseError'].includes(error.name);
}
