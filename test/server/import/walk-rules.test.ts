import { describe, expect, test } from 'vitest';
import { readStreets } from '#lib/server/import/read-streets.ts';
import {
	ACCESS_VALUES,
	BARRIER_KINDS,
	HIGHWAYS,
	LIFECYCLE_KEYS,
	NEVER_WALKED,
	PLAN_CLASSES,
	SPELLINGS
} from '#lib/server/import/walk-table.ts';
import { atMetres, writeOsmText } from '../../helpers/osm-text.ts';
import { walkOn } from '../../helpers/walk-on.ts';
import { writeTemporary } from './temporary-file.ts';

type Tags = Record<string, string>;

const STRAIGHT_M = 300;
const ROUND_M = 900;

/** Two corners 300 m apart; the way straight from one to the other and its middle have the tags that are tried. */
async function walk({ way, node = {} }: { way: Tags; node?: Tags }) {
	const text = writeOsmText({
		nodes: { 1: [0, 0], 2: [150, 0, node], 3: [300, 0], 4: [0, 300], 5: [300, 300] },
		ways: [{ refs: [1, 2, 3], tags: way }, { refs: [1, 4, 5, 3] }]
	});
	const { ways, report } = await readStreets(writeTemporary('walk.osm', text));
	const distanceM = Math.round(walkOn(ways, atMetres(0, 0), atMetres(300, 0))!);
	return { distanceM, report };
}

/** What `foot=…` does to a footway, `access=…` to a footway, and `foot=…` to a bridleway that is `access=no`. */
const SAYS: Record<string, string> = {
	opens:
		'yes designated permissive official public allowed | true t y 1 是 允许 | YES | Yes | yes;designated |  yes ',
	passes: 'destination customers dismount discouraged limited sidewalk crossing | Customers | yes;customers',
	silent: 'use_sidepath variable unknown | nonsense | Use_Sidepath | ;',
	shuts:
		'no none private permit license residents members staff employees service restricted military emergency ' +
		'delivery agricultural forestry bus psv hov impassable closed | false f n 0 否 禁止 禁行 | NO | Private | ' +
		'private;customers | customers;private | yes;no | no,yes | agricultural;forestry |  ｐｒｉｖａｔｅ '
};
const listValues = (text: string) =>
	text.split('|').flatMap((part) => (/[A-Z;,]|^\s{2}|\s{2}$/.test(part) ? [part] : part.trim().split(/\s+/)));

describe('foot and access', () => {
	test('every value of the table is tried below', () => {
		const tried = Object.values(SAYS).flatMap(listValues);
		expect(tried).toEqual(expect.arrayContaining(Object.keys(ACCESS_VALUES)));
		expect(tried).toEqual(expect.arrayContaining(Object.keys(SPELLINGS)));
		for (const [says, text] of Object.entries(SAYS))
			for (const value of listValues(text)) expect(ACCESS_VALUES[value]?.says ?? says, value).toBe(says);
	});

	test.each(Object.entries(SAYS).flatMap(([says, text]) => listValues(text).map((value) => [value, says])))(
		'%j %s',
		async (value, says) => {
			const length = async (way: Tags) => (await walk({ way })).distanceM;
			expect(await length({ highway: 'footway', foot: value })).toBe(says === 'shuts' ? ROUND_M : STRAIGHT_M);
			expect(await length({ highway: 'footway', access: value })).toBe(
				says === 'shuts' ? ROUND_M : STRAIGHT_M
			);
			expect(await length({ highway: 'footway', access: 'no', foot: value })).toBe(
				says === 'opens' || says === 'passes' ? STRAIGHT_M : ROUND_M
			);
			expect(await length({ highway: 'bridleway', foot: value })).toBe(
				says === 'opens' ? STRAIGHT_M : ROUND_M
			);
			expect(await length({ highway: 'trunk', motorroad: 'yes', foot: value })).toBe(
				says === 'opens' ? STRAIGHT_M : ROUND_M
			);
			// What everybody may do opens no way that is closed to walkers.
			expect(await length({ highway: 'bridleway', access: value })).toBe(ROUND_M);
		}
	);

	test('what is said of vehicles, bicycles and directions does not matter', async () => {
		for (const key of ['vehicle', 'motor_vehicle', 'bicycle', 'horse', 'motorcar'])
			expect((await walk({ way: { highway: 'service', [key]: 'private' } })).distanceM, key).toBe(STRAIGHT_M);
		expect((await walk({ way: { highway: 'service', oneway: '-1' } })).distanceM).toBe(STRAIGHT_M);
	});

	test('what is not read is named: times, and values that are not known', async () => {
		const tags = { 'foot:conditional': 'no @ (22:00-06:00)', 'access:conditional': 'x', access: 'friends' };
		const { distanceM, report } = await walk({ way: { highway: 'footway', ...tags } });
		expect(distanceM).toBe(STRAIGHT_M);
		expect(report.unread.map(({ reason, examples }) => [reason, examples])).toEqual([
			['access:conditional', ['way 100']],
			['access=friends is not known', ['way 100']],
			['foot:conditional', ['way 100']]
		]);
	});
});

