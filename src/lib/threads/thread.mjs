// Runs the sources as they are: a thread starts without the loader of the program that started it. A build has
// thread.js instead.
import { register } from 'tsx/esm/api';

register({ tsconfig: false });
await import('./thread.ts');
