import type { IntakeAnswer, IntakeRequest } from '#lib/core/intake/intake-answer.ts';
import { askServer, readRefused } from './ask-server.ts';

/** What bringing a file in needs of its environment. */
export interface IntakePorts {
	/** Sends files and what is to be done with them. @throws ServerRefused, and what `fetch` throws */
	send: (files: readonly File[], request: IntakeRequest, signal: AbortSignal) => Promise<IntakeAnswer>;
	/** Takes a change set of one's own back. @throws ServerRefused, and what `fetch` throws */
	undo: (sent: { id: string; undo: string; author: string }) => Promise<unknown>;
	newId: () => string;
	/** Where the name of who edits is kept. */
	local: Pick<Storage, 'getItem' | 'setItem'>;
}

/** Requests of a page. */
export const sendIntake = (cityId: string): Pick<IntakePorts, 'send' | 'undo'> => ({
	send: async (files, request, signal) => {
		const form = new FormData();
		form.set('request', JSON.stringify(request));
		for (const file of files) form.append('file', file, file.name);
		const address = `/${cityId}/import`;
		const headers = { accept: 'application/json' };
		const response = await fetch(address, { method: 'POST', body: form, signal, headers });
		if (!response.ok) throw await readRefused(response, address);
		return response.json() as Promise<IntakeAnswer>;
	},
	undo: (sent) => askServer(`/${cityId}/changes`, 'POST', sent)
});
