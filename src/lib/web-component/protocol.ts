/**
 * Embedding a Lianpian map: the messages between a page and the map in its frame, and the element that speaks them.
 *
 * This file is served as `/lianpian-map.d.ts`. Both sides are checked against it. Every message is a plain object
 * with `type` and `version`; a side that does not know one of the two does nothing, and the map says so with
 * `lianpian:error`. Version 1 will keep its meaning: what changes it will be version 2.
 */
export type ProtocolVersion = 1;

/** What can be selected. */
export type SelectionKind = 'cluster' | 'centre' | 'community' | 'axis' | 'district';

interface Message<Type extends string> {
	type: `lianpian:${Type}`;
	version: ProtocolVersion;
}

/** Page → map: shows another view; the answer is `shown` or `error`. */
export interface ShowMessage extends Message<'show'> {
	/** Parameters as in the address of an embedded map: `minutes=10,20&layers=circle-inner,centres`. */
	query: string;
}

/** Page → map: selects something and goes there; both `null`: nothing. The answer is `selected` or `error`. */
export interface SelectMessage extends Message<'select'> {
	kind: SelectionKind | null;
	id: string | null;
}

export type MessageToMap = ShowMessage | SelectMessage;

/** Map → page: the map is ready and accepts messages. */
export interface ReadyMessage extends Message<'ready'> {
	/** Id of the city. */
	city: string;
	/** What the map shows, for the frame's title. */
	title: string;
	/** ISO date that the data are true for. */
	asOf: string;
	/** Whether any of the data is illustrative. */
	isIllustrative: boolean;
}

/** Map → page: the height it would like at its width, CSS pixels; on load and whenever it changes. */
export interface SizeMessage extends Message<'size'> {
	widthPx: number;
	heightPx: number;
}

/** Map → page: the requested view is shown. */
export interface ShownMessage extends Message<'shown'> {
	query: string;
	/** Names of unknown parameters. */
	ignored: string[];
}

/** Map → page: something was clicked, or a `select` was carried out; all `null`: nothing is selected now. */
export interface SelectedMessage extends Message<'selected'> {
	kind: SelectionKind | null;
	id: string | null;
	name: string | null;
}

/** Map → page: a message could not be followed. */
export interface ErrorMessage extends Message<'error'> {
	/** Type of the message it answers; '' where it had none. */
	replyTo: string;
	/** One line: what was wrong and what would be right. */
	message: string;
}

export type MessageFromMap = ReadyMessage | SizeMessage | ShownMessage | SelectedMessage | ErrorMessage;

/**
 * `<lianpian-map city="baoding" layers="circle-inner,centres" minutes="15,30" lang="zh">`
 *
 * Attributes: `server` (address of the Lianpian server; else where the script came from), `city`, `query` (any
 * parameters, as written in an address), one for each parameter (`layers`, `minutes`, `select`, `district`, `view`,
 * `speed`, `whatif`, `known`, `asof`, `lang`, `theme`, `legend`, `controls`, `static`), `height` (CSS length or pixels; else
 * the height that the map asks for) and `label` (title of the frame).
 */
export interface LianpianMapElement extends HTMLElement {
	/** Shows another view, at once or as soon as the map is ready. */
	show(query: string | URLSearchParams | Record<string, string>): void;
	/** Selects something and goes there; without arguments nothing is selected. */
	select(kind?: SelectionKind | null, id?: string | null): void;
	addEventListener<Type extends keyof LianpianMapEvents>(
		type: Type,
		listener: (this: LianpianMapElement, event: LianpianMapEvents[Type]) => unknown,
		options?: boolean | AddEventListenerOptions
	): void;
	addEventListener(
		type: string,
		listener: EventListenerOrEventListenerObject,
		options?: boolean | AddEventListenerOptions
	): void;
}

export interface LianpianMapEvents {
	'lianpian-ready': CustomEvent<ReadyMessage>;
	'lianpian-shown': CustomEvent<ShownMessage>;
	'lianpian-select': CustomEvent<SelectedMessage>;
	'lianpian-error': CustomEvent<ErrorMessage>;
}

declare global {
	interface HTMLElementTagNameMap {
		'lianpian-map': LianpianMapElement;
	}
}
