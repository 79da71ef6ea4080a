import { describe, expect, it } from 'vitest';
import { RefusedChanges } from '#lib/state/editing/refused-changes.svelte.ts';
import { ServerRefused } from '#lib/state/ask-server.ts';
import { Editing } from '#lib/state/editing/editing.svelte.ts';
import { toFeatures } from '#lib/core/plan/plan.ts';
import type { WantedChange } from '#lib/core/plan/types.ts';
import { FakePlanServer } from '../../helpers/fake-plan-server.ts';
import { buildSmallCity } from '../../helpers/small-city.ts';

const rename = (value: string): WantedChange => ({
	layer: 'centres',
	featureId: 'centre-B',
	op: 'set',
	field: 'name',
	value
});
const people = (value: number): WantedChange => ({
	layer: 'communities',
	featureId: 'community-1',
	op: 'set',
	field: 'people',
	value
});
const { features } = buildSmallCity();

async function open(server: FakePlanServer, local = new Map<string, string>()) {
	const editing = new Editing('small', server.ports(local));
	editing.begin(features, 1);
	const stop = editing.follow();
	await editing.prepare();
	return { editing, stop, local, name: () => editing.plan!.centres.get('centre-B')!.properties.name };
}
/** Until everything that was asked for has been answered. */
const settle = async () => {
	for (let i = 0; i < 50; i++) await Promise.resolve();
};

