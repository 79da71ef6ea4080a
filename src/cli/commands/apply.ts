import { randomUUID } from 'node:crypto';
import type { PlanSource } from '#lib/server/plan-source/types.ts';
import { openSource } from '../asked-plan.ts';
import { readSentFile, type SentSet } from '../log/read-sent-file.ts';
import { refuseSet } from '../log/refuse-set.ts';
import { note, printJson, printText } from '../output.ts';
import { DEFAULT_CITY } from '../plan.ts';
import { EXIT, readOptions, UsageError, type Command } from '../usage.ts';

export const apply: Command = {
	help: `Usage: lianpian apply FILE [--city ${DEFAULT_CITY}] [--author NAME] [--reason TEXT] [--json]

Makes the changes of a JSON file in the plan: one change set as POST /{city}/changes takes it, or a list of them:
  {"id": UUID, "base": revision that it is based on, "author": who, "reason": why, "asOf": date from which it is true,
   "changes": [{"layer", "featureId", "op": "add|set|remove", "field", "value"}]}

A set is made as a whole or not at all; in a list, the sets before one that is refused are made. A set with an id is
made once, however often it is sent. Without a base it is based on the newest revision.

  --city ID          (default: ${DEFAULT_CITY})
  --author NAME      who, for sets that do not say it
  --reason TEXT      why, likewise
  --json             one JSON document on stdout: {"city","answers":[{"revision","applied","clashes"}]}

Works while the server runs. Exit code 1 if changes clash with others' that were made since the base: both values are
kept, see "lianpian clashes".
`,
	async run(args) {
		const { values, positionals } = readOptions(
			args,
			{
				city: { type: 'string', default: DEFAULT_CITY },
				author: { type: 'string' },
				reason: { type: 'string' },
				json: { type: 'boolean', default: false }
			},
			{ allowPositionals: true }
		);
		const [file, ...rest] = positionals;
		if (!file || rest.length > 0) throw new UsageError('apply takes the path of one JSON file.');
		const sets = await readSentFile(file);
		const source = await openSource({ isWriting: true });
		const answers = [];
		for (const set of sets) {
			try {
				answers.push(await source.apply(values.city, await complete(source, values, set)));
			} catch (error) {
				for (const { revision } of answers) note(`lianpian: revision ${revision} is made.`);
				throw refuseSet(error, file, set.at);
			}
		}
		const clashes = answers.flatMap((answer) => answer.clashes);
		if (values.json) printJson({ city: values.city, answers });
		else
			printText(
				answers
					.map(
						({ revision, applied, clashes: own }) =>
							`revision ${revision}: ${applied} changes made${own.length > 0 ? `, ${own.length} clashes` : ''}\n`
					)
					.join('')
			);
		return clashes.length > 0 ? EXIT.no : EXIT.done;
	}
};

/** A revision that no plan has yet. */
const AFTER_ALL = 999_999_999;

async function complete(
	source: PlanSource,
	{
		city,
		author = '',
		reason = ''
	}: { city: string; author?: string | undefined; reason?: string | undefined },
	{ content }: SentSet
): Promise<Record<string, unknown>> {
	const whole = { id: randomUUID(), author, reason, ...content };
	if ('base' in content) return whole;
	// Sent before, it was based on what was the newest then.
	const { changeSets, revision } = await source.listChangeSets(city, 'id' in content ? 0 : AFTER_ALL);
	return { ...whole, base: changeSets.find(({ id }) => id === content.id)?.base ?? revision };
}