describe('classes', () => {
	test.each(Object.entries(HIGHWAYS))('highway=%s', async (highway, { walkers }) => {
		expect((await walk({ way: { highway } })).distanceM).toBe(walkers === 'always' ? STRAIGHT_M : ROUND_M);
		for (const tags of [{ foot: 'designated' }, { sidewalk: 'both' }] as Tags[])
			expect((await walk({ way: { highway, ...tags } })).distanceM).toBe(STRAIGHT_M);
		expect((await walk({ way: { highway: highway.toUpperCase(), foot: 'yes' } })).distanceM).toBe(STRAIGHT_M);
	});

	test('walkers use these by themselves', () => {
		const always = Object.keys(HIGHWAYS).filter((name) => HIGHWAYS[name]!.walkers === 'always');
		expect(always.filter((name) => !name.endsWith('_link')).toSorted()).toEqual(
			(
				'cycleway footway living_street path pedestrian primary residential road secondary service steps ' +
				'tertiary track trunk unclassified'
			).split(' ')
		);
		expect(Object.keys(PLAN_CLASSES).filter((name) => PLAN_CLASSES[name]!.walkers === 'invited')).toEqual([
			'高速公路',
			'高速路'
		]);
	});

	test('these are never walked', () => {
		expect([...NEVER_WALKED].toSorted()).toEqual(
			(
				'abandoned construction demolished destroyed dismantled disused historic no planned proposed razed removed ' +
				'via_ferrata'
			).split(' ')
		);
		expect(LIFECYCLE_KEYS.filter((key) => !NEVER_WALKED.has(key))).toEqual(['impassable']);
	});

	test.each([...NEVER_WALKED])('highway=%s is never walked', async (highway) => {
		const { distanceM, report } = await walk({ way: { highway, foot: 'yes' } });
		expect(distanceM).toBe(ROUND_M);
		expect(report.dropped).toMatchObject([{ reason: `highway=${highway}` }]);
	});

	test.each(LIFECYCLE_KEYS)('%s=yes closes a way that keeps its class', async (key) => {
		expect((await walk({ way: { highway: 'footway', foot: 'yes', [key]: 'yes' } })).distanceM).toBe(ROUND_M);
		expect((await walk({ way: { highway: 'footway', [key]: 'no' } })).distanceM).toBe(STRAIGHT_M);
		expect((await walk({ way: { [`${key}:highway`]: 'footway' } })).distanceM).toBe(ROUND_M);
	});

	test.each(['yes', 'YES', 'true', '1'])('motorroad=%s is closed, whatever its class', async (motorroad) => {
		expect((await walk({ way: { highway: 'primary', motorroad } })).distanceM).toBe(ROUND_M);
		expect((await walk({ way: { highway: 'primary', motorroad, sidewalk: 'right' } })).distanceM).toBe(
			STRAIGHT_M
		);
	});

	test('an unknown class is no way, unless a tag allows pedestrians', async () => {
		for (const highway of ['crossing', 'constructor', '__proto__', 'bus_stop']) {
			expect((await walk({ way: { highway } })).distanceM, highway).toBe(ROUND_M);
			expect((await walk({ way: { highway, foot: 'yes' } })).distanceM, highway).toBe(STRAIGHT_M);
		}
	});
});

const SHUT_KINDS =
	'wall city_wall retaining_wall noise_barrier fence wire_fence wood_fence railing net hedge hedge_bank ' +
	'guard_rail cable_barrier ditch trench moat haha ha-ha field_boundary';

