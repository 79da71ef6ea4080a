import { EditError } from '#lib/core/what-if/types.ts';
import { Engine, type Tell } from './engine.ts';
import type { Asked, FromWorker, ToWorker } from './messages.ts';
import type { EngineWork, Stage } from './protocol.ts';

/** The page's end of the channel, typed. */
const post = (message: FromWorker<EngineWork, Stage>) => self.postMessage(message);

let engine: Engine | undefined;
const cancelled = new Set<number>();

class Cancelled extends Error {}

self.addEventListener('message', ({ data }: MessageEvent<ToWorker<EngineWork>>) => {
	if ('cancel' in data) cancelled.add(data.id);
	else void answer(data);
});

async function answer(message: Asked<EngineWork>) {
	const { id } = message;
	try {
		post({ id, gives: await perform(message, tellOf(id)) });
	} catch (error) {
		if (!(error instanceof Cancelled))
			post({
				id,
				error: error instanceof Error ? error.message : String(error),
				isRefused: error instanceof EditError
			});
	} finally {
		cancelled.delete(id);
	}
}

/** Between two steps the worker looks into its mailbox, so that a cancel is heard while the work runs. */
const tellOf =
	(id: number): Tell =>
	async (stage, share) => {
		post({ id, stage, share });
		await new Promise((resolve) => setTimeout(resolve, 0));
		if (cancelled.has(id)) throw new Cancelled();
	};

async function perform(
	message: Asked<EngineWork>,
	tell: Tell
): Promise<EngineWork[keyof EngineWork]['gives']> {
	if (message.work === 'load') {
		const { networkFile, places } = message.takes;
		engine = await Engine.load(new Uint8Array(networkFile), places, tell);
		return engine.describe();
	}
	if (!engine) throw new Error('The plan has not been loaded.');
	switch (message.work) {
		case 'lifeCircles':
			return engine.lifeCircles(message.takes, tell);
		case 'measure':
			return engine.measure(message.takes, tell);
		case 'edit':
			return engine.edit(message.takes.edits);
		case 'serviceAreas':
			return engine.serviceAreas(message.takes, tell);
		case 'explain':
			return engine.explain(message.takes.asked, message.takes.limitM);
		case 'findOpenings':
			return engine.findOpenings(message.takes, tell);
	}
}
