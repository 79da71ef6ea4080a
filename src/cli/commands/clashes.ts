import type { Clash } from '#lib/server/plan/clashes.ts';
import { quoteValue } from '#lib/server/import/input-error.ts';
import { openSource, toUsageError } from '../asked-plan.ts';
import { toCsv } from '../log/to-csv.ts';
import { printJson, printText } from '../output.ts';
import { DEFAULT_CITY } from '../plan.ts';
import { EXIT, readOptions, UsageError, type Command } from '../usage.ts';

const HEAD = [
	'id',
	'revision',
	'recordedAt',
	'author',
	'reason',
	'layer',
	'featureId',
	'op',
	'field',
	'base',
	'theirs',
	'mine',
	'decision',
	'decidedBy',
	'decidedAt',
	'decidedRevision'
] as const;

export const clashes: Command = {
	help: `Usage: lianpian clashes [--city ${DEFAULT_CITY}] [--all] [--json | --csv]

Changes that met another's change of the same field, with both values: "theirs" stands in the plan, "mine" was wanted.

  --city ID          (default: ${DEFAULT_CITY})
  --all              those that are decided as well
  --json             one JSON document on stdout: {"city","clashes":[{"id","revision","author","reason","recordedAt",
                     "changes":[{"layer","featureId","op","field","base","theirs","mine"}],"decision","decidedBy",
                     "decidedAt","decidedRevision"}]}
  --csv              one row a change, for spreadsheet programs

Exit code 1 if any is open.
`,
	async run(args) {
		const { values } = readOptions(args, {
			city: { type: 'string', default: DEFAULT_CITY },
			all: { type: 'boolean', default: false },
			json: { type: 'boolean', default: false },
			csv: { type: 'boolean', default: false }
		});
		if (values.json && values.csv) throw new UsageError('clashes takes one of --json and --csv.');
		const source = await openSource();
		const found = await source.listClashes(values.city, { all: values.all }).catch((error: unknown) => {
			throw toUsageError(error);
		});
		if (values.json) printJson({ city: values.city, clashes: found });
		else if (values.csv) printText(toCsv([HEAD, ...found.flatMap(toRows)]));
		else printText(toTable(found));
		return found.some(({ decision }) => decision === null) ? EXIT.no : EXIT.done;
	}
};

/** A value that is no text or number is JSON. */
const toCell = (value: unknown) =>
	typeof value === 'object' && value !== null ? JSON.stringify(value) : value;

const toRows = ({ changes, ...clash }: Clash) =>
	changes.map((change) => HEAD.map((name) => toCell({ ...clash, ...change }[name])));

function toTable(found: readonly Clash[]): string {
	return [
		['revision', 'author', 'feature', 'field', 'stands', 'wanted', 'decision', 'id'].join('\t'),
		...found.flatMap(({ id, revision, author, changes, decision }) =>
			changes.map(({ layer, featureId, field, theirs, mine }) =>
				[
					revision,
					author || '–',
					`${layer}/${featureId}`,
					field ?? 'whole',
					quoteValue(theirs),
					quoteValue(mine),
					decision ?? 'open',
					id
				].join('\t')
			)
		),
		''
	].join('\n');
}