describe('barriers', () => {
	const node = async (tags: Tags) => walk({ way: { highway: 'service' }, node: tags });
	const length = async (tags: Tags) => (await node(tags)).distanceM;

	test('these kinds are shut by themselves', () => {
		const shut = Object.keys(BARRIER_KINDS).filter((kind) => BARRIER_KINDS[kind]!.isShut);
		expect(shut).toEqual(SHUT_KINDS.split(' '));
	});

	test.each(Object.entries(BARRIER_KINDS))('barrier=%s', async (barrier, { isShut }) => {
		const { distanceM, report } = await node({ barrier });
		expect(distanceM).toBe(isShut ? ROUND_M : STRAIGHT_M);
		expect(report.cut).toEqual(
			isShut ? [{ reason: `barrier=${barrier}`, count: 1, examples: ['node 2'] }] : []
		);
		expect(report.unread).toEqual([]);
		for (const closing of [
			{ foot: 'no' },
			{ access: 'private' },
			{ access: 'no' },
			{ locked: 'yes' }
		] as Tags[])
			expect(await length({ barrier, ...closing }), JSON.stringify(closing)).toBe(ROUND_M);
		for (const opening of [
			{ foot: 'yes' },
			{ foot: 'designated', access: 'private' },
			{ foot: 'permissive', locked: 'yes' },
			{ foot: 'destination', access: 'no' },
			{ access: 'yes' }
		] as Tags[])
			expect(await length({ barrier, ...opening }), JSON.stringify(opening)).toBe(STRAIGHT_M);
	});

	test.each(Object.entries(SAYS).flatMap(([says, text]) => listValues(text).map((value) => [value, says])))(
		'a gate with %j: %s',
		async (value, says) => {
			expect(await length({ barrier: 'gate', foot: value })).toBe(says === 'shuts' ? ROUND_M : STRAIGHT_M);
			expect(await length({ barrier: 'gate', access: value })).toBe(says === 'shuts' ? ROUND_M : STRAIGHT_M);
			expect(await length({ barrier: 'wall', access: value })).toBe(
				says === 'opens' || says === 'passes' ? STRAIGHT_M : ROUND_M
			);
			expect(await length({ barrier: 'gate', locked: 'yes', foot: value })).toBe(
				says === 'opens' ? STRAIGHT_M : ROUND_M
			);
		}
	);

	test('kinds in capitals, with blanks and in lists; of a list the strictest counts', async () => {
		expect(await length({ barrier: ' Wall ' })).toBe(ROUND_M);
		expect(await length({ barrier: 'gate;fence' })).toBe(ROUND_M);
		expect(await length({ barrier: 'GATE;bollard' })).toBe(STRAIGHT_M);
		for (const locked of ['true', 'YES', '1'])
			expect(await length({ barrier: 'gate', locked })).toBe(ROUND_M);
		expect(await length({ barrier: 'gate', locked: 'no' })).toBe(STRAIGHT_M);
	});

	test('a kind that is not known lets walkers pass, and is named; so are hours', async () => {
		const { distanceM, report } = await node({ barrier: 'force_field', opening_hours: '06:00-22:00' });
		expect(distanceM).toBe(STRAIGHT_M);
		expect(report.unread.map(({ reason }) => reason)).toEqual([
			'barrier=force_field is not known',
			'opening_hours of a barrier'
		]);
	});

	test('a node that says nothing but who may pass is a barrier; one that is something else is none', async () => {
		expect(await length({ access: 'no' })).toBe(ROUND_M);
		expect(await length({ foot: 'no', note: 'seen on the spot', source: 'survey' })).toBe(ROUND_M);
		expect(await length({ access: 'private', foot: 'yes' })).toBe(STRAIGHT_M);
		expect(await length({ vehicle: 'no' })).toBe(STRAIGHT_M);
		const others: Tags[] = [
			{ highway: 'crossing', foot: 'no' },
			{ entrance: 'main', access: 'private' },
			{ railway: 'level_crossing', access: 'no' },
			{ amenity: 'parking_entrance', access: 'private' },
			{ highway: 'bus_stop', access: 'no' }
		];
		for (const tags of others) expect(await length(tags), JSON.stringify(tags)).toBe(STRAIGHT_M);
	});
});
