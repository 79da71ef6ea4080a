import { describe, expect, it } from 'vitest';
import { defaultView } from '#lib/carto/view-query.ts';
import type { CityFeatures } from '#lib/core/city/types.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { toFeatures } from '#lib/core/plan/plan.ts';
import type { Area, Shape } from '#lib/core/shaping/types.ts';
import { EditDesk } from '#lib/state/editing/edit-desk.svelte.ts';
import { Editing } from '#lib/state/editing/editing.svelte.ts';
import { HandDesk } from '#lib/state/editing/hand-desk.svelte.ts';
import type { ReshapingState } from '#lib/state/editing/hand-state.ts';
import { VertexWalk } from '#lib/state/editing/vertex-walk.svelte.ts';
import { View } from '#lib/state/view.svelte.ts';
import { FakePlanServer } from '../../helpers/fake-plan-server.ts';
import { at, drawPlan } from '../../helpers/shape-plan.ts';

const features: CityFeatures = toFeatures(drawPlan());
/** One street, with a bend. */
const streetsOf = (): CityFeatures['streets'] => ({
	type: 'FeatureCollection',
	features: [
		{
			type: 'Feature',
			properties: { id: 's', name: '甲路', streetClass: 'residential', provenance: 'approximate' },
			geometry: { type: 'LineString', coordinates: [at(0, 0), at(300, 0), at(600, 0)] }
		} as CityFeatures['streets']['features'][number]
	]
});
const settle = async () => {
	for (let i = 0; i < 80; i++) await Promise.resolve();
};

async function open(
	server: FakePlanServer,
	{
		local = new Map<string, string>(),
		session = new Map<string, string>(),
		target = { layer: 'communities', featureId: 'c' } as const
	} = {}
) {
	const editing = new Editing('drawn', server.ports(local, session));
	editing.begin(toFeatures(server.plan), server.revision);
	const stop = editing.follow();
	await editing.prepare();
	const desk = new EditDesk(new View(defaultView()), editing);
	const hand = new HandDesk(desk, editing, { bbox: [115, 38, 116, 39], streets: () => [], newId: () => 'x' });
	const walk = new VertexWalk({ shape: () => hand.shape, reshape: (shape, key) => hand.reshape(shape, key) });
	desk.hand = { reshaping: hand.reshaping as unknown as ReshapingState } as EditDesk['hand'];
	desk.toggle();
	desk.pick(target);
	const go = (n: number, to: LngLat, key?: string) => {
		walk.choose(walk.vertices[n]!.lngLat);
		walk.moveTo(to, key);
	};
	return { editing, desk, hand, walk, go, stop };
}
const ringOf = (shape: Shape | null) => (shape as Area).coordinates[0] as LngLat[];
const shapeOn = ({ plan }: FakePlanServer, id = 'c') => plan.communities.get(id)!.geometry as Area;

