import { expect, test } from 'vitest';
import { isSupportedNode } from '../../src/cli/setup/node-version.mjs';

test.each([
	['18.20.4', false],
	['20.18.3', false],
	['20.19.0', true],
	['22.0.0', true],
	['25.1.0', true]
])('Node %s: %s', (version, expected) => {
	expect(isSupportedNode(version)).toBe(expected);
});
