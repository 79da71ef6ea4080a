import pg from 'pg';

interface Heard {
	onNotice: (payload: string) => void;
	onConnected: () => void;
}

/** Until a lost connection is made anew. */
const AGAIN_MS = 1000;

/** Connections of their own for notices, which pooled connections cannot wait for. */
export class PostgresListeners {
	readonly #databaseUrl: string;
	readonly #clients = new Set<pg.Client>();
	readonly #timers = new Set<NodeJS.Timeout>();
	#isClosed = false;

	constructor(databaseUrl: string) {
		this.#databaseUrl = databaseUrl;
	}

	async listen(channel: string, heard: Heard): Promise<void> {
		if (this.#isClosed) return;
		const client = new pg.Client({ connectionString: this.#databaseUrl, connectionTimeoutMillis: 10_000 });
		this.#clients.add(client);
		let isOver = false;
		const again = () => {
			if (isOver) return;
			isOver = true;
			this.#clients.delete(client);
			void client.end().catch(() => {});
			if (this.#isClosed) return;
			const timer = setTimeout(() => {
				this.#timers.delete(timer);
				void this.listen(channel, heard);
			}, AGAIN_MS);
			timer.unref();
			this.#timers.add(timer);
		};
		client.on('error', again);
		client.on('end', again);
		client.on('notification', ({ payload = '' }) => heard.onNotice(payload));
		try {
			await client.connect();
			await client.query(`listen ${client.escapeIdentifier(channel)}`);
			heard.onConnected();
		} catch {
			again();
		}
	}

	async close(): Promise<void> {
		this.#isClosed = true;
		for (const timer of this.#timers) clearTimeout(timer);
		await Promise.all([...this.#clients].map((client) => client.end().catch(() => {})));
	}
}
