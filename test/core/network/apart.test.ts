import { describe, expect, it } from 'vitest';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import { listApartEdges, WALKED_PIECE_M } from '#lib/core/network/list-apart-edges.ts';
import { buildSnapper } from '#lib/core/network/snap.ts';
import { drawCity, type AsciiCity } from '../../helpers/ascii-city.ts';

/** Names of the streets apart from the network that people walk on. */
function listApart({ ways }: AsciiCity): string[] {
	const network = buildNetwork(ways);
	const isApart = listApartEdges(network);
	const names = [...network.edgeName]
		.filter((_, edge) => isApart?.[edge])
		.map((name) => network.names[name]!);
	return [...new Set(names)].toSorted();
}

describe('the network that people walk on', () => {
	it('is all of a network in one piece, however short', () => {
		expect(listApart(drawCity('A   B', { 小街: 'AB' }))).toEqual([]);
		expect(listApartEdges(buildNetwork([]))).toBeUndefined();
	});

	it('leaves out a stub and a courtyard ring beside a street', () => {
		const city = drawCity(
			`
A              B              C
     D  E    H  I
             K  J`,
			{ 大街: 'ABC', 断头: 'DE', 院: 'HIJKH' }
		);
		expect(listApart(city)).toEqual(['断头', '院']);
	});

	it('has both of two towns, the smaller half as long as the larger', () => {
		const towns = (south: string) =>
			listApart(drawCity(`A                   B\n\n${south}`, { 北岸: 'AB', 南岸: 'CD' }));
		expect(towns('C         D')).toEqual([]);
		expect(towns('C        D')).toEqual(['南岸']);
	});

	it('has a town on an island however much larger the mainland is', () => {
		// A city of 20 km, and islands a little longer and a little shorter than the rule asks for.
		const size = (lengthM: number) =>
			drawCity('A B\n\nC D', { 大陆: 'AB', 岛: 'CD' }, { gridM: lengthM / 2 });
		const network = (islandM: number) => {
			const [mainland] = size(20_000).ways;
			const [, island] = size(islandM).ways;
			return listApartEdges(buildNetwork([mainland!, island!]));
		};
		expect(network(WALKED_PIECE_M + 20)).toBeUndefined();
		expect(network(WALKED_PIECE_M - 20)).toBeDefined();
	});
});

describe('a place nearest to a street apart', () => {
	// The stub D–E runs 30 m north of the street; places are measured north from the street.
	const city = drawCity('        D   E\n\n\nA         B         C', { 大街: 'ABC', 断头: 'DE' });
	const network = buildNetwork(city.ways);
	const snapper = buildSnapper(network);
	const north = (m: number) => city.beside('A', 'C', 100, m);
	const summary = (m: number) =>
		snapper.list(north(m)).map(({ accessM, apartM }) => [Math.round(accessM), apartM && Math.round(apartM)]);

	it('is put on the next street that people walk on, and on that one too', () => {
		expect(summary(25)).toEqual([
			[25, undefined],
			[5, 40]
		]);
		expect(summary(400)).toEqual([
			[400, undefined],
			[370, 40]
		]);
	});

	it('is put on the street alone where that is as near or nearer', () => {
		expect(summary(14)).toEqual([[14, undefined]]);
		expect(summary(0)).toEqual([[0, undefined]]);
		expect(summary(-80)).toEqual([[80, undefined]]);
	});

	it('is put on the street apart alone where no other is within a kilometre', () => {
		expect(summary(1020)).toEqual([[990, 40]]);
		expect(summary(1040)).toEqual([]);
	});

	it('is nearest to the street apart, when the nearest of all is asked for', () => {
		expect(snapper.find(north(25))).toMatchObject({ apartM: expect.closeTo(40, 0) });
		expect(snapper.findWalked(north(25))!.accessM).toBeCloseTo(25, 0);
	});
});
