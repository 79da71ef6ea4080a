import { setImmediate } from 'node:timers/promises';
import { buildProgress, note, printJson, printText } from '../output.ts';
import { readCityCase } from '../site/site-city.ts';
import { readMatrixCase } from '../site/site-matrix.ts';
import { readAmount, readRequest, SITE_OPTIONS } from '../site/read-request.ts';
import { toDocument, toTable } from '../site/report-siting.ts';
import { solveInThread } from '../site/solve-in-thread.ts';
import { SEARCH_HELP } from '../planning-options.ts';
import { TRIED_HELP, TRIED_OPTIONS } from '../tried-plan.ts';
import { EXIT, readOptions, UsageError, type Command } from '../usage.ts';

export const site: Command = {
	help: `Usage: lianpian site --model lscp|mclp|p-median|p-centre --p K [options of a city] [--json]
       lianpian site --model … --p K --matrix F.csv [--weights F.csv] [--radius R] [--json]

  --model M          lscp: fewest sites that cover all; mclp: most households covered;
                     p-median: least walking, households × metres; p-centre: least worst walk
  --p K              how many sites; new ones, or with --movable all of them; not of lscp
  --frontier         also the best of 1, 2, … 20 sites; of mclp and p-median; --p may then be left out
  --capacity N       households a centre can take, the open ones too: a community goes to one centre
                     whole, or to none; of mclp and p-median
  --penalty C        p-median: what a household costs that no open site reaches (default: twice the longest way)
${SEARCH_HELP}
  --json             one JSON document on stdout

Of a city:
  --minutes M        budget of lscp and mclp in minutes (default: 15)
  --speed MPS        walking speed in metres a second (default: 1.0)
  --candidates C     streets, communities, public (the city's landmarks) or a GeoJSON file (default: streets)
  --count N          about how many candidates from streets (default: 600)
  --movable          the open centres are candidates like others
${TRIED_HELP}

Of a matrix:
  --matrix F         costs as CSV (comma, semicolon, tab or blanks): rows demand, columns candidates, "inf" no way;
                     words in the first row or column are ids; a column "weight" or 权重 holds weights
  --weights F        weights in a file of their own, one a row, or label and weight
  --radius R         reach of lscp and mclp, in the unit of the costs

"selected" are ids where there are ids, else indexes of columns from 0. "bound" is proven: no choice is better.
Exit code 1: the sites asked for cannot reach all that could be reached (p-centre). Ctrl-C stops without output.
`,
	async run(args) {
		const { values } = readOptions(args, { ...TRIED_OPTIONS, ...SITE_OPTIONS });
		const asked = readRequest(values);
		refuseMixed(values, args);
		const { matrix, weights } = values;
		const radius = readAmount(values.radius, '--radius', { isZeroGood: true });
		// Reading and measuring cannot be interrupted: Ctrl-C takes effect after them.
		let isStopped = false;
		const stop = () => void (isStopped = true);
		process.once('SIGINT', stop);
		const question =
			matrix === undefined
				? await readCityCase(values, asked)
				: await readMatrixCase({ matrix, weights, radius }, asked);
		await setImmediate();
		process.off('SIGINT', stop);
		const solved = isStopped
			? undefined
			: await solveInThread(question.problem, question.request, buildProgress('site'));
		if (!solved) {
			note('lianpian: stopped.');
			return EXIT.stopped;
		}
		if (values.json) printJson(toDocument(question, solved));
		else printText(toTable(question, solved));
		const { objective, selected, optimal } = solved.answer;
		if (objective < Infinity) return EXIT.done;
		const finding = optimal ? 'there are no' : 'found no';
		note(
			`lianpian: ${finding} ${selected.length} sites that reach all that could be reached; give more with --p.`
		);
		return EXIT.no;
	}
};

const CITY_ONLY = [
	'city',
	'network',
	'centres',
	'communities',
	'all',
	'what-if',
	'speed',
	'minutes',
	'candidates',
	'count',
	'movable'
];
const MATRIX_ONLY = ['weights', 'radius'];

/** An option that would be passed over is a misunderstanding. */
function refuseMixed({ matrix }: { matrix?: string | undefined }, args: readonly string[]): void {
	for (const name of matrix === undefined ? MATRIX_ONLY : CITY_ONLY)
		if (args.some((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`)))
			throw new UsageError(
				matrix === undefined ? `--${name} goes with --matrix only.` : `--${name} does not go with --matrix.`
			);
	if (matrix === '') throw new UsageError('--matrix takes the path of a file, not nothing.');
}
