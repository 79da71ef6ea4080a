import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isKnownHost, readKnownHosts, refuseHost } from '#lib/machine/known-hosts.mjs';
import { readPublicUrl } from '#lib/machine/public-url.mjs';
import { ROOT } from './root.mjs';
import { SetupError, say } from './say.mjs';

/** @type {('SIGINT' | 'SIGTERM')[]} */
const SIGNALS = ['SIGINT', 'SIGTERM'];
/** The application has opened its database by the time it is asked; a minute is generous. */
const HEALTHY_MS = 60_000;
/** How long what is still open (a database being written) may keep the process after that. */
const LINGER_MS = 5_000;
/** How long open requests may take after the server was stopped. */
const DRAIN_MS = 3_000;
/** npm passes Ctrl-C on although the terminal has sent it already; only a later one is a second one. */
const ECHO_MS = 500;

/**
 * Serves the built application and prints the address to open once it answers.
 *
 * The port is taken first, and the application (with its database) opened after: a second start learns
 * that the port is in use before it meets the first one's database. Until then every request gets 503.
 *
 * adapter-node takes every request for https by default, so form posts over plain http fail
 * its same-origin check. `ORIGIN` would fix one address and break the others (localhost, 127.0.0.1, this
 * machine's name in the network), therefore the scheme comes from X-Forwarded-Proto, which a reverse
 * proxy with TLS sets, and is http where nobody set it. A page of another site cannot set that header.
 * ORIGIN or PROTOCOL_HEADER, if set, take precedence.
 *
 * @param {{ host?: string, port?: number, buildDir?: string, quiet?: boolean }} [options]
 *   host and port default to HOST (127.0.0.1) and PORT (3000); port 0 takes a free one
 * @returns {Promise<{ url: string, closed: Promise<void>, close: () => Promise<void> }>}
 *   `closed` settles when the server has stopped, by `close`, Ctrl-C or SIGTERM
 * @throws {SetupError} if there is no build, the port is taken or the address is not this machine's
 */
export async function startServer(options = {}) {
	const { host = process.env.HOST || '127.0.0.1', port = readPort(), quiet = false } = options;
	const { buildDir = join(ROOT, 'build') } = options;
	const entry = join(buildDir, 'handler.js');
	if (!existsSync(entry)) throw new SetupError('there is no build yet: run `npm run build`, or `npm start`.');

	/** @type {((req: import('node:http').IncomingMessage, res: import('node:http').ServerResponse, next: () => void) => void) | undefined} */
	let handler;
	// The application, which is loaded later, reads it from there.
	process.env.HOST = host;
	const knownHosts = readHosts();
	const server = createServer((req, res) => {
		// Files of the program are answered before the application is asked, so it is asked here already.
		if (!isKnownHost(knownHosts, req.headers.host)) return answerUnknown(req, res);
		if (!handler) return answerStarting(res);
		if (schemeHeader) req.headers[schemeHeader] ??= 'http';
		return handler(req, res, () => {
			res.writeHead(404).end();
		});
	});
	const schemeHeader = prepareEnvironment();
	const takenPort = await listen(server, host, port);
	const stop = stopper(server);
	const url = `http://${toUrlHost(host)}:${takenPort}/`;
	// The application tells other programs of this machine where it is, once its database is open.
	process.env.LIANPIAN_LISTENING = url;
	try {
		({ handler } = await import(pathToFileURL(entry).href));
	} catch (error) {
		await stop.close('SIGTERM');
		throw error;
	}
	const healthy = await waitUntilHealthy(url, stop.isStopping);
	if (healthy && !quiet) announce(host, takenPort, url);
	return { url, closed: stop.closed, close: () => stop.close('SIGTERM') };
}

function readPort() {
	const text = process.env.PORT || '3000';
	const port = Number(text);
	if (!Number.isInteger(port) || port < 0 || port > 65_535) {
		throw new SetupError(`PORT is ${text}; it must be a whole number from 0 to 65535.`);
	}
	return port;
}

function readHosts() {
	try {
		return readKnownHosts(process.env);
	} catch (error) {
		throw new SetupError(error instanceof Error ? error.message : String(error));
	}
}

/**
 * @param {import('node:http').IncomingMessage} req
 * @param {import('node:http').ServerResponse} res
 */
function answerUnknown(req, res) {
	const { status, headers, body } = refuseHost(req.headers.host, req.headers.accept);
	res.writeHead(status, headers).end(req.method === 'HEAD' ? undefined : body);
	// What it sends is not read.
	req.resume();
}

/** @returns {string | undefined} the header that carries the scheme, if the scheme comes from a header */
function prepareEnvironment() {
	// adapter-node's 512 kB would refuse most map data; what people import is tens of megabytes.
	process.env.BODY_SIZE_LIMIT ??= '256M';
	if (process.env.ORIGIN) return undefined;
	process.env.PROTOCOL_HEADER ||= 'x-forwarded-proto';
	return process.env.PROTOCOL_HEADER.toLowerCase();
}

