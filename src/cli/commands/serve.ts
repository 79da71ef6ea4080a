import { ensureBuild } from '../setup/ensure-build.mjs';
import { startServer } from '../setup/start-server.mjs';
import { EXIT, readOptions, toNumber, UsageError, type Command } from '../usage.ts';

export const serve: Command = {
	help: `Usage: lianpian serve [--host 127.0.0.1] [--port 3000]

Builds what is stale, opens the database and serves the map until Ctrl-C. HOST and PORT do the same as the
options. DATABASE_URL: a PostgreSQL with PostGIS instead of the embedded database. LIANPIAN_DATA: the embedded
database's folder.
`,
	async run(args) {
		const { values } = readOptions(args, { host: { type: 'string' }, port: { type: 'string' } });
		const port = values.port === undefined ? undefined : toNumber(values.port);
		if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535))
			throw new UsageError(`--port takes a whole number from 0 to 65535, not "${values.port}".`);
		await ensureBuild();
		const server = await startServer({
			...(values.host === undefined ? {} : { host: values.host }),
			...(port === undefined ? {} : { port })
		});
		await server.closed;
		return EXIT.done;
	}
};
