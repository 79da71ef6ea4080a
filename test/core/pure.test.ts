import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const CORE = join(import.meta.dirname, '../../src/lib/core');

/** A clock, chance without a seed, or a name that only a screen gives. */
const IMPURE =
	/performance\.|Date\.now|new Date\(\)|Math\.random|setTimeout|setInterval|新建中心 \$|New centre \$/;

it('the core reads no clock, draws no chance of its own, and names nothing for a screen', () => {
	const files = readdirSync(CORE, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	expect(files.length).toBeGreaterThan(300);
	const impure = files
		.map(({ parentPath, name }) => join(parentPath, name))
		.filter((path) => IMPURE.test(readFileSync(path, 'utf8')));
	expect(impure).toEqual([]);
});
