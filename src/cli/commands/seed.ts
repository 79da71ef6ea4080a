import { DEFAULT_SEED } from '../default-city/build-default-city.ts';
import { listDefaultCityFiles, writeDefaultCity } from '../default-city/write-default-city.ts';
import { note } from '../output.ts';
import { EXIT, readOptions, toNumber, UsageError, type Command } from '../usage.ts';

export const seed: Command = {
	help: `Usage: lianpian seed [--seed ${DEFAULT_SEED}]

Lays out the illustrative city of Baoding anew from tiles/baoding/facts/ and writes its files. The same seed
gives the same bytes. Run "lianpian tiles" afterwards.
`,
	async run(args) {
		const { values } = readOptions(args, { seed: { type: 'string', default: String(DEFAULT_SEED) } });
		const number = toNumber(values.seed);
		if (!Number.isSafeInteger(number))
			throw new UsageError(`--seed takes a whole number, not "${values.seed}".`);
		writeDefaultCity({ seed: number });
		for (const path of listDefaultCityFiles({ seed: number }).keys()) note(`wrote ${path}`);
		return EXIT.done;
	}
};
