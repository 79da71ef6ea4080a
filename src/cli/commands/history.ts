import { MOMENT_OPTIONS, openSource, toUsageError } from '../asked-plan.ts';
import { findHistory } from '../log/find-history.ts';
import { toLogTable } from '../log/say-changes.ts';
import { printJson, printText } from '../output.ts';
import { DEFAULT_CITY } from '../plan.ts';
import { EXIT, readOptions, toNumber, UsageError, type Command } from '../usage.ts';

export const history: Command = {
	help: `Usage: lianpian history [--city ${DEFAULT_CITY}] [--feature LAYER/ID|ID] [--since N] [--known N] [--json]

The log of a plan: who changed what, when and why, oldest first.

  --city ID          (default: ${DEFAULT_CITY})
  --feature F        of one feature only, with its values before and after; the layer may be left out
  --since N          revisions after N only (default: 0)
  --known N          revisions up to N only (default: all)
  --json             one JSON document on stdout: {"city","revision","changeSets":[{"revision","id","base","author",
                     "reason","source","asOf","undoes","recordedAt","changes":[{"op","layer","featureId","field",
                     "before","after"}]}]}

A project without a database has no log yet: the first change makes one.
`,
	async run(args) {
		const { values } = readOptions(args, {
			city: { type: 'string', default: DEFAULT_CITY },
			known: MOMENT_OPTIONS.known,
			feature: { type: 'string' },
			since: { type: 'string', default: '0' },
			json: { type: 'boolean', default: false }
		});
		const since = readRevision('since', values.since);
		const known = values.known === undefined ? Infinity : readRevision('known', values.known);
		const source = await openSource();
		try {
			const { changeSets: found, ...part } =
				values.feature === undefined
					? await source.listChangeSets(values.city, since)
					: await findHistory(source, values.city, values.feature);
			const changeSets = found.filter(({ revision }) => revision > since && revision <= known);
			if (values.json) printJson({ city: values.city, ...part, changeSets });
			else printText(toLogTable(changeSets, { hasChanges: values.feature !== undefined }));
		} catch (error) {
			throw toUsageError(error);
		}
		return EXIT.done;
	}
};

function readRevision(option: string, text: string): number {
	const revision = toNumber(text);
	if (Number.isSafeInteger(revision) && revision >= 0) return revision;
	throw new UsageError(`--${option} takes a revision, a whole number from 0, not "${text}".`);
}