/**
 * @param {import('node:http').Server} server
 * @param {string} host
 * @param {number} port
 * @returns {Promise<number>} the port taken
 */
function listen(server, host, port) {
	return new Promise((done, fail) => {
		const refuse = (/** @type {NodeJS.ErrnoException} */ error) => {
			fail(new SetupError(explainListenError(error, host, port), 1));
		};
		server.once('error', refuse);
		server.listen({ host, port }, () => {
			server.removeListener('error', refuse);
			const address = server.address();
			done(typeof address === 'object' && address ? address.port : port);
		});
	});
}

/**
 * @param {NodeJS.ErrnoException} error
 * @param {string} host
 * @param {number} port
 */
function explainListenError(error, host, port) {
	if (error.code === 'EADDRINUSE') {
		return `port ${port} is in use; take another one: PORT=${port + 1} npm start`;
	}
	if (error.code === 'EACCES')
		return `port ${port} needs privileges; take one above 1023: PORT=3000 npm start`;
	if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
		return `HOST ${host} is not an address of this machine; 127.0.0.1 serves this machine, 0.0.0.0 its network.`;
	}
	return `cannot listen on ${host}:${port}: ${error.message}`;
}

/** @param {import('node:http').ServerResponse} res */
function answerStarting(res) {
	res.writeHead(503, { 'content-type': 'text/html; charset=utf-8', 'retry-after': '2', refresh: '2' });
	res.end(
		'<!doctype html><meta charset="utf-8"><title>连片</title><p>正在打开数据库… Opening the database…</p>'
	);
}

/**
 * @param {string} url
 * @param {() => boolean} isStopping
 * @returns {Promise<boolean>} `false` if the server was told to stop meanwhile
 * @throws {SetupError} if the application answers, but not that it is well, for a minute
 */
async function waitUntilHealthy(url, isStopping) {
	const deadline = Date.now() + HEALTHY_MS;
	while (!isStopping()) {
		const response = await fetch(new URL('healthz', url)).catch(() => undefined);
		await response?.arrayBuffer();
		if (response?.ok) return true;
		if (Date.now() > deadline) {
			throw new SetupError(
				`${url}healthz answers ${response?.status ?? 'nothing'}; see the messages above.`,
				1
			);
		}
		await new Promise((done) => {
			setTimeout(done, 200);
		});
	}
	return false;
}

/**
 * Stops the server on Ctrl-C and SIGTERM: no new requests, a moment for those under way, then
 * `sveltekit:shutdown`, on which hooks.server.ts closes the database.
 *
 * @param {import('node:http').Server} server
 */
function stopper(server) {
	/** @type {() => void} */
	let settle = () => {};
	/** @type {Promise<void>} */
	const closed = new Promise((done) => {
		settle = done;
	});
	let stoppedAt = 0;
	let isSignalled = false;
	const close = async (/** @type {'SIGINT' | 'SIGTERM'} */ signal) => {
		if (stoppedAt === 0) {
			stoppedAt = Date.now();
			const drain = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
			server.close(() => {
				clearTimeout(drain);
				// After a signal the listeners stay: an echo that comes when all is closed would kill the process.
				if (!isSignalled) for (const name of SIGNALS) process.removeListener(name, onSignal);
				// @ts-expect-error adapter-node's own event, unknown to Node's types
				process.emit('sveltekit:shutdown', signal);
				settle();
			});
			server.closeIdleConnections();
		}
		await closed;
	};
	const onSignal = (/** @type {'SIGINT' | 'SIGTERM'} */ signal) => {
		if (stoppedAt > 0 && Date.now() - stoppedAt > ECHO_MS) process.exit(130);
		isSignalled = true;
		void close(signal);
		// Does not keep the process: it ends something else that does.
		setTimeout(() => process.exit(0), DRAIN_MS + LINGER_MS).unref();
	};
	for (const name of SIGNALS) process.on(name, onSignal);
	return { closed, close, isStopping: () => stoppedAt > 0 };
}

/**
 * @param {string} host
 * @param {number} port
 * @param {string} url
 */
function announce(host, port, url) {
	process.stdout.write(`连片 Lianpian: ${url}\n`);
	const publicUrl = readPublicUrl(process.env);
	if (publicUrl) process.stdout.write(`  for others: ${publicUrl}/\n`);
	if (host !== '0.0.0.0' && host !== '::') return;
	for (const { address, family, internal } of Object.values(networkInterfaces()).flatMap(
		(list) => list ?? []
	)) {
		if (family === 'IPv4' && !internal)
			process.stdout.write(`  in this network: http://${address}:${port}/\n`);
	}
	say('this machine now serves everyone who can reach it.');
}

/** @param {string} host */
function toUrlHost(host) {
	if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
	return host.includes(':') ? `[${host}]` : host;
}