describe('a shape that is reshaped', () => {
	it('is one change set and one step of undo, however many vertices were moved', async () => {
		const server = new FakePlanServer(features);
		const { editing, desk, hand, go } = await open(server);
		const was = shapeOn(server);
		go(2, at(420, 220));
		go(3, at(290, 230));
		expect(hand.reshaping.count).toBe(2);
		expect(ringOf(hand.shape)).toContainEqual(at(420, 220));
		await settle();
		expect(server.log).toHaveLength(0);
		hand.finish();
		await settle();
		expect(server.log).toHaveLength(1);
		expect(server.log[0]!.changes.map((change) => 'field' in change && change.field)).toContain('geometry');
		expect(shapeOn(server)).toEqual(hand.shape);
		desk.undo();
		await settle();
		expect(shapeOn(server)).toEqual(was);
		expect(editing.canUndo).toBe(false);
	});

	it('takes back and makes again its own last step while it is not finished', async () => {
		const server = new FakePlanServer(features);
		const { desk, hand, go } = await open(server);
		const was = hand.shape;
		go(2, at(420, 220));
		const first = hand.shape;
		go(3, at(290, 230));
		const second = hand.shape;
		desk.undo();
		expect(hand.shape).toEqual(first);
		desk.redo();
		expect(hand.shape).toEqual(second);
		hand.reshaping.giveUp();
		expect(hand.shape).toEqual(was);
		desk.redo();
		expect(hand.shape).toEqual(first);
		desk.redo();
		expect(hand.shape).toEqual(second);
		desk.undo();
		desk.undo();
		hand.finish();
		await settle();
		expect(server.log).toHaveLength(0);
	});

	it('counts a vertex that goes on and on by arrows as one step', async () => {
		const server = new FakePlanServer(features);
		const { desk, hand, walk } = await open(server);
		const was = hand.shape;
		walk.walk(1);
		const [lng, lat] = walk.vertex!.lngLat;
		for (let n = 1; n <= 5; n++) walk.moveTo([lng - n * 1e-5, lat], 'nudge');
		expect(hand.reshaping.count).toBe(1);
		walk.walk(1);
		walk.moveTo([walk.vertex!.lngLat[0], walk.vertex!.lngLat[1] - 1e-5], 'nudge');
		expect(hand.reshaping.count).toBe(2);
		desk.undo();
		desk.undo();
		expect(hand.shape).toEqual(was);
	});

	it('that comes back to what it was is no change', async () => {
		const server = new FakePlanServer(features);
		const { hand, go } = await open(server);
		const [, , corner] = ringOf(hand.shape);
		go(2, at(420, 220));
		go(2, corner!);
		hand.finish();
		await settle();
		expect(server.log).toHaveLength(0);
	});

	it('is finished by whatever else is edited', async () => {
		const server = new FakePlanServer(features);
		const { desk, go } = await open(server);
		go(2, at(420, 220));
		desk.change([{ layer: 'communities', featureId: 'c', op: 'set', field: 'households', value: 7 }]);
		await settle();
		expect(server.log).toHaveLength(2);
		expect(shapeOn(server).coordinates[0]).toContainEqual(at(420, 220));
		expect(server.plan.communities.get('c')!.properties['households']).toBe(7);
	});

	it('takes neighbours along that share its border, in the same change set', async () => {
		const server = new FakePlanServer(features);
		const { hand, walk, go } = await open(server, { target: { layer: 'blocks', featureId: 'wn' } as never });
		const middle = walk.vertices.findIndex(({ lngLat }) => String(lngLat) === String(at(0, 0)));
		go(middle, at(20, 30));
		expect(hand.reshaping.besides).toHaveLength(3);
		walk.insert();
		walk.moveTo(at(-100, 40));
		hand.finish();
		await settle();
		expect(server.log).toHaveLength(1);
		for (const id of ['wn', 'ws', 'en', 'es'])
			expect(JSON.stringify(server.plan.blocks.get(id)!.geometry), id).toContain(JSON.stringify(at(20, 30)));
	});

	it('refuses a step in words, and keeps those before it', async () => {
		const server = new FakePlanServer(features);
		const { hand, go } = await open(server);
		go(2, at(420, 220));
		const before = hand.shape;
		// Over the opposite side: the ring would cross itself.
		go(0, at(500, 210));
		expect(hand.fault?.code).toBe('self-crossing');
		expect(hand.shape).toBe(before);
		expect(hand.reshaping.count).toBe(1);
	});

	it('becomes a clash where somebody else has changed the shape meanwhile, and nobody’s is lost', async () => {
		const server = new FakePlanServer(features);
		const [mine, theirs] = [await open(server), await open(server)];
		mine.go(2, at(420, 220));
		theirs.go(2, at(410, 190));
		theirs.hand.finish();
		await settle();
		// It is still what is in one's own hand.
		expect(ringOf(mine.hand.shape)).toContainEqual(at(420, 220));
		mine.hand.finish();
		await settle();
		expect(shapeOn(server).coordinates[0]).toContainEqual(at(410, 190));
		expect(mine.editing.clashCount).toBe(1);
	});

	it('goes on after a reload where it was, as made on what was known then', async () => {
		const server = new FakePlanServer(features);
		const tab = { local: new Map<string, string>(), session: new Map<string, string>() };
		const first = await open(server, tab);
		first.go(2, at(420, 220));
		const left = first.hand.shape;
		first.stop();
		const other = await open(server);
		other.go(2, at(410, 190));
		other.hand.finish();
		await settle();
		const again = await open(server, tab);
		again.desk.pick(null);
		const target = await again.hand.reshaping.restore();
		expect(target).toEqual({ layer: 'communities', featureId: 'c' });
		again.desk.pick(target);
		expect(again.hand.shape).toEqual(left);
		again.hand.finish();
		await settle();
		expect(again.editing.clashCount).toBe(1);
		const empty = await open(server, tab);
		expect(await empty.hand.reshaping.restore()).toBeNull();
	});

	it('that does not fit after a reload is kept with what could not be saved, and why', async () => {
		const server = new FakePlanServer(features);
		const tab = { local: new Map<string, string>(), session: new Map<string, string>() };
		const first = await open(server, tab);
		first.go(2, at(420, 220));
		const left = first.hand.shape;
		first.stop();
		server.plan = { ...server.plan, communities: new Map() };
		const again = await open(server, tab);
		expect(await again.hand.reshaping.restore()).toBeNull();
		expect(again.editing.refused.list).toMatchObject([
			{
				set: { changes: expect.arrayContaining([expect.objectContaining({ value: left })]) },
				fault: {
					parameters: {
						refusal: { code: 'wrong-changes', parameters: { problems: [{ code: 'unknown-feature' }] } }
					}
				}
			}
		]);
		// Nothing else that is done loses it, and it is told once.
		again.hand.finish();
		const later = await open(server, tab);
		expect(await later.hand.reshaping.restore()).toBeNull();
		expect(later.editing.refused.list).toHaveLength(1);
	});

	it('is of its own tab as long as that is open, and then of one other', async () => {
		const server = new FakePlanServer(features);
		const local = new Map<string, string>();
		const [one, two] = [new Map<string, string>(), new Map<string, string>()];
		const first = await open(server, { local, session: one });
		first.go(2, at(420, 220));
		const second = await open(server, { local, session: two });
		expect(await second.hand.reshaping.restore()).toBeNull();
		second.go(3, at(290, 230));
		second.hand.finish();
		await settle();
		// A tab that was copied has the session of the first.
		const copied = await open(server, { local, session: new Map(one) });
		expect(await copied.hand.reshaping.restore()).toBeNull();
		first.stop();
		server.close(one);
		const third = await open(server, { local });
		expect(await third.hand.reshaping.restore()).toEqual({ layer: 'communities', featureId: 'c' });
		expect(third.hand.shape).not.toEqual(shapeOn(server));
		const fourth = await open(server, { local });
		expect(await fourth.hand.reshaping.restore()).toBeNull();
	});

	it('comes back to the tab that it was left in, though another was closed later', async () => {
		const server = new FakePlanServer(features);
		const local = new Map<string, string>();
		const session = new Map<string, string>();
		const first = await open(server, { local, session });
		first.go(2, at(420, 220));
		const left = first.hand.shape;
		const gone = new Map<string, string>();
		const other = await open(server, { local, session: gone });
		other.go(3, at(290, 230));
		server.close(gone);
		const again = await open(server, { local, session });
		await again.hand.reshaping.restore();
		expect(again.hand.shape).toEqual(left);
	});

	it('leaves what was left of streets until they are there', async () => {
		const server = new FakePlanServer({ ...features, streets: streetsOf() });
		const tab = { local: new Map<string, string>(), session: new Map<string, string>() };
		const target = { layer: 'streets', featureId: 's' } as never;
		const first = await open(server, { ...tab, target });
		await settle();
		first.desk.pick(target);
		first.go(1, at(320, 20));
		expect(first.hand.reshaping.count).toBe(1);
		server.cut = 'before';
		const again = await open(server, tab);
		await settle();
		expect(again.editing.streets).toBe('none');
		expect(await again.hand.reshaping.restore()).toBeNull();
		expect(again.editing.refused.list).toEqual([]);
		server.cut = null;
		await again.editing.holdStreets();
		expect(await again.hand.reshaping.restore()).toEqual(target);
	});
});

describe('the vertex that keys change', () => {
	it('walks from the first to the last, and is none beyond', async () => {
		const { walk } = await open(new FakePlanServer(features));
		expect(walk.vertex).toBeNull();
		const seen: number[] = [];
		while (walk.walk(1)) seen.push(walk.vertex!.number);
		expect(seen).toEqual([1, 2, 3, 4]);
		expect(walk.vertex).toBeNull();
		walk.walk(-1);
		expect(walk.vertex!.number).toBe(4);
	});

	it('is the one that was put in, and after one is taken out that which follows', async () => {
		const { walk, hand } = await open(new FakePlanServer(features));
		walk.walk(1);
		const [first, second] = walk.vertices.map(({ lngLat }) => lngLat);
		walk.insert();
		expect(walk.vertex!.number).toBe(2);
		expect(walk.vertices).toHaveLength(5);
		walk.remove();
		expect(walk.vertices.map(({ lngLat }) => lngLat).slice(0, 2)).toEqual([first, second]);
		expect(walk.vertex).toEqual({ number: 2, lngLat: second });
		walk.remove();
		// A triangle has none to spare.
		walk.remove();
		expect(hand.fault?.code).toBe('too-few-positions');
		expect(walk.vertices).toHaveLength(3);
	});
});
