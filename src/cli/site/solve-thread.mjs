// A thread starts without the loader that the program runs TypeScript with.
import { register } from 'tsx/esm/api';

register({ tsconfig: false });
await import('./solve-thread.ts');
