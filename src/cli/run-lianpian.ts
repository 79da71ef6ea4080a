import { InputError } from '#lib/server/import/input-error.ts';
import { closeSource } from './asked-plan.ts';
import { note, printText } from './output.ts';
import { EXIT, UsageError, type Command } from './usage.ts';

/** The commands, a line each; the code of a command is loaded when it is run. */
const COMMANDS: Record<string, { summary: string; load: () => Promise<Command> }> = {
	coverage: {
		summary: 'walking time of every community to its nearest centre, and coverage',
		load: async () => (await import('./commands/coverage.ts')).coverage
	},
	robust: {
		summary: 'what coverage holds for every walker and in spite of every error',
		load: async () => (await import('./commands/robust.ts')).robust
	},
	explain: {
		summary: 'why a community or a place is, or is not, within reach, and what would change it',
		load: async () => (await import('./commands/explain.ts')).explain
	},
	openings: {
		summary: 'new entrances, opened walls and links that bring most households within reach',
		load: async () => (await import('./commands/openings.ts')).openings
	},
	circles: {
		summary: 'life circles and service areas as GeoJSON, or what they get wrong on the streets',
		load: async () => (await import('./commands/circles.ts')).circles
	},
	axes: {
		summary: 'the communities along the main axes, or along any line',
		load: async () => (await import('./commands/axes.ts')).axes
	},
	neighbours: {
		summary: 'which communities border each other, with gap, shared wall and the street between',
		load: async () => (await import('./commands/neighbours.ts')).neighbours
	},
	packages: {
		summary: 'connected packages of communities to renew together',
		load: async () => (await import('./commands/packages.ts')).packages
	},
	mergers: {
		summary: 'small neighbours that share walls and could be one courtyard',
		load: async () => (await import('./commands/mergers.ts')).mergers
	},
	bundles: {
		summary: 'property bundles in which strong communities carry weak ones',
		load: async () => (await import('./commands/bundles.ts')).bundles
	},
	clusters: {
		summary: 'whether clusters are even in people and ground, and zones that are',
		load: async () => (await import('./commands/clusters.ts')).clusters
	},
	site: {
		summary: 'where the next centres go: fewest, most covered, least walking, least worst walk',
		load: async () => (await import('./commands/site.ts')).site
	},
	layer: {
		summary: 'one layer of a city as GeoJSON',
		load: async () => (await import('./commands/layer.ts')).layer
	},
	map: {
		summary: 'the map as SVG, PNG or PDF: the pictures that /static and the print layout give',
		load: async () => (await import('./commands/map.ts')).map
	},
	report: {
		summary: 'the bulletin as a file: Word, PowerPoint, Excel or PDF',
		load: async () => (await import('./commands/report.ts')).report
	},
	deck: {
		summary: 'a briefing as a PowerPoint file, on your own template',
		load: async () => (await import('./commands/deck.ts')).deck
	},
	import: {
		summary: 'a file brought into the plan: Excel, CSV, GeoJSON, shapefile, GeoPackage, KML, DXF',
		load: async () => (await import('./commands/import.ts')).importCommand
	},
	export: {
		summary: 'layers of the plan, and results, as files for GIS, CAD and spreadsheet programs',
		load: async () => (await import('./commands/export.ts')).exportCommand
	},
	history: {
		summary: 'the log of the plan, or of one feature: who changed what, when and why',
		load: async () => (await import('./commands/history.ts')).history
	},
	apply: {
		summary: 'changes of a JSON file, made in the plan',
		load: async () => (await import('./commands/apply.ts')).apply
	},
	revert: {
		summary: 'one revision taken back',
		load: async () => (await import('./commands/revert.ts')).revert
	},
	clashes: {
		summary: 'changes that met another change of the same, with both values',
		load: async () => (await import('./commands/clashes.ts')).clashes
	},
	backup: {
		summary: 'one archive of everything in the database',
		load: async () => (await import('./commands/backup.ts')).backup
	},
	restore: {
		summary: 'such an archive in place of what is there, in either kind of database',
		load: async () => (await import('./commands/restore.ts')).restore
	},
	city: {
		summary: 'cities: new from a street extract, listed, renamed, removed and put back',
		load: async () => (await import('./commands/city.ts')).city
	},
	tiles: {
		summary: 'basemap (PMTiles) and walking network of a city',
		load: async () => (await import('./commands/tiles.ts')).tiles
	},
	serve: {
		summary: 'serve the map on this machine',
		load: async () => (await import('./commands/serve.ts')).serve
	},
	seed: {
		summary: "rebuild the project's own city from its facts",
		load: async () => (await import('./commands/seed.ts')).seed
	}
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
	const known = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
	if (!known)
		throw new UsageError(
			`There is no command "${name}"; the commands are ${Object.keys(COMMANDS).join(', ')}.`
		);
	const command = await known.load();
	if (args.includes('--help') || args.includes('-h')) {
		printText(command.help);
		return EXIT.done;
	}
	return command.run(args);
}

/**
 * Runs one command and says on stderr, in one line, what is wrong with its words or files.
 *
 * @returns the exit code
 */
export async function runLianpian(args: string[]): Promise<number> {
	try {
		return await main(args);
	} catch (error) {
		// People get one line that says what to do; only an error of our own making shows where it happened.
		const isForPeople = error instanceof UsageError || error instanceof InputError || hasRemedy(error);
		note(`lianpian: ${isForPeople ? (error as Error).message : `internal error: ${(error as Error).stack}`}`);
		return EXIT.bad;
	} finally {
		await closeSource();
	}
}

const WITH_REMEDY = new Set([
	'NetworkFileError',
	'FolderInUseError',
	'ServerUnreachable',
	'PostgresSetupError',
	'MigrationError',
	'BackupError',
	'Refused'
]);

/** Errors whose message already names the remedy. */
function hasRemedy(error: unknown): boolean {
	return error instanceof Error && WITH_REMEDY.has(error.name);
}
