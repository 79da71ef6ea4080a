import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listCentrePlaces, listCommunityPlaces } from '#lib/core/coverage/city-places.ts';
import { listGroundSource } from '#lib/core/ground/list-ground-source.ts';
import { buildLocalMetres } from '#lib/core/geometry/local-metres.ts';
import { decodeNetwork } from '#lib/core/network/decode-network.ts';
import { cityFiles } from '#lib/server/city-files.ts';
import { readSeedCity } from '#lib/server/seed/default-city.ts';
import { Engine, type ReportStage } from '#lib/worker/engine.ts';
import { computeCoverage } from '../helpers/compute-coverage.ts';

const file = readFileSync(cityFiles('baoding').network);
const { features } = await readSeedCity();
const places = {
	centres: listCentrePlaces(features),
	communities: listCommunityPlaces(features, { all: true })
};
const quiet: ReportStage = async () => {};
const engine = await Engine.load(file, places, quiet);

describe('engine behind the page', () => {
	it('gives the walks that the command line gives', () => {
		const { walks } = engine.describe();
		const { items } = computeCoverage({
			network: decodeNetwork(file),
			minutes: [15],
			speedMps: 1,
			...places
		});
		expect(items.map(({ id }) => walks.get(id)!.distanceM)).toEqual(
			items.map(({ walkSeconds }) => walkSeconds)
		);
	});

	it('traces a path as long as its walk, for every community', () => {
		const { walks } = engine.describe();
		for (const { id } of places.communities) {
			const { nearest } = engine.explain({ communityId: id }, 900);
			const walk = walks.get(id)!;
			expect(nearest?.centreId ?? null).toBe(walk.centreId);
			if (!nearest || walk.centreId === null) continue;
			const path = nearest.walk;
			expect(path.distanceM).toBe(walk.distanceM);
			const sum =
				path.accessM.place + path.accessM.source + path.stretches.reduce((m, { lengthM }) => m + lengthM, 0);
			expect(sum).toBeCloseTo(walk.distanceM, 6);
		}
	});

	it('measures from entrance to door what the plan counts as the walk', () => {
		const { walks } = engine.describe();
		for (const { id, ways } of places.communities.filter((_, i) => i % 100 === 0)) {
			const walk = walks.get(id)!;
			const doors = places.centres.find((centre) => centre.id === walk.centreId)?.ways ?? [];
			if (walk.distanceM === null || doors.length === 0 || !ways?.length) continue;
			const lengthsM = ways.flatMap((from) =>
				doors.map((to) => {
					const leg = engine.streetLeg(from.lngLat, to.lngLat);
					return leg.kind === 'walk' ? leg.lengthM : Infinity;
				})
			);
			expect(Math.min(...lengthsM), id).toBe(walk.distanceM);
		}
	});

	it('measures along the streets with what is tried from then on', () => {
		const [{ ways }] = places.centres as [(typeof places.centres)[number]];
		const from = ways![0]!.lngLat;
		const to = places.centres[7]!.ways![0]!.lngLat;
		const before = engine.streetLeg(from, to);
		engine.edit([{ kind: 'add-link', linkId: 'link', lngLats: [from, to] }]);
		const after = engine.streetLeg(from, to);
		engine.edit([]);
		if (before.kind !== 'walk' || after.kind !== 'walk') throw new Error('both are on streets');
		expect(after.lengthM).toBeLessThan(before.lengthM);
		expect(engine.streetLeg(from, to)).toEqual(before);
	});

	it('draws circles close to the truth: misplaced street samples are few', async () => {
		const { missed, wronglyInside, reached } = await engine.measure({ limitM: 900, centreIds: null }, quiet);
		// Published in the README; a change for the worse is to be seen.
		expect(missed / reached).toBeLessThan(0.03);
		expect(wronglyInside / reached).toBeLessThan(0.03);
	});

	it('proposes links around known obstacles', async () => {
		const own = await Engine.load(file, places, quiet);
		const households = places.communities.map((community) => community.households);
		const find = async () =>
			(await own.findOpenings({ limitM: 450, households }, quiet)).find(({ kind }) => kind === 'add-link')!;
		const before = await find();
		expect(before.site.crossesUnknownGround).toBe(true);
		const [[west, south], [east, north]] = [before.lngLats[0]!, before.lngLats.at(-1)!];
		const { toLngLat } = buildLocalMetres([(west + east) / 2, (south + north) / 2]);
		const [w, s, e, n] = [...toLngLat([-4, -4]), ...toLngLat([4, 4])];
		const house = [
			[w!, s!],
			[e!, s!],
			[e!, n!],
			[w!, n!],
			[w!, s!]
		];
		own.know({ lines: [], areas: [{ type: 'Polygon', coordinates: [house] }], hasBuildings: true });
		const after = await find();
		expect(after.site.crossesUnknownGround).toBe(false);
		expect(after.lngLats).not.toEqual(before.lngLats);
	});

	it('measures ground on the circles of the plan without edits, and caches the land', async () => {
		const asked = { minutes: [15], limitsM: [900] };
		expect(await engine.ground({ ...asked, source: null }, quiet)).toBeNull();
		const told: number[] = [];
		const onProgress: ReportStage = async (stage, share) => {
			expect(stage).toBe('ground');
			told.push(share);
		};
		const found = await engine.ground({ ...asked, source: listGroundSource(features, null) }, onProgress);
		expect(found).toMatchObject({ basis: 'clusters', residentialBasis: 'communities', minutes: [15] });
		expect(told).toEqual(told.toSorted((m, n) => m - n));
		expect(told.length).toBeGreaterThan(12);
		const again = await engine.ground({ ...asked, source: null }, quiet);
		expect(again!.city).toEqual(found!.city);
		engine.edit([{ kind: 'close-centre', centreId: places.centres[0]!.id }]);
		const closed = await engine.ground({ ...asked, source: null }, quiet);
		expect(closed!.city.withinM2[0]).toBeLessThan(found!.city.withinM2[0]!);
		engine.edit([]);
	});

	it('stops between two steps when told to', async () => {
		const stop = async () => Promise.reject(new Error('cancelled'));
		await expect(engine.lifeCircles({ limitsM: [900], centreIds: null }, stop)).rejects.toThrow('cancelled');
	});

	it('refuses a network file that is damaged, cut short, of another version or no network', async () => {
		const changed = (change: (bytes: Uint8Array) => Uint8Array) =>
			Engine.load(change(Uint8Array.from(file)), places, quiet);
		const flipped = (at: number) => (bytes: Uint8Array) => bytes.with(at, bytes[at]! ^ 1) as Uint8Array;
		await expect(changed(flipped(file.length - 100))).rejects.toThrow(/damaged/);
		await expect(changed((bytes) => bytes.subarray(0, -9))).rejects.toThrow(/cut short/);
		await expect(changed((bytes) => bytes.with(4, 9) as Uint8Array)).rejects.toThrow(/version 9/);
		await expect(changed(() => new TextEncoder().encode('<!doctype html>'))).rejects.toThrow(
			/not a Lianpian/
		);
	});

	it('names a community that the plan does not have', () => {
		expect(() => engine.explain({ communityId: 'community-9999' }, 900)).toThrow(/community-9999/);
	});
});

describe('network file of the default city', () => {
	it('is what the streets in the project give', async () => {
		const { buildNetwork } = await import('#lib/core/network/build-network.ts');
		const { encodeNetwork } = await import('#lib/core/network/encode-network.ts');
		const { readStreets } = await import('#lib/server/import/read-streets.ts');
		const { meta } = await readSeedCity();
		const { ways } = await readStreets(join(cityFiles('baoding').folder, 'streets.geojson'));
		const built = encodeNetwork(buildNetwork(ways, { attribution: meta.attribution }));
		expect(Buffer.from(built).equals(file)).toBe(true);
	});
});