describe('editing', () => {
	it('shows a change at once, and the server has it soon', async () => {
		const server = new FakePlanServer(features);
		const { editing, name } = await open(server);
		expect(editing.change([rename('甲')], { reason: '更名' })).toEqual([]);
		expect(name()).toBe('甲');
		expect(editing.pendingCount).toBe(1);
		await settle();
		expect(editing.pendingCount).toBe(0);
		expect(server.log).toMatchObject([{ reason: '更名', source: 'edit', revision: 2 }]);
		expect(editing.revision).toBe(2);
	});

	it('shows what others do as it comes, beneath one’s own', async () => {
		const server = new FakePlanServer(features);
		const [a, b] = [await open(server), await open(server)];
		a.editing.change([rename('甲')]);
		await settle();
		expect(b.name()).toBe('甲');
		b.editing.change([people(7)]);
		await settle();
		expect(a.editing.plan!.communities.get('community-1')!.properties.people).toBe(7);
	});

	it('reads what it missed', async () => {
		const server = new FakePlanServer(features);
		const [a, b] = [await open(server), await open(server)];
		server.isTelling = false;
		a.editing.change([rename('甲')]);
		await settle();
		server.isTelling = true;
		a.editing.change([people(7)]);
		await settle();
		expect(b.name()).toBe('甲');
		expect(b.editing.revision).toBe(3);
	});

	it('keeps what cannot be sent over a reload, and sends it once', async () => {
		const server = new FakePlanServer(features);
		const first = await open(server);
		server.cut = 'after';
		first.editing.change([rename('甲')]);
		first.editing.change([rename('乙')]);
		await settle();
		expect(first.editing.pendingCount).toBe(2);
		first.stop();
		server.cut = null;
		const again = await open(server, first.local);
		expect(again.name()).toBe('乙');
		await settle();
		expect(server.log.map(({ changes }) => changes.length)).toEqual([1, 1]);
		expect(server.plan.centres.get('centre-B')!.properties.name).toBe('乙');
		expect(again.editing.pendingCount).toBe(0);
		expect(again.editing.clashCount).toBe(0);
	});

	it('sends what was edited of a feature that another has removed meanwhile, which becomes a clash', async () => {
		const server = new FakePlanServer(features);
		const first = await open(server);
		server.cut = 'before';
		first.editing.change([
			{ layer: 'landmarks', featureId: 'landmark-1', op: 'set', field: 'name', value: '甲' }
		]);
		await settle();
		first.stop();
		server.cut = null;
		const other = await open(server);
		other.editing.change([{ layer: 'landmarks', featureId: 'landmark-1', op: 'remove' }]);
		await settle();
		// The page is opened again, with a plan that the feature is not in any more.
		const again = new Editing('small', server.ports(first.local));
		again.begin(toFeatures(server.plan), server.revision);
		again.follow();
		await again.prepare();
		await settle();
		expect(again.pendingCount).toBe(0);
		expect(again.clashCount).toBe(1);
		expect(server.log).toHaveLength(2);
	});

	it('says that it cannot save for as long as that is so', async () => {
		const server = new FakePlanServer(features);
		const { editing } = await open(server);
		server.cut = 'before';
		editing.change([rename('甲')]);
		await settle();
		expect(editing.fault).not.toBeNull();
		server.cut = null;
		await editing.flush();
		expect(editing.fault).toBeNull();
	});

	it('sends two changes of one field in a row without a clash with itself', async () => {
		const server = new FakePlanServer(features);
		const { editing, name } = await open(server);
		editing.change([rename('甲')]);
		editing.change([rename('乙')]);
		editing.change([rename('丙')]);
		await settle();
		expect(name()).toBe('丙');
		expect(editing.clashCount).toBe(0);
		expect(server.plan.centres.get('centre-B')!.properties.name).toBe('丙');
	});

	it('tells of a clash, and shows what stands', async () => {
		const server = new FakePlanServer(features);
		const [a, b] = [await open(server), await open(server)];
		server.cut = 'before';
		b.editing.change([rename('乙')]);
		await settle();
		server.cut = null;
		a.editing.change([rename('甲')]);
		await settle();
		await b.editing.flush();
		await settle();
		expect(b.editing.clashCount).toBe(1);
		expect(b.name()).toBe('甲');
	});

	it('undoes and redoes, over a reload as well, and only its own', async () => {
		const server = new FakePlanServer(features);
		const { editing, name, local, stop } = await open(server);
		const was = name();
		const other = await open(server);
		editing.change([rename('甲')]);
		await settle();
		other.editing.change([people(7)]);
		await settle();
		expect(editing.canUndo).toBe(true);
		editing.undo();
		expect(name()).toBe(was);
		await settle();
		editing.redo();
		await settle();
		expect(name()).toBe('甲');
		stop();
		const again = await open(server, local);
		await settle();
		await again.editing.flush();
		again.editing.undo();
		await settle();
		expect(server.plan.centres.get('centre-B')!.properties.name).toBe(was);
		expect(server.plan.communities.get('community-1')!.properties.people).toBe(7);
		expect(again.editing.canUndo).toBe(false);
	});

	it('refuses what would break the plan, and changes nothing', async () => {
		const server = new FakePlanServer(features);
		const { editing, name } = await open(server);
		const was = name();
		expect(editing.change([rename('')])).toMatchObject([{ code: 'wrong-value', field: 'name' }]);
		const other = features.centres.features.find(({ properties }) => properties.id !== 'centre-B')!;
		expect(editing.change([rename(other.properties.name)])).toMatchObject([{ code: 'taken-name' }]);
		expect(name()).toBe(was);
		await settle();
		expect(server.log).toEqual([]);
		expect(editing.canUndo).toBe(false);
	});

	it('keeps what the server refuses, over a reload, until it is sent again or given up', async () => {
		const server = new FakePlanServer(features);
		const [a, b] = [await open(server), await open(server)];
		server.isTelling = false;
		a.editing.change([{ layer: 'landmarks', featureId: 'landmark-1', op: 'remove' }]);
		await settle();
		const own = features.communities.features.find(
			({ properties }) => properties.id === 'community-1'
		)!.properties;
		const otherDistrict = features.districts.features.find(
			({ properties }) => properties.id !== own.districtId
		)!.properties.id;
		// b has not heard of it, and refers to a district that goes.
		server.plan = { ...server.plan, districts: new Map() };
		b.editing.change([
			{ layer: 'communities', featureId: 'community-1', op: 'set', field: 'districtId', value: otherDistrict }
		]);
		await settle();
		expect(b.editing.fault).not.toBeNull();
		expect(b.editing.pendingCount).toBe(0);
		const shown = (of: Editing) => of.plan!.communities.get('community-1')!.properties.districtId;
		expect(shown(b.editing)).toBe(own.districtId);
		b.stop();
		const { editing } = await open(server, b.local);
		expect(editing.refused.list).toMatchObject([
			{ set: { changes: [{ field: 'districtId', value: otherDistrict }] }, fault: { code: 'refused' } }
		]);
		// Refused once more while nothing has changed.
		const id = () => editing.refused.list[0]!.set.id;
		expect(editing.resend(id())).toEqual([]);
		await settle();
		expect(editing.refused.list).toHaveLength(1);
		const districts = new Map(features.districts.features.map((one) => [one.properties.id, one as never]));
		server.plan = { ...server.plan, districts };
		expect(editing.resend(id())).toEqual([]);
		await settle();
		expect(editing.refused.list).toEqual([]);
		expect(shown(editing)).toBe(otherDistrict);
		expect(server.log.at(-1)).toMatchObject({ changes: [{ field: 'districtId' }] });
	});

	it('lists what was refused in the order in which it was made, over a reload', () => {
		const ports = new FakePlanServer(features).ports();
		const kept = new RefusedChanges('small', ports);
		const fault = { code: 'unknown', parameters: {}, detail: '' } as const;
		const set = { base: 1, knows: [], author: '', reason: '', source: 'edit', changes: [] } as const;
		const ids = ['z', 'm', 'a'];
		for (const id of ids) kept.add({ ...set, knows: [], changes: [], id }, fault);
		const idsAgain = () => new RefusedChanges('small', ports).list.map((one) => one.set.id);
		expect(idsAgain()).toEqual(ids);
		kept.take('m');
		expect(idsAgain()).toEqual(['z', 'a']);
		new RefusedChanges('small', ports).take('z');
		expect(idsAgain()).toEqual(['a']);
	});

	it('sends what was made on an unknown revision again on the plan as it is', async () => {
		const server = new FakePlanServer(features);
		const { editing, name } = await open(server);
		editing.change([people(7)]);
		await settle();
		const refusal = { code: 'unknown-base', parameters: { base: 99, first: 1, last: 2 } } as const;
		const since = { base: 99, knows: ['gone'] };
		server.refuse = ({ base }) => (base === 99 ? new ServerRefused('unknown', 409, refusal) : undefined);
		editing.change([rename('甲')], { since });
		await settle();
		expect(editing.refused.list).toMatchObject([{ set: since }]);
		expect(editing.resend(editing.refused.list[0]!.set.id)).toEqual([]);
		await settle();
		expect(editing.refused.list).toEqual([]);
		expect(name()).toBe('甲');
		expect(server.log.at(-1)).toMatchObject({ base: 2, changes: [{ field: 'name' }] });
	});
});
