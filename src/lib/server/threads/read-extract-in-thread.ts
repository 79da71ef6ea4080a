import { randomUUID } from 'node:crypto';
import type { Extract, readExtract } from '../cities/read-extract.ts';
import { InputError } from '../import/input-error.ts';
import { listenToThread, workInThread } from './server-threads.ts';

/** As `readExtract`, off this thread. */
export const readExtractInThread: typeof readExtract = async ({ path, boundary, crs, onStage, signal }) => {
	const share = randomUUID();
	const unlisten = listenToThread(share, (stage) => onStage?.(stage < 0.5 ? 'reading' : 'joining'));
	try {
		const asked = { path, boundary: boundary ?? null, crs: crs ?? null, share };
		const read = await workInThread('read-extract', asked, { asker: 'cities', signal });
		if (read.problem) throw new InputError(read.problem);
		const rest = JSON.parse(Buffer.from(read.extract!).toString()) as Omit<Extract, 'ground'>;
		return { ...rest, ground: read.ground! };
	} finally {
		unlisten();
	}
};
