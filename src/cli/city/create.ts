import { formatRows } from '#lib/server/import/format-report.ts';
import type { CityStage } from '#lib/server/plan-source/types.ts';
import { openSource } from '../asked-plan.ts';
import { buildProgress, note, printJson, printText } from '../output.ts';
import { EXIT, readOptions, UsageError } from '../usage.ts';
import { NAME_OPTIONS, readCityId, toNames } from './name-options.ts';

const SAID: Record<CityStage, string> = {
	reading: 'reading the streets',
	joining: 'joining the streets',
	storing: 'writing the plan',
	building: 'making network and basemap'
};

/** `lianpian city create`: a city of a file of streets. */
export async function createCityOf(args: string[]): Promise<number> {
	const { values, positionals } = readOptions(
		args,
		{ ...NAME_OPTIONS, osm: { type: 'string' }, boundary: { type: 'string' }, crs: { type: 'string' } },
		{ allowPositionals: true }
	);
	const id = readCityId('create', positionals);
	const { osm: file, boundary: boundaryFile, crs } = values;
	const { name, ...names } = toNames(values);
	if (!name) throw new UsageError('--name takes what the city is called, such as --name 保定.');
	if (!file) throw new UsageError('--osm takes the path of the file of streets.');
	if (boundaryFile === '') throw new UsageError('--boundary takes the path of a file, not nothing.');
	const source = await openSource({ isWriting: true });
	const stop = new AbortController();
	const leave = () => stop.abort(new Stopped());
	process.once('SIGINT', leave);
	let told: CityStage | undefined;
	const tellShare = buildProgress(id);
	try {
		const made = await source.createCity(
			{ id, names: { name, ...names }, file, boundaryFile, crs },
			{
				signal: stop.signal,
				onProgress: (share, stage) => {
					if (stage !== told) note(`${id}: ${SAID[stage]}`);
					told = stage;
					tellShare(share);
				}
			}
		);
		const { streets, landmarks, meta, read } = made;
		for (const line of formatRows(read)) note(line);
		const summary = { city: meta, revision: 1, streets, landmarks, read };
		if (values.json) printJson(summary);
		else
			printText(
				`City "${id}" (${meta.name}): ${streets} streets, ${landmarks} landmarks. It opens at /${id}.\n`
			);
		return EXIT.done;
	} catch (error) {
		if (!(error instanceof Stopped)) throw error;
		note(`${id}: stopped; there is no such city.`);
		return EXIT.stopped;
	} finally {
		process.off('SIGINT', leave);
	}
}

class Stopped extends Error {
	override readonly name = 'Stopped';
}
