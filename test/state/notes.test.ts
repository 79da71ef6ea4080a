import { flushSync } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { editKey } from '#lib/state/notes/notes.svelte.ts';
import { openDrawn } from './drawn-workbench.ts';

let opened: ReturnType<typeof openDrawn>[] = [];
afterEach(() => {
	for (const { close } of opened) close();
	opened = [];
});

async function settle() {
	for (let i = 0; i < 20; i++) {
		flushSync();
		await new Promise((resolve) => setImmediate(resolve));
	}
	flushSync();
}

async function begin(author = '王工', options: Parameters<typeof openDrawn>[0] = {}) {
	const desk = openDrawn(options);
	opened.push(desk);
	await settle();
	desk.workbench.editing.sign(author);
	return { ...desk, notes: desk.workbench.notes };
}

const AT: [number, number] = [115.5, 38.9];

describe('notes of a workbench', () => {
	it('are written, answered, settled and removed, and no figure is computed for them', async () => {
		const { notes, workbench, server } = await begin();
		const { document } = workbench.plan;
		notes.begin(AT, 'communities/k1');
		notes.written[''] = '东门常锁';
		expect(await notes.write('东门常锁')).toBe(true);
		await settle();
		const [thread] = notes.threads;
		expect(thread).toMatchObject({ text: '东门常锁', author: '王工', about: 'communities/k1', lngLat: AT });
		expect(notes.open).toEqual({ kind: 'thread', id: thread!.id });
		expect(notes.written).toEqual({});
		expect(notes.query).toBe(`note=${thread!.id}`);
		expect(server.plan.notes.size).toBe(1);
		await notes.reply(thread!, '已核对');
		await notes.settle(thread!.id, true);
		await settle();
		expect(workbench.plan.meta.asOf).toBe('2024-05-06');
		expect(notes.threads[0]).toMatchObject({
			resolved: true,
			replies: [{ text: '已核对', replyTo: thread!.id }]
		});
		notes.close();
		expect(notes.pins).toEqual([]);
		notes.showsResolved = true;
		flushSync();
		expect(notes.pins).toHaveLength(1);
		expect(workbench.plan.document).toBe(document);
		notes.show(notes.threads[0]!.replies[0]!.id);
		expect(notes.open).toEqual({ kind: 'thread', id: thread!.id });
		await notes.remove(thread!.id);
		await settle();
		expect(server.plan.notes.size).toBe(0);
		expect(notes.open).toBe(null);
	});

	it('of another cannot be changed, and why is told', async () => {
		const { notes, workbench } = await begin();
		notes.begin(AT);
		await notes.write('一');
		workbench.editing.sign('李工');
		const { id } = notes.threads[0]!;
		expect(await notes.rewrite(id, '二')).toBe(false);
		expect(notes.problems).toMatchObject([{ code: 'not-own-note' }]);
		expect(await notes.remove(id)).toBe(false);
		expect(await notes.settle(id, true)).toBe(true);
		expect(notes.threads[0]).toMatchObject({ text: '一', resolved: true });
	});

	it('come back into their field where the server refuses them', async () => {
		const { notes, server, workbench } = await begin();
		notes.begin(AT);
		await notes.write('一');
		await settle();
		const thread = notes.threads[0]!;
		server.isTelling = false;
		server.submit({
			id: 'theirs',
			base: server.revision,
			knows: [],
			author: '王工',
			reason: '',
			source: 'edit',
			changes: [{ layer: 'notes', featureId: thread.id, op: 'remove' }]
		});
		await notes.reply(thread, '二');
		expect(notes.written[thread.id]).toBeUndefined();
		await settle();
		expect(workbench.editing.fault).not.toBe(null);
		const { refused } = workbench.editing;
		expect(refused.list).toHaveLength(1);
		notes.takeBack();
		expect(notes.written[thread.id]).toBe('二');
		// It is there once.
		expect(refused.list).toEqual([]);
		// What is being written there is not overwritten.
		notes.written[thread.id] = '三';
		server.isRefusing = true;
		await notes.reply(thread, '四');
		notes.written[thread.id] = '五';
		await settle();
		notes.takeBack();
		expect([notes.written[thread.id], refused.list.length]).toEqual(['五', 1]);
	});

	it('come back to their place where a new one is refused; those that were taken or deleted do not', async () => {
		const { notes, server, workbench } = await begin();
		notes.begin(AT);
		await notes.write('一');
		await settle();
		await notes.remove(notes.threads[0]!.id);
		await settle();
		server.isRefusing = true;
		workbench.editing.change([
			{ layer: 'communities', featureId: 'k1', op: 'set', field: 'note', value: '二' }
		]);
		await settle();
		notes.takeBack();
		expect([notes.written, workbench.editing.refused.list.length]).toEqual([{}, 1]);
		notes.begin(AT, 'communities/k1');
		await notes.write('三');
		await settle();
		notes.takeBack();
		expect(notes.written).toEqual({ '': '三' });
		expect(notes.open).toEqual({ kind: 'new', lngLat: AT, about: 'communities/k1' });
		expect(workbench.editing.refused.list).toHaveLength(1);
	});

	it('keep a changed text that is not sent until it is, whatever is opened', async () => {
		const { notes } = await begin();
		notes.begin(AT);
		await notes.write('一');
		const { id } = notes.threads[0]!;
		notes.written[editKey(id)] = '二';
		notes.leave();
		notes.show(id);
		expect(notes.written).toEqual({ [editKey(id)]: '二' });
		await notes.rewrite(id, '二');
		expect([notes.threads[0]!.text, notes.written]).toEqual(['二', {}]);
	});

	it('are opened by a link, and read only where an earlier plan is shown', async () => {
		const { notes } = await begin('王工', { moment: { known: 1 } });
		notes.begin(AT);
		notes.place();
		expect([notes.open, notes.isPlacing, notes.isReadOnly]).toEqual([null, false, true]);
	});

	it('are put away by Escape one by one: the place, then what is open', async () => {
		const { notes, workbench } = await begin();
		notes.list();
		notes.place();
		expect([notes.open, notes.isPlacing]).toEqual([null, true]);
		expect(workbench.stepBack()).toBe(true);
		expect(notes.isPlacing).toBe(false);
		notes.begin(AT);
		notes.leave();
		expect(notes.open).toMatchObject({ kind: 'new' });
		expect(workbench.stepBack()).toBe(true);
		expect(notes.open).toBe(null);
	});
});
