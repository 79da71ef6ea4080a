// A thread starts without the loader that tests run TypeScript with.
import { register } from 'tsx/esm/api';

register({ tsconfig: false });
await import('./small-thread.ts');
