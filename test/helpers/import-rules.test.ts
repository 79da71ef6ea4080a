import { describe, expect, test } from 'vitest';
import { checkImports, listImports } from './import-rules.ts';

describe('listImports', () => {
	test.each([
		[`import { a } from '#lib/core/a.ts';`, '#lib/core/a.ts', false],
		[`import a, { type B } from "./a.ts";`, './a.ts', false],
		[`import * as a from './a.ts';`, './a.ts', false],
		[`import {\n\ta,\n\tb\n} from './a.ts';`, './a.ts', false],
		[`import type { A } from './a.ts';`, './a.ts', true],
		[`export type { A } from './a.ts';`, './a.ts', true],
		[`export * from './a.ts';`, './a.ts', false],
		[`import './a.css';`, './a.css', false],
		[`const a = await import('./a.ts');`, './a.ts', false],
		[`new Worker(new URL('./a.ts', import.meta.url), { type: 'module' });`, './a.ts', false],
		[`<script lang="ts">\n\timport A from './A.svelte';\n</script>`, './A.svelte', false]
	])('%s', (source, specifier, typeOnly) => {
		expect(listImports(source)).toEqual([{ specifier, typeOnly }]);
	});

	test.each([
		`// import a from './a.ts'`,
		`/** import a from './a.ts' */`,
		`<!-- import a from './a.ts' -->`,
		`const url = 'http://example.org'; // from './a.ts'`,
		`export const from = 'here';`,
		`export function f() { return g({ from: 'a' }); }`
	])('finds nothing in %s', (source) => {
		expect(listImports(source)).toEqual([]);
	});
});

describe('checkImports', () => {
	test('lets through what the design allows', () => {
		const violations = checkImports({
			'src/routes/[city]/+page.svelte': `<script>import A from '#lib/ui/A.svelte'; import { page } from '$app/state';</script>`,
			'src/routes/[city]/+page.server.ts': `import type { PageServerLoad } from './$types'; import * as plan from '#lib/server/plan.ts';`,
			'src/hooks.server.ts': `import { building } from '$app/environment'; import fs from 'node:fs';`,
			'src/lib/ui/A.svelte': `<script lang="ts">import M from '#lib/map/M.svelte'; import type { T } from '#lib/core/t.ts';</script>`,
			'src/lib/map/M.svelte': `<script lang="ts">import { t } from '#lib/core/t.ts'; import 'maplibre-gl';</script>`,
			'src/lib/state/s.svelte.ts': `import { t } from '#lib/core/t.ts';`,
			'src/lib/worker/w.ts': `import { t } from '#lib/core/t.ts';`,
			'src/lib/server/plan.ts': `import { readFile } from 'node:fs/promises'; import pg from 'pg'; import { t } from '#lib/core/t.ts';`,
			'src/lib/core/t.ts': `import { area } from '@turf/turf'; import Flatbush from 'flatbush'; import { u } from './sub/u.ts';`,
			'src/lib/core/sub/u.ts': `import type { Feature } from 'geojson'; export const u = 1;`,
			'src/cli/lianpian.ts': `import { startServer } from './setup/start-server.mjs'; import { u } from '#lib/core/sub/u.ts';`,
			'src/cli/setup/start-server.mjs': `import { createServer } from 'node:http'; import { say } from './say.mjs';`
		});
		expect(violations).toEqual([]);
	});

	test.each<[string, string, string, RegExp]>([
		[
			'core → server',
			'src/lib/core/a.ts',
			`import '#lib/server/b.ts'`,
			/core must not import src\/lib\/server/
		],
		['ui → server', 'src/lib/ui/A.svelte', `<script>import b from '#lib/server/b.ts'</script>`, /must not/],
		['state → worker values', 'src/lib/state/a.ts', `import { b } from '#lib/worker/b.ts'`, /types only/],
		['state → ui', 'src/lib/state/a.ts', `import { b } from '#lib/ui/b.ts'`, /must not/],
		['map → state', 'src/lib/map/a.ts', `import { b } from '#lib/state/b.ts'`, /must not/],
		['worker → map', 'src/lib/worker/a.ts', `const b = import('#lib/map/b.ts')`, /must not/],
		['server → worker', 'src/lib/server/a.ts', `export * from '#lib/worker/b.ts'`, /must not/],
		['cli → ui', 'src/cli/a.ts', `import { b } from '#lib/ui/b.ts'`, /must not/],
		['routes → cli', 'src/routes/+server.ts', `import { b } from '../cli/b.ts'`, /leaves src\/routes/],
		['out of src', 'src/lib/server/a.ts', `import b from '../../../tiles/b.json'`, /leads out/],
		['relative out of a room', 'src/lib/ui/a.ts', `import { b } from '../map/b.ts'`, /write #lib/],
		['an unknown room', 'src/lib/misc/a.ts', `import 'svelte'`, /outside the rooms/],
		['$lib', 'src/routes/+page.ts', `import { b } from '$lib/ui/b.ts'`, /#lib/],
		['$app in ui', 'src/lib/ui/a.ts', `import { goto } from '$app/navigation'`, /routes and hooks/],
		['Node in core', 'src/lib/core/a.ts', `import fs from 'node:fs'`, /without Node/],
		['Node without its prefix', 'src/lib/map/a.ts', `import { join } from 'path'`, /without Node/],
		['a package in core', 'src/lib/core/a.ts', `import { point } from 'svelte'`, /does not use/],
		['the database outside server', 'src/cli/a.ts', `import pg from 'pg'`, /alone knows/],
		['a package in set-up', 'src/cli/setup/a.mjs', `import pg from 'vite'`, /before any package/],
		['no extension', 'src/lib/core/a.ts', `import { b } from './b'`, /extension/],
		['no extension behind #lib', 'src/routes/+page.ts', `import { b } from '#lib/ui/b'`, /extension/],
		['no extension before a query', 'src/lib/map/a.ts', `import b from './b?worker'`, /extension/]
	])('forbids %s', (_name, path, source, message) => {
		expect(checkImports({ [path]: source })).toEqual([expect.stringMatching(message)]);
	});

	test('finds a cycle through several files, types included', () => {
		const violations = checkImports({
			'src/lib/core/a.ts': `import { b } from './b.ts'`,
			'src/lib/core/b.ts': `import type { C } from '#lib/core/c.ts'`,
			'src/lib/core/c.ts': `export { a } from './a.ts'`
		});
		expect(violations).toEqual([
			'cycle: src/lib/core/a.ts → src/lib/core/b.ts → src/lib/core/c.ts → src/lib/core/a.ts'
		]);
	});

	test('two ways to one file are no cycle', () => {
		const violations = checkImports({
			'src/lib/core/a.ts': `import './b.ts'; import './c.ts'`,
			'src/lib/core/b.ts': `import './c.ts'`,
			'src/lib/core/c.ts': ''
		});
		expect(violations).toEqual([]);
	});

	test('400 lines are allowed, 401 are not', () => {
		expect(checkImports({ 'src/lib/core/a.ts': '\n'.repeat(400) })).toEqual([]);
		expect(checkImports({ 'src/lib/core/a.ts': '\n'.repeat(401) })).toEqual([
			'src/lib/core/a.ts: 401 lines, 400 are the limit'
		]);
	});
});
