import { expect, it } from 'vitest';
import { PagePreloads } from '#lib/server/http/page-preloads.ts';

it('scripts that a page needs at once are linked in it, nothing is named in a header', () => {
	const preloads = new PagePreloads();
	expect(preloads.html).toBe('');
	const files = [
		{ type: 'js', path: './_app/immutable/entry/start.Crjn0eQ5.js' },
		{ type: 'css', path: './_app/immutable/assets/0.DcZPRc0M.css' },
		{ type: 'js', path: './_app/a"b.js' }
	];
	expect(files.map(preloads.take)).toEqual([false, false, false]);
	expect(preloads.html).toBe(
		'<link rel="modulepreload" href="./_app/immutable/entry/start.Crjn0eQ5.js">' +
			'<link rel="modulepreload" href="./_app/a%22b.js">'
	);
});
