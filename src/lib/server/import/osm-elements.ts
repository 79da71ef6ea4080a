export type OsmTags = Readonly<Record<string, string>>;

export interface OsmMember {
	type: 'node' | 'way' | 'relation';
	ref: number;
	role: string;
}

/** Takes the elements of an OpenStreetMap file as they come, in any order. */
export interface OsmSink {
	node(id: number, lng: number, lat: number, tags: OsmTags): void;
	way(id: number, refs: number[], tags: OsmTags): void;
	relation(id: number, members: OsmMember[], tags: OsmTags): void;
}

export const NO_TAGS: OsmTags = {};
