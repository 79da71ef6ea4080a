import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dropLazyStyles, LAZY_PARTS } from '#lib/server/http/lazy-styles.ts';

const SOURCE = join(import.meta.dirname, '../../../src');

describe('style sheets of parts that are fetched when they are opened', () => {
	it('are left out of a page, and no others', () => {
		const page =
			'<link href="./_app/immutable/assets/4.DNz8_DiX.css" rel="stylesheet">\n' +
			'<link href="./_app/immutable/assets/OpenSheet.DZU924Ms.css" rel="stylesheet">\n' +
			'<link rel="stylesheet" href="/_app/immutable/assets/SitingDesk._ssf-ubE.css">\n' +
			'<link href="./_app/immutable/assets/MapView.BfBhnY6_.css" rel="stylesheet"><p>OpenSheet.css</p>';
		expect(dropLazyStyles(page)).toBe(
			'<link href="./_app/immutable/assets/4.DNz8_DiX.css" rel="stylesheet">\n' +
				'<link href="./_app/immutable/assets/MapView.BfBhnY6_.css" rel="stylesheet"><p>OpenSheet.css</p>'
		);
	});

	it('are of parts that are there, and that no file of the workbench imports otherwise', () => {
		const files = ['lib/ui', 'lib/map'].flatMap((folder) =>
			readdirSync(join(SOURCE, folder), { recursive: true, encoding: 'utf8' })
				.filter((path) => path.endsWith('.svelte'))
				.map((path) => ({
					path: `/${path}`,
					source: readFileSync(join(SOURCE, folder, path), 'utf8')
				}))
		);
		for (const part of LAZY_PARTS) {
			expect(
				files.filter(({ path }) => path.endsWith(`/${part}.svelte`)),
				part
			).toHaveLength(1);
			const importers = files.filter(({ source }) => source.includes(`/${part}.svelte'`));
			const fetched = importers.filter(({ source }) =>
				new RegExp(`import\\('[^']*/${part}\\.svelte'\\)`).test(source)
			);
			expect(fetched.length, part).toBeGreaterThan(0);
			const at = new RegExp(`^\\s*import (?!type)(?!\\{ type)[^;(]*'[^']*/${part}\\.svelte'`, 'm');
			expect(
				importers.filter(({ source }) => at.test(source)).map(({ path }) => path),
				part
			).toEqual([]);
		}
	});
});
