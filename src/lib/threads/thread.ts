import { closeBrowser } from '#lib/server/browser/with-page.ts';
import { serveThread } from '#lib/server/threads/serve-thread.ts';
import { TASKS } from './tasks.ts';

serveThread(TASKS, closeBrowser);
