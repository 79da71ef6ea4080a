import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { EMBED_RULES } from '#lib/carto/embed/embed-query.ts';

const FOLDER = join(import.meta.dirname, '../../src/lib/web-component');

it('is one small file that needs no other', async () => {
	const source = await readFile(join(FOLDER, 'lianpian-map.js'), 'utf8');
	expect(Buffer.byteLength(source)).toBeLessThan(6 * 1024);
	expect(source).not.toMatch(/^\s*import\b|\bimport\(/m);
});

it('takes every parameter of an embedded map as an attribute, and says so', async () => {
	const [source, types] = await Promise.all(
		['lianpian-map.js', 'protocol.ts'].map((file) => readFile(join(FOLDER, file), 'utf8'))
	);
	for (const name of Object.keys(EMBED_RULES)) {
		expect(source, name).toContain(`'${name}'`);
		expect(types, name).toContain(`\`${name}\``);
	}
});

it('has a file of types, which is served unchanged', async () => {
	const source = await readFile(join(FOLDER, 'protocol.ts'), 'utf8');
	const { transformWithOxc } = await import('vite');
	const { code } = await transformWithOxc(source, 'protocol.ts');
	expect(
		code
			.replace(/export\s*\{\s*\};?/, '')
			.replaceAll(/\/\*[^]*?\*\/|\/\/.*/g, '')
			.trim()
	).toBe('');
});
