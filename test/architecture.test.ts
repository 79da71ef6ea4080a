import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkImports } from './helpers/import-rules.ts';

const ROOT = join(import.meta.dirname, '..');

function readSources(): Record<string, string> {
	const files = readdirSync(join(ROOT, 'src'), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && /\.(ts|js|mjs|svelte)$/.test(entry.name))
		.map((entry) => join(entry.parentPath, entry.name));
	return Object.fromEntries(
		files.map((file) => [file.slice(ROOT.length + 1).replaceAll('\\', '/'), readFileSync(file, 'utf8')])
	);
}

test('src/ keeps the import direction of the design', () => {
	const sources = readSources();
	expect(Object.keys(sources)).toContain('src/cli/setup/run.mjs');
	expect(checkImports(sources)).toEqual([]);
});
