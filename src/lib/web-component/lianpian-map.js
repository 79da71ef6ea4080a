/**
 * <lianpian-map>: a Lianpian map on any page. It needs nothing else and asks nobody but its server.
 * Attributes, methods, events and messages: lianpian-map.d.ts beside this file.
 *
 * @import { MessageFromMap, MessageToMap, SelectionKind } from './protocol.ts'
 */
const VERSION = 1;
const PARAMETERS = ['view', 'layers', 'minutes', 'speed', 'select', 'district', 'whatif'].concat([
	'known',
	'asof',
	'lang',
	'theme',
	'legend',
	'controls',
	'static'
]);
/** Another frame is needed for these; everything else the map changes in place. */
const OWN_FRAME = new Set(['server', 'city', 'static', 'known']);
const STYLE = `:host{display:block;position:relative;min-width:0}
iframe{display:block;width:100%;height:100%;min-height:240px;border:0;color-scheme:normal}`;

class LianpianMap extends HTMLElement {
	static observedAttributes = [...PARAMETERS, 'server', 'city', 'query', 'height', 'label'];

	#frame = document.createElement('iframe');
	/** @type {MessageToMap[]} what waits for the map to stand */
	#waiting = [];
	#isReady = false;
	#isQueued = false;
	#address = '';

	constructor() {
		super();
		const style = document.createElement('style');
		style.textContent = STYLE;
		this.#frame.allow = 'fullscreen';
		this.#frame.loading = 'lazy';
		this.attachShadow({ mode: 'open' }).append(style, this.#frame);
	}

	connectedCallback() {
		addEventListener('message', this.#onMessage);
		this.#load();
	}

	disconnectedCallback() {
		removeEventListener('message', this.#onMessage);
		this.#isReady = false;
		this.#address = '';
	}

	/** @param {string} name @param {string | null} before @param {string | null} now */
	attributeChangedCallback(name, before, now) {
		if (!this.isConnected || before === now) return;
		if (name === 'height' || name === 'label') this.#dress();
		else if (OWN_FRAME.has(name) || !this.#isReady) this.#load();
		else if (!this.#isQueued) {
			// Several attributes set in one go are one change.
			this.#isQueued = true;
			queueMicrotask(() => {
				this.#isQueued = false;
				this.show(this.#query());
			});
		}
	}

	/** @param {string | URLSearchParams | Record<string, string>} query */
	show(query) {
		this.#send({ type: 'lianpian:show', version: VERSION, query: new URLSearchParams(query).toString() });
	}

	/** @param {SelectionKind | null} [kind] @param {string | null} [id] */
	select(kind = null, id = null) {
		this.#send({ type: 'lianpian:select', version: VERSION, kind, id });
	}

	get #server() {
		return new URL(this.getAttribute('server') ?? new URL(import.meta.url).origin, document.baseURI);
	}

	#query() {
		const query = new URLSearchParams(this.getAttribute('query') ?? '');
		for (const name of PARAMETERS) {
			const value = this.getAttribute(name);
			if (value !== null) query.set(name, value);
		}
		return query;
	}

	#load() {
		const city = encodeURIComponent(this.getAttribute('city') ?? 'baoding');
		const query = this.#query().toString();
		const address = new URL(`/embed/${city}${query && `?${query}`}`, this.#server).href;
		this.#dress();
		if (address === this.#address) return;
		this.#address = address;
		this.#isReady = false;
		this.#frame.src = address;
	}

	#dress() {
		const height = this.getAttribute('height');
		const isPixels = height !== null && /^\d+$/.test(height);
		this.style.height = isPixels ? `${height}px` : (height ?? this.style.height);
		// A static map has no script to ask for its height.
		this.#frame.style.aspectRatio = height === null && this.getAttribute('static') === '1' ? '16 / 11' : '';
		const isEnglish = this.#query().get('lang') === 'en';
		this.#frame.title = this.getAttribute('label') ?? (isEnglish ? 'Lianpian map' : '连片规划地图');
	}

	/** @param {MessageToMap} message */
	#send(message) {
		if (this.#isReady) this.#frame.contentWindow?.postMessage(message, this.#server.origin);
		else this.#waiting.push(message);
	}

	/** @param {MessageEvent} event */
	#onMessage = ({ source, origin, data }) => {
		if (source !== this.#frame.contentWindow || origin !== this.#server.origin) return;
		if (data?.version === VERSION) this.#take(/** @type {MessageFromMap} */ (data));
	};

	/** @param {MessageFromMap} message */
	#take(message) {
		switch (message.type) {
			case 'lianpian:size':
				if (!this.hasAttribute('height')) this.style.height = `${message.heightPx}px`;
				break;
			case 'lianpian:ready':
				this.#isReady = true;
				if (!this.hasAttribute('label')) this.#frame.title = message.title;
				this.#tell('ready', message);
				for (const each of this.#waiting.splice(0)) this.#send(each);
				break;
			case 'lianpian:shown':
				this.#tell('shown', message);
				break;
			case 'lianpian:selected':
				this.#tell('select', message);
				break;
			case 'lianpian:error':
				this.#tell('error', message);
		}
	}

	/** @param {string} name @param {MessageFromMap} detail */
	#tell(name, detail) {
		this.dispatchEvent(new CustomEvent(`lianpian-${name}`, { detail, bubbles: true, composed: true }));
	}
}

if (!customElements.get('lianpian-map')) customElements.define('lianpian-map', LianpianMap);
