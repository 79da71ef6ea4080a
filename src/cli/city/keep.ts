import { openSource } from '../asked-plan.ts';
import { printJson, printText } from '../output.ts';
import { EXIT, readOptions, UsageError } from '../usage.ts';
import { NAME_OPTIONS, readCityId, toNames } from './name-options.ts';

const JSON_OPTION = { json: { type: 'boolean', default: false } } as const;

/** `lianpian city rename`: other names for a city. */
export async function renameCityOf(args: string[]): Promise<number> {
	const { values, positionals } = readOptions(args, NAME_OPTIONS, { allowPositionals: true });
	const id = readCityId('rename', positionals);
	const names = toNames(values);
	if (Object.keys(names).length === 0)
		throw new UsageError('city rename takes at least one of --name, --name-en, --title and --title-en.');
	const city = await (await openSource({ isWriting: true })).renameCity(id, names);
	if (values.json) printJson({ city });
	else printText(`City "${id}" is called ${city.name}.\n`);
	return EXIT.done;
}

/** `lianpian city remove`: takes a city out of sight. */
export async function removeCityOf(args: string[]): Promise<number> {
	const { values, positionals } = readOptions(args, JSON_OPTION, { allowPositionals: true });
	const id = readCityId('remove', positionals);
	const removed = await (await openSource({ isWriting: true })).removeCity(id);
	if (values.json) printJson({ removed });
	else printText(`City "${id}" (${removed.name}) is removed; "lianpian city restore ${id}" puts it back.\n`);
	return EXIT.done;
}

/** `lianpian city restore`: puts a removed city back. */
export async function restoreCityOf(args: string[]): Promise<number> {
	const { values, positionals } = readOptions(args, JSON_OPTION, { allowPositionals: true });
	const id = readCityId('restore', positionals);
	const city = await (await openSource({ isWriting: true })).restoreCity(id);
	if (values.json) printJson({ city });
	else printText(`City "${id}" (${city.name}) is back.\n`);
	return EXIT.done;
}
