import { register } from 'tsx/esm/api';

// Registered here, not by `--import`: that waits for the thread that made this one, which waits for an answer.
register();
await import('./cli-thread.ts');
