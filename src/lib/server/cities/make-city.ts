import { readBuildState } from '../city-store/build-state.ts';
import { CityBuilder } from '../city-store/city-builder.ts';
import type { Db } from '../db/port.ts';
import type { CreateOptions, MadeCity, WantedCity } from '../plan-source/types.ts';
import { buildFileInThread } from '../threads/server-threads.ts';
import { summarizeReport } from '../import/format-report.ts';
import { createCity, discardCity, type CreateStage } from './create-city.ts';
import { readBoundary } from './read-boundary.ts';
import { readCityCrs } from './read-city-crs.ts';
import { checkNames } from './removed-cities.ts';

/** Share of the whole at which each stage begins. */
const BEGINS: Record<CreateStage, number> = { reading: 0, joining: 0.2, storing: 0.3 };
/** Share at which network and basemap begin. */
const BUILDING = 0.4;
const LOOK_MS = 500;

/**
 * Makes a city of a file of streets, with network and basemap, in a program without a server: what is not built when it
 * ends is built by the next server.
 *
 * @throws Refused and InputError as `createCity`; the signal's reason once it aborts, and then there is no city
 */
export async function makeCity(
	db: Db,
	{ id, names, file, boundaryFile, crs: crsText }: WantedCity,
	{ onProgress, signal }: CreateOptions
): Promise<MadeCity> {
	const boundary = boundaryFile === undefined ? undefined : await readBoundary(boundaryFile);
	const city = { id, names: checkNames(names), file, boundary, crs: readCityCrs(crsText) };
	const made = await createCity(db, city, {
		signal,
		onStage: (stage) => onProgress(BEGINS[stage], stage)
	});
	onProgress(BUILDING, 'building');
	const builder = new CityBuilder(db, buildFileInThread);
	const told = setInterval(() => {
		void readBuildState(db, id)
			.then(({ share }) => onProgress(BUILDING + (1 - BUILDING) * share, 'building'))
			.catch(() => {});
	}, LOOK_MS);
	const stop = () => void builder.close();
	signal.addEventListener('abort', stop, { once: true });
	try {
		await builder.look(id);
	} finally {
		clearInterval(told);
		signal.removeEventListener('abort', stop);
		await builder.close();
	}
	if (signal.aborted) {
		await discardCity(db, made);
		throw signal.reason;
	}
	const { report, ...rest } = made;
	return { ...rest, read: summarizeReport(report) };
}
