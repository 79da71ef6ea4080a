import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's folder, whatever the working directory is. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
