import { describe, expect, it } from 'vitest';
import type { WantedChange } from '#lib/core/plan/types.ts';
import { Editing } from '#lib/state/editing/editing.svelte.ts';
import { FakePlanServer } from '../../helpers/fake-plan-server.ts';
import { buildSmallCity } from '../../helpers/small-city.ts';

const { streets, ...features } = buildSmallCity().features;
const rename = (value: string): WantedChange => ({
	layer: 'streets',
	featureId: 'street-2',
	op: 'set',
	field: 'name',
	value
});
const settle = async () => {
	for (let i = 0; i < 80; i++) await Promise.resolve();
};

async function open(server: FakePlanServer, local = new Map<string, string>()) {
	const editing = new Editing('small', server.ports(local));
	// As the plan document has it: without streets.
	editing.begin(features, server.revision);
	editing.follow();
	await editing.prepare();
	return { editing, name: () => editing.plan!.streets.get('street-2')?.properties['name'] };
}
const serve = () => new FakePlanServer({ ...features, streets });

describe('streets of a plan that is edited', () => {
	it('are there once they are asked for, and are changed like everything else', async () => {
		const server = serve();
		const { editing, name } = await open(server);
		expect(editing.plan!.streets.size).toBe(0);
		await editing.holdStreets();
		expect(editing.streets).toBe('held');
		expect(name()).toBe('东风路');
		expect(editing.change([rename('东风中路')])).toEqual([]);
		await settle();
		expect(server.plan.streets.get('street-2')!.properties['name']).toBe('东风中路');
		editing.undo();
		await settle();
		expect(name()).toBe('东风路');
		await editing.holdStreets();
		expect(server.streetReads).toBe(1);
	});

	it('are followed from the revision on that they were read at', async () => {
		const server = serve();
		const [mine, theirs] = [await open(server), await open(server)];
		await theirs.editing.holdStreets();
		theirs.editing.change([rename('甲路')]);
		await settle();
		await mine.editing.holdStreets();
		expect(mine.name()).toBe('甲路');
		theirs.editing.change([rename('乙路')]);
		await settle();
		expect(mine.name()).toBe('乙路');
	});

	it('come with what was missed before they were read', async () => {
		const server = serve();
		const [mine, theirs] = [await open(server), await open(server)];
		await theirs.editing.holdStreets();
		server.isTelling = false;
		theirs.editing.change([rename('甲路')]);
		await settle();
		await mine.editing.holdStreets();
		expect(mine.name()).toBe('甲路');
		expect(mine.editing.revision).toBe(server.revision);
	});

	it('stay when the plan is loaded anew, with what changed since, and are not read again', async () => {
		const server = serve();
		const { editing, name } = await open(server);
		await editing.holdStreets();
		editing.change([rename('甲路')]);
		await settle();
		editing.begin(features, server.revision);
		expect(editing.streets).toBe('held');
		expect(name()).toBe('甲路');
		editing.follow();
		editing.change([rename('乙路')]);
		await settle();
		expect(name()).toBe('乙路');
		expect(server.streetReads).toBe(1);
	});

	it('are read again where nobody knows what became of them', async () => {
		const server = serve();
		const [mine, theirs] = [await open(server), await open(server)];
		await mine.editing.holdStreets();
		await theirs.editing.holdStreets();
		server.isTelling = false;
		theirs.editing.change([rename('甲路')]);
		await settle();
		mine.editing.begin(features, server.revision);
		await settle();
		expect(mine.editing.streets).toBe('held');
		expect(mine.name()).toBe('甲路');
		expect(server.streetReads).toBe(3);
	});

	it('show what an earlier page could not send, once they are there', async () => {
		const server = serve();
		const local = new Map<string, string>();
		const first = await open(server, local);
		await first.editing.holdStreets();
		server.cut = 'before';
		first.editing.change([rename('甲路')]);
		await settle();
		first.editing.close();
		const again = await open(server, local);
		expect(again.name()).toBeUndefined();
		server.cut = null;
		await again.editing.holdStreets();
		expect(again.name()).toBe('甲路');
	});

	it('that were asked for before there was a plan come with it', async () => {
		const server = serve();
		const editing = new Editing('small', server.ports());
		await editing.holdStreets();
		expect(editing.streets).toBe('none');
		editing.begin(features, server.revision);
		await settle();
		expect(editing.streets).toBe('held');
		expect(editing.plan!.streets.size).toBe(streets.features.length);
	});

	it('cannot be edited where they are in the network alone, and nothing is lost when they do not come', async () => {
		const server = serve();
		server.isOfExtract = true;
		const extract = await open(server);
		await extract.editing.holdStreets();
		expect(extract.editing.streets).toBe('of-extract');
		server.isOfExtract = false;
		const { editing, name } = await open(server);
		server.cut = 'before';
		await editing.holdStreets();
		expect(editing.streets).toBe('none');
		expect(editing.fault).not.toBeNull();
		server.cut = null;
		await editing.holdStreets();
		expect(name()).toBe('东风路');
	});
});
