import { parseArgs } from 'node:util';
import { SetupError } from '../../src/cli/setup/say.mjs';

const HELP = `npm run --silent bench -- [options]

Measures this engine beside others, on the same streets from the same 65 places, and compares the answers.
Takes about ten minutes. Other engines are fetched from npm into .lianpian/bench-peers the first time; pgRouting is
used where it is installed (Debian: postgresql-15-pgrouting). What is missing is skipped, and said.

  --json             one JSON document on stdout; progress on stderr
  --quick            under a minute: one real city, one synthetic, 15 minutes' walk, fewer runs
  --only LIST        engines by name, with commas: lianpian,valhalla,pgrouting,ngraph,geojson-path-finder,turf-buffer
  --network FILE     another street file as well (OpenStreetMap PBF or XML, GeoJSON)
  --help             this text

Exit 0: done, and all answers agree. 1: an engine's answers disagree. 2: bad usage.
`;

export interface Options {
	isJson: boolean;
	isQuick: boolean;
	/** Names of the engines wanted; all where not given. */
	only: string[] | undefined;
	file: string | undefined;
}

/** @returns `undefined` after `--help` */
export function readOptions(engineIds: readonly string[]): Options | undefined {
	let values;
	try {
		({ values } = parseArgs({
			options: {
				json: { type: 'boolean', default: false },
				quick: { type: 'boolean', default: false },
				only: { type: 'string' },
				network: { type: 'string' },
				help: { type: 'boolean', default: false }
			}
		}));
	} catch (error) {
		throw new SetupError(`${(error as Error).message} (--help lists the options)`);
	}
	if (values.help) {
		process.stdout.write(HELP);
		return undefined;
	}
	const only = values.only?.split(',').map((id) => id.trim());
	const unknown = only?.find((id) => !engineIds.includes(id));
	if (unknown !== undefined)
		throw new SetupError(`--only: there is no engine "${unknown}"; there are: ${engineIds.join(', ')}.`);
	return { isJson: values.json, isQuick: values.quick, only, file: values.network };
}
