import { SELECTION_KINDS } from '#lib/carto/view-query.ts';
import type {
	ErrorMessage,
	MessageFromMap,
	MessageToMap,
	SelectionKind
} from '#lib/web-component/protocol.ts';

const VERSION = 1;
/** Kinds that a page may select: a spot of the map is none of them. */
const KINDS = SELECTION_KINDS.filter((kind): kind is SelectionKind => kind !== 'place');

type Unversioned<Message> = Message extends { version: number } ? Omit<Message, 'version'> : never;

/**
 * Reads what the embedding page says.
 *
 * @returns the message; what to answer where it cannot be followed; `null` where it is not for the map at all, as
 *   other scripts' messages are
 */
export function readMessage(data: unknown): MessageToMap | Unversioned<ErrorMessage> | null {
	const { type, version, query, kind, id } = (data ?? {}) as Record<string, unknown>;
	if (typeof type !== 'string' || !type.startsWith('lianpian:')) return null;
	const refuse = (message: string) => ({ type: 'lianpian:error' as const, replyTo: type, message });
	if (version !== VERSION)
		return refuse(`version ${String(version)} is not known here; send version ${VERSION}`);
	switch (type) {
		case 'lianpian:show':
			return typeof query === 'string'
				? { type, version, query }
				: refuse('query is missing; send the parameters as text, as "minutes=15,30"');
		case 'lianpian:select': {
			if (kind === null && id === null) return { type, version, kind, id };
			const known = KINDS.find((each) => each === kind);
			return known && typeof id === 'string'
				? { type, version, kind: known, id }
				: refuse(`kind takes ${KINDS.join(', ')}, and id the id of one; both null select nothing`);
		}
		default:
			return refuse('there is no such message; send lianpian:show or lianpian:select');
	}
}

/** The line to the page that a map is embedded in. Of other windows it takes nothing. */
export class ParentLine {
	readonly #own: Window;
	readonly #take: (message: MessageToMap) => void;

	/** @param own the map's window; if it is not in a frame, no message is sent or read */
	constructor(own: Window, take: (message: MessageToMap) => void) {
		this.#own = own;
		this.#take = take;
		own.addEventListener('message', this.#onMessage);
	}

	/** Anybody may read it: it says what the map shows, and who may frame the map is the administrator's choice. */
	send(message: Unversioned<MessageFromMap>) {
		if (this.#own.parent !== this.#own) this.#own.parent.postMessage({ ...message, version: VERSION }, '*');
	}

	close() {
		this.#own.removeEventListener('message', this.#onMessage);
	}

	readonly #onMessage = ({ source, data }: MessageEvent) => {
		if (source !== this.#own.parent || source === this.#own) return;
		const message = readMessage(data);
		if (message === null) return;
		if (message.type === 'lianpian:error') this.send(message);
		else this.#take(message);
	};
}
