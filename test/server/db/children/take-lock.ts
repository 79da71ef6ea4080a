import { once } from 'node:events';
import { FolderInUseError, takeFolderLock } from '#lib/server/db/folder-lock.ts';

/** At a line on its input takes the lock of the folder of its first argument and says so; ends with its input. */
process.stdout.write('ready\n');
await once(process.stdin, 'data');
try {
	await takeFolderLock(process.argv[2]!);
	process.stdout.write('taken\n');
} catch (error) {
	process.stdout.write(error instanceof FolderInUseError ? 'refused\n' : `${String(error)}\n`);
}
await once(process.stdin, 'end');
