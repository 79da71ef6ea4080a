import { runLianpian } from './run-lianpian.ts';

process.exitCode = await runLianpian(process.argv.slice(2));
