import { randomUUID } from 'node:crypto';
import { openSource, toUsageError } from '../asked-plan.ts';
import { printJson, printText } from '../output.ts';
import { DEFAULT_CITY } from '../plan.ts';
import { EXIT, readOptions, toNumber, UsageError, type Command } from '../usage.ts';

export const revert: Command = {
	help: `Usage: lianpian revert REVISION [--city ${DEFAULT_CITY}] [--author NAME] [--reason TEXT] [--json]

Takes one revision back, whoever made it, as a new revision. What was changed since stays as it is and is named.

  --city ID          (default: ${DEFAULT_CITY})
  --author NAME      who reverts it
  --reason TEXT      why
  --json             one JSON document on stdout: {"city","revision","applied","skipped":[{"layer","featureId","field",
                     "revision","author"}]}

Works while the server runs. Exit code 1 if nothing of it could be taken back.
`,
	async run(args) {
		const { values, positionals } = readOptions(
			args,
			{
				city: { type: 'string', default: DEFAULT_CITY },
				author: { type: 'string', default: '' },
				reason: { type: 'string', default: '' },
				json: { type: 'boolean', default: false }
			},
			{ allowPositionals: true }
		);
		const [text = '', ...rest] = positionals;
		const target = toNumber(text);
		if (!Number.isSafeInteger(target) || target < 1 || rest.length > 0)
			throw new UsageError(
				`revert takes one revision, a whole number from 1, not "${positionals.join(' ')}"; "lianpian history" lists them.`
			);
		const source = await openSource({ isWriting: true });
		const wanted = { id: randomUUID(), author: values.author, reason: values.reason, revision: target };
		const answer = await source.revert(values.city, wanted).catch((error: unknown) => {
			throw toUsageError(error);
		});
		const { revision, applied, skipped = [] } = answer;
		if (values.json) printJson({ city: values.city, revision, applied, skipped });
		else
			printText(
				[
					`revision ${revision}: ${applied} changes of revision ${target} taken back`,
					...skipped.map(
						({ layer, featureId, field, revision: by, author }) =>
							`left as it is: ${layer} "${featureId}"${field === null ? '' : ` ${field}`}, changed in revision ${by}${author && ` by ${author}`}`
					),
					''
				].join('\n')
			);
		return applied === 0 ? EXIT.no : EXIT.done;
	}
};
