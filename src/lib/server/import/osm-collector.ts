import type { LngLat } from '#lib/core/geometry/types.ts';
import { NodeStore } from './node-store.ts';
import { type OsmMember, type OsmSink, type OsmTags, NO_TAGS } from './osm-elements.ts';
import { findLanduseKind, findLandmarkKind, findLineKind, nameOf } from './osm-kinds.ts';
import { PositionCheck } from './position-check.ts';
import { Tally } from './tally.ts';

export interface CollectedWay {
	refs: number[];
	/** Empty for a way kept only as part of an area. */
	tags: OsmTags;
}

export interface CollectedRelation {
	members: OsmMember[];
	tags: OsmTags;
}

/**
 * Keeps what is needed of an OpenStreetMap file, whatever the order of its elements. Of elements with the same
 * id the last counts.
 */
export class OsmCollector implements OsmSink {
	readonly nodes = new NodeStore();
	readonly ways = new Map<number, CollectedWay>();
	/** Multipolygons the basemap fills. */
	readonly areas = new Map<number, CollectedRelation>();
	/** Named points. */
	readonly landmarks = new Map<number, { lngLat: LngLat; tags: OsmTags }>();
	readonly repaired = new Tally();
	readonly #check: PositionCheck;

	constructor(file: string) {
		this.#check = new PositionCheck(file);
	}

	node(id: number, lng: number, lat: number, tags: OsmTags): void {
		this.#check.add(lng, lat, `node ${id}`);
		this.nodes.add(id, lng, lat);
		if (tags === NO_TAGS) return;
		if (nameOf(tags) !== '' && findLandmarkKind(tags)) this.landmarks.set(id, { lngLat: [lng, lat], tags });
		else this.landmarks.delete(id);
	}

	way(id: number, refs: number[], tags: OsmTags): void {
		if (this.ways.has(id)) this.repaired.add('way given more than once: the last one kept', `way ${id}`);
		const isWanted =
			tags.highway !== undefined ||
			findLineKind(tags) !== undefined ||
			findLanduseKind(tags) !== undefined ||
			findLandmarkKind(tags) !== undefined;
		this.ways.set(id, { refs, tags: isWanted ? tags : NO_TAGS });
	}

	relation(id: number, members: OsmMember[], tags: OsmTags): void {
		if (tags.type === 'multipolygon' && findLanduseKind(tags)) this.areas.set(id, { members, tags });
	}

	/** To be called once, after the last element. @throws InputError if the positions are not degrees */
	finish(): void {
		this.#check.finish();
		for (const id of this.nodes.finish())
			this.repaired.add('node given more than once: the last one kept', `node ${id}`);
	}
}
