import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../helpers/run-cli.ts';

const WALKS = join(import.meta.dirname, '../fixtures/walks');

interface Document {
	streets: { ways: number; cut: object[]; dropped: object[]; unread: object[] } | null;
	communities: { walkSeconds: number | null }[];
}

function cover(folder: string, network: string, ...more: string[]) {
	const file = (name: string) => join(WALKS, folder, name);
	const places = ['--centres', file('c.geojson'), '--communities', file('k.geojson')];
	return runCli('coverage', '--network', file(network), ...places, ...more);
}

test('coverage says on stderr and in its document what it left out of a file of streets', () => {
	const { code, stdout, stderr } = cover('gate-node', 'gate-foot-no.osm', '--json');
	expect(code).toBe(0);
	const { streets, communities }: Document = JSON.parse(stdout);
	expect(streets).toEqual({
		ways: 3,
		dropped: [],
		repaired: [],
		cut: [{ reason: 'barrier=gate foot=no', count: 1, examples: ['node 2'] }],
		unread: []
	});
	expect(communities[0]?.walkSeconds).toBeCloseTo(900, 0);
	expect(stderr).toMatch(/gate-foot-no\.osm: OpenStreetMap XML, 3 street lines/);
	expect(stderr).toMatch(/^ {2}cut: 1 × barrier=gate foot=no \(node 2\)$/m);
	const closed = cover('way-access', 'foot-private.osm');
	expect(closed.stderr).toMatch(/^ {2}left out: 1 × foot=private \(way 10\)$/m);
	expect(closed.stdout).not.toContain('left out');
});

test('where nothing is left out nothing is said, and of a network that is built already nothing is known', () => {
	const { stdout, stderr } = cover('gate-node', 'none.osm', '--json');
	expect(stderr).toBe('');
	expect((JSON.parse(stdout) as Document).streets).toMatchObject({ ways: 2, dropped: [], cut: [] });
});

test('a wrong question on such a file is one line all the same', () => {
	const { code, stdout, stderr } = cover('gate-node', 'wall.osm', '--what-if', 'close~nobody');
	expect([code, stdout]).toEqual([2, '']);
	expect(stderr.trim().split('\n')).toHaveLength(1);
});
