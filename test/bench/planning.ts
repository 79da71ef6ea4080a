import { SetupError } from '../../src/cli/setup/say.mjs';

/**
 * Prints the times and counts of contiguous planning: `npm run planning -- packages siting --quick`. Without names all
 * of them, one after another; what else is given goes to each.
 */
const BENCHES = ['packages', 'mergers', 'bundles', 'clusters', 'siting'] as const;

const named = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const unknown = named.filter((word) => !(BENCHES as readonly string[]).includes(word));
if (unknown.length > 0) throw new SetupError(`there is no "${unknown[0]}"; there are ${BENCHES.join(', ')}.`);
process.argv.splice(2, process.argv.length, ...process.argv.slice(2).filter((word) => word.startsWith('--')));
for (const bench of BENCHES) if (named.length === 0 || named.includes(bench)) await import(`./${bench}.ts`);
