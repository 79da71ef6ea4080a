import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { dropLazyStyles, readEagerStyles } from '#lib/server/http/lazy-styles.ts';
import { listEagerStyles } from '../../../src/cli/setup/list-eager-styles.mjs';

describe('style sheets of parts that are fetched when they are opened', () => {
	const page =
		'<link href="./_app/immutable/assets/4.DNz8_DiX.css" rel="stylesheet">\n' +
		'<link href="./_app/immutable/assets/OpenSheet.DZU924Ms.css" rel="stylesheet">\n' +
		'<link rel="stylesheet" href="/_app/immutable/assets/SitingDesk._ssf-ubE.css">\n' +
		'<link href="./_app/immutable/assets/MapView.BfBhnY6_.css" rel="stylesheet"><p>OpenSheet.css</p>';

	const eager = {
		'4.a.js': ['4.DNz8_DiX.css', 'MapView.BfBhnY6_.css'],
		'5.b.js': ['OpenSheet.DZU924Ms.css']
	};

	it('are left out of a page, and no others', () => {
		expect(
			dropLazyStyles(page, eager, ['./_app/immutable/entry/app.js', './_app/immutable/nodes/4.a.js'])
		).toBe(
			'<link href="./_app/immutable/assets/4.DNz8_DiX.css" rel="stylesheet">\n' +
				'<link href="./_app/immutable/assets/MapView.BfBhnY6_.css" rel="stylesheet"><p>OpenSheet.css</p>'
		);
	});

	it('stay where the build has listed none', () => {
		expect(dropLazyStyles(page, readEagerStyles('/nowhere.json'), ['nodes/4.a.js'])).toBe(page);
		expect(dropLazyStyles(page, eager, ['nodes/6.c.js'])).toBe(page);
	});

	it('are those that no page imports, directly or by others', () => {
		const root = mkdtempSync(join(tmpdir(), 'lianpian-styles-'));
		onTestFinished(() => rmSync(root, { recursive: true }));
		const folder = join(root, '.svelte-kit/output/client/.vite');
		mkdirSync(folder, { recursive: true });
		const manifest = {
			'nodes/4.js': {
				file: '_app/immutable/nodes/4.a.js',
				imports: ['b'],
				css: ['_app/immutable/assets/4.a.css']
			},
			b: { file: '_app/immutable/chunks/b.js', imports: ['c', 'b'] },
			c: { file: '_app/immutable/chunks/c.js', css: ['_app/immutable/assets/c.css'], dynamicImports: ['d'] },
			d: { file: '_app/immutable/chunks/d.js', css: ['_app/immutable/assets/d.css'] }
		};
		writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
		expect(listEagerStyles(root)).toEqual({ '4.a.js': ['4.a.css', 'c.css'] });
	});
});
