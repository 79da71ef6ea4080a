import { ServerRefused } from '#lib/state/ask-server.ts';
import type { CitiesPorts } from '#lib/state/cities/cities.svelte.ts';
import type { Refusal } from '#lib/refusals/types.ts';

/** Sends a form to `/cities`, or where it is said; `fetch` could not tell how much is sent. */
export const sendForm: CitiesPorts['sendForm'] = (form, { onShare, signal, to = '/cities' }) =>
	new Promise((resolve, reject) => {
		const request = new XMLHttpRequest();
		request.open('POST', to);
		request.setRequestHeader('accept', 'application/json');
		request.responseType = 'json';
		request.upload.onprogress = ({ loaded, total, lengthComputable }) => {
			if (lengthComputable) onShare(loaded / total);
		};
		request.onload = () => {
			if (request.status < 300) return resolve(request.response);
			const { code, parameters, detail } = (request.response ?? {}) as Record<string, unknown>;
			const refusal = typeof code === 'string' && parameters ? ({ code, parameters } as Refusal) : null;
			reject(new ServerRefused(String(detail ?? `HTTP ${request.status}`), request.status, refusal));
		};
		request.onerror = () => reject(new TypeError('Failed to fetch'));
		signal.addEventListener('abort', () => {
			request.abort();
			reject(signal.reason as Error);
		});
		request.send(form);
	});
