import { workInThread } from '../threads/server-threads.ts';
import type { ProposeFile } from './import-file.ts';

/** Reads and compares beside the server's own work. @param asker nobody waits for another's file */
export const proposeInThread =
	(asker: string): ProposeFile =>
	(files, request, { meta, memory, layouts, signal }) =>
		workInThread('intake', { meta, files, request, memory, layouts }, { asker, signal });
