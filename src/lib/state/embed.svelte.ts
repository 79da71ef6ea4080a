import type { EmbedDocument, EmbedHead, EmbedPlace, EmbedScene } from '#lib/carto/embed/embed-document.ts';
import type { Bbox } from '#lib/core/geometry/types.ts';
import type { Selection } from '#lib/carto/view-query.ts';
import { readRefused } from './ask-server.ts';
import type { Fault } from './fault.ts';

/** A map that is only looked at: the server says what it shows, and nothing of it is written anywhere. */
export class EmbeddedMap {
	head = $state.raw<EmbedHead>() as EmbedHead;
	/** `null` before it has come. */
	scene = $state.raw<EmbedScene | null>(null);
	selection = $state.raw<Selection | null>(null);
	hovered = $state.raw<Selection | null>(null);
	/** Why there is no map; `null` while all is well. */
	fault = $state.raw<Fault | null>(null);
	/** Area to move the map to; `null` if none is requested. A new object for each request. */
	toShow = $state.raw<{ bbox: Bbox } | null>(null);
	#loading: AbortController | undefined;

	constructor(head: EmbedHead) {
		this.head = head;
		this.selection = head.selection;
	}

	/** What the page around is told about the selection; `null` if nothing is selected, or a spot of the map. */
	readonly selected: EmbedPlace | null = $derived(this.placeOf(this.selection));

	placeOf(of: Selection | null): EmbedPlace | null {
		return (of && this.scene?.places[`${of.kind}:${of.id}`]) ?? null;
	}

	/**
	 * Shows a view; one that is still on its way is given up.
	 *
	 * @returns names of unknown parameters; `null` if another view was requested meanwhile
	 * @throws ServerRefused if the server refuses the parameters, and what `fetch` throws; the view is then unchanged
	 */
	async show(query: string): Promise<string[] | null> {
		this.#loading?.abort();
		const loading = (this.#loading = new AbortController());
		try {
			const response = await fetch(`/embed/${this.head.meta.id}/scene.json?${query}`, loading);
			if (!response.ok) throw await readRefused(response, 'scene.json');
			const { scene, ...head } = (await response.json()) as EmbedDocument;
			this.head = head;
			this.scene = scene;
			this.selection = head.selection;
			this.fault = null;
			return (response.headers.get('x-ignored-parameters') ?? '').split(', ').filter((name) => name !== '');
		} catch (error) {
			if (loading.signal.aborted) return null;
			throw error;
		}
	}

	/**
	 * @param isOnMap picked on the map itself, which is then where it is
	 * @returns whether the plan has it
	 */
	select(selection: Selection | null, { isOnMap = false } = {}): boolean {
		const place = this.placeOf(selection);
		if (selection && !place) return false;
		this.selection = selection;
		if (place && !isOnMap) this.toShow = { bbox: place.extent };
		return true;
	}
}
