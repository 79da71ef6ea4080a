import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const TEST = import.meta.dirname;

/** Waits of a fixed time, limits of one test's own, and assertions on a clock: each fails on a slower machine. */
const PATTERNS = [
	/waitForTimeout/,
	// `setTimeout(done)` is a turn of the event loop.
	/\bsetTimeout\((?![a-z]\w*\))|\bsleep\(/,
	/\btimeout: ?(?!600_000)[\d_]/,
	/\}, [\d_]{4,}\);/,
	/expect\([^\n]*(Date\.now|performance\.now)/,
	/interruptAfterTimeLimit/
];

/** Where time passes and no verdict hangs on how much. */
const ALLOWED: Readonly<Record<string, string>> = {
	'e2e/draw-seldom.ts': 'puts frames off in the page; a slower one is only seen later',
	'e2e/start-server-on.ts': 'asks again until the server answers',
	'helpers/temporary-postgres.ts': 'asks again until the database answers',
	'server/db/folder-lock.test.ts':
		'leaves time for what must not happen; a slow machine only sees less of it',
	'setup/lock.test.ts': 'work that takes a moment, so that others could overlap with it'
};

function listTests(): { path: string; text: string }[] {
	return readdirSync(TEST, { recursive: true, encoding: 'utf8' })
		.map((path) => path.replaceAll('\\', '/'))
		.filter(
			(path) =>
				path.endsWith('.ts') && !path.startsWith('bench/') && path !== 'no-waiting-for-seconds.test.ts'
		)
		.map((path) => ({ path, text: readFileSync(join(TEST, path), 'utf8') }));
}

const listTimed = (text: string) =>
	text.split('\n').filter((line) => PATTERNS.some((pattern) => pattern.test(line)));

it('no test waits for seconds, has a limit of its own or looks at a clock', () => {
	const files = listTests();
	expect(files.length).toBeGreaterThan(200);
	const found = files
		.filter(({ path }) => !Object.hasOwn(ALLOWED, path))
		.flatMap(({ path, text }) => listTimed(text).map((line) => `${path}: ${line.trim()}`));
	expect(found).toEqual([]);
});

it.each([
	'await page.waitForTimeout(400);',
	'await new Promise((done) => setTimeout(done, 5));',
	'await sleep(100);',
	'await row.waitFor({ timeout: 20_000 });',
	'}, 60_000);',
	'expect(Date.now() - started).toBeLessThan(1000);'
])('finds %s', (line) => {
	expect(listTimed(line)).toHaveLength(1);
});
