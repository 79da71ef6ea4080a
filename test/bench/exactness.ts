import { parseArgs } from 'node:util';
import { ALL_KINDS, countDecisions, findMissing } from '../helpers/exactness/count-decisions.ts';

/**
 * Compares the engine's decisions (place, centre, budget) with the oracle's: how many, and how many differ.
 * `--scale N` compares more than the tests do, `--json` prints one document. Exit 1 if any differ.
 */
const { values } = parseArgs({
	options: { json: { type: 'boolean', default: false }, scale: { type: 'string', default: '1' } }
});
const scale = Number(values.scale);
if (!Number.isInteger(scale) || scale < 1)
	throw new RangeError(`--scale must be 1, 2, …, not ${values.scale}.`);

const skipped = ALL_KINDS.filter((kind) => findMissing(kind) !== undefined);
for (const kind of skipped) process.stderr.write(`${kind}: left out, ${findMissing(kind)} is not here\n`);
const rows = [];
for (const kind of ALL_KINDS) {
	if (skipped.includes(kind)) continue;
	const start = performance.now();
	const [{ count }] = (await countDecisions({ kinds: [kind], scale })) as [
		Awaited<ReturnType<typeof countDecisions>>[0]
	];
	const { networks, pairs, decisions, differ, choices, placements, ambiguous, examples } = count;
	const seconds = Math.round(performance.now() - start) / 1000;
	rows.push({ kind, networks, pairs, decisions, differ, choices, placements, ambiguous, seconds, examples });
	if (!values.json)
		process.stdout.write(
			`${kind}\t${decisions.toLocaleString('en')} decisions\t${differ} differ\t${seconds} s\n`
		);
	for (const example of examples) process.stderr.write(`  ${example}\n`);
}
const decisions = rows.reduce((sum, row) => sum + row.decisions, 0);
const differ = rows.reduce((sum, row) => sum + row.differ, 0);
if (values.json) process.stdout.write(`${JSON.stringify({ decisions, differ, kinds: rows, skipped })}\n`);
else process.stdout.write(`all\t${decisions.toLocaleString('en')} decisions\t${differ} differ\n`);
if (differ > 0) process.exitCode = 1;
