import { describe, expect, it } from 'vitest';
import { buildRandom } from '#lib/core/geometry/seeded-random.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { buildAddressGround } from '#lib/core/intake/address/address-ground.ts';
import { placeByAddress } from '#lib/core/intake/address/place-by-address.ts';
import { proposeIntake } from '#lib/core/intake/propose-intake.ts';
import type { IntakeRow } from '#lib/core/intake/reconcile/types.ts';
import { toPlan } from '#lib/core/plan/plan.ts';
import type { Plan, PlanFeature } from '#lib/core/plan/types.ts';
import { haversineM } from '#lib/core/geometry/local-metres.ts';
import { sayTold } from '#lib/intake-texts/say-told.ts';
import { drawCity } from '../../../helpers/ascii-city.ts';
import { howMany } from '../../../helpers/how-many.ts';
import { sourceLayer } from '../../../helpers/source-layer.ts';
import { spell } from '../checks/made-ledger.ts';

/** Blocks of 400 m by 300 m. */
const town = drawCity(
	`
A---K---B-------C
|       |       |
|       |       |
|       |       |
|       |       |
|       |       |
D-------E-------F
|       |       |
|       |       |
|       |       |
|       |       |
|       |       |
G-------H-------I`.slice(1),
	{ 东风中路: 'DEF', 五四路: 'GHI', 朝阳大街: 'BEH', 瑞祥大街: 'CFI', 短巷: 'AK' },
	{ gridM: 50 }
);
const plan: Plan = {
	...toPlan({}),
	streets: new Map(
		town.ways.map(({ id, name, coordinates }): [string, PlanFeature] => [
			id,
			{
				type: 'Feature',
				properties: { id, name, streetClass: 'residential', provenance: 'illustrative' },
				geometry: { type: 'LineString', coordinates: coordinates as LngLat[] }
			}
		])
	)
};
const row = (at: number, name: string, address: string, lngLat: LngLat | null = null): IntakeRow => ({
	row: at,
	values: { name, address },
	geometry: lngLat && { type: 'Point', coordinates: lngLat }
});
/** Even numbers south of 东风中路 and odd ones north of it, 10 m a number. */
const house = (number: number): LngLat => town.beside('D', 'F', number * 10, number % 2 === 0 ? -30 : 30);
const known = [4, 5, 20, 21, 50, 51, 70, 71].map((number) =>
	row(number, `${number}号的院子`, `莲池区东风中路${number}号院`, house(number))
);
const place = (address: string, rows: readonly IntakeRow[] = known) =>
	placeByAddress(address, buildAddressGround(plan, rows, spell)!);
const off = (address: string, at: LngLat): number => {
	const found = place(address);
	return found ? haversineM(...found.lngLat, ...at) : Infinity;
};

describe('an address', () => {
	it('of two streets is where they cross, at the corner or so far from it as it says', () => {
		expect(off('莲池区东风中路与朝阳大街交叉口', town.at('E'))).toBeLessThan(1);
		expect(off('东风中路与朝阳大街交叉口东北角', town.beside('E', 'F', 50, 50))).toBeLessThan(1);
		expect(off('朝阳大街（东风路口南行200米）', town.beside('E', 'H', 200))).toBeLessThan(1);
	});

	it.each([
		'东風中路35號',
		'东风路 35 号院',
		'冬风中路35号',
		'Dongfeng Zhong Lu 35',
		'保定市莲池区东风中路３５号院3号楼'
	])('%s lies between the numbers beside it, on its side of the street', (address) => {
		expect(off(address, house(35))).toBeLessThan(1);
	});

	it('with a number that is known is there, and beyond all that are known by the last', () => {
		expect(off('东风中路50号', house(50))).toBeLessThan(1);
		expect(off('东风中路78号', town.beside('D', 'F', 700))).toBeLessThan(1);
		expect(place('东风中路178号')).toBeUndefined();
	});

	it('of a part of a street that the plan has as one is on it, and its numbers are its own', () => {
		expect(off('东风中路与朝阳北大街交叉口', town.at('E'))).toBeLessThan(1);
		const parts = [
			row(9, '北段', '朝阳北大街20号', town.at('B')),
			row(10, '南段', '朝阳南大街20号', town.at('H'))
		];
		const ground = buildAddressGround(plan, parts, spell)!;
		expect(placeByAddress('朝阳南大街20号', ground)!.lngLat).toEqual(
			town.at('H').map((one) => expect.closeTo(one, 6))
		);
		expect(placeByAddress('朝阳大街20号', ground)).toBeUndefined();
	});

	it('of a short street is in its middle; a long one alone, no street, or one that is not there says nothing', () => {
		expect(off('短巷', town.beside('A', 'K', 100))).toBeLessThan(1);
		for (const text of ['东风中路', '人民广场', '建设路35号', '五四路35号', '', '东风中路与建设路交叉口'])
			expect(place(text)).toBeUndefined();
	});

	it('says in both languages by what it was placed', () => {
		const texts = ['东风中路35号', '东风中路50号', '东风中路78号', '东风路与朝阳大街交口', '短巷'].map(
			(one) => sayTold(place(one)!.evidence)
		);
		expect(texts.map(({ zh }) => zh)).toEqual([
			'按地址：东风中路35号，在已知的21号与51号之间',
			'按地址：50号的院子也在东风中路50号',
			'按地址：东风中路78号，最近的已知门牌是70号（70号的院子）',
			'按地址：东风中路与朝阳大街交叉口',
			'按地址：短巷不长，取其中点'
		]);
		expect(texts[0]!.en).toContain('between 21 and 51');
		expect(sayTold(place('东风路与朝阳大街交口东北角')!.evidence).en).toContain(
			'the north-east corner of 东风中路'
		);
	});

	it('is not far from where the house is, whichever numbers are known', () => {
		const random = buildRandom(7);
		for (let i = 0; i < howMany(200); i++) {
			const numbers = Array.from({ length: 79 }, (_, n) => n + 1).filter(() => random() < 0.3);
			const rows = numbers.map((n) => row(n, `${n}`, `东风中路${n}号`, house(n)));
			const asked = 1 + Math.floor(random() * 79);
			const found = place(`东风中路${asked}号`, rows);
			if (!found) continue;
			// By the next known number at the worst: ten numbers of 10 m, and the other side of the street.
			expect(haversineM(...found.lngLat, ...house(asked)), `${asked} by ${numbers.join()}`).toBeLessThan(120);
			if (found.evidence.code === 'address-between' && numbers.length > 20)
				expect(haversineM(...found.lngLat, ...house(asked))).toBeLessThan(61);
		}
	});
});

describe('a ledger with addresses', () => {
	const propose = (places?: ReadonlyMap<number, LngLat>) =>
		proposeIntake({
			layer: sourceLayer(
				['小区名称', '地址'],
				[
					['新建大院', '东风中路与朝阳大街交叉口'],
					['无处可寻', '某地']
				]
			),
			kind: 'communities',
			plan,
			bbox: [115.4, 38.8, 115.5, 38.9],
			spell,
			places
		});

	it('has places to take for rows that wait for one, and takes none by itself', () => {
		const { reconciled, addresses } = propose();
		expect(reconciled.outcomes.map((one) => one.kind === 'doubtful' && one.doubt)).toEqual([
			'unplaced',
			'unplaced'
		]);
		expect([...addresses.keys()]).toEqual([2]);
		const { lngLat } = addresses.get(2)!;
		const taken = propose(new Map([[2, lngLat]]));
		expect(taken.reconciled.outcomes[0]).toMatchObject({
			kind: 'added',
			assumed: expect.arrayContaining(['geometry'])
		});
	});
});
