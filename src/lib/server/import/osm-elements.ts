export type OsmTags = Readonly<Record<string, string>>;

export interface OsmMember {
	type: 'node' | 'way' | 'relation';
	ref: number;
	role: string;
}

/** One version of an element, as files with history, deletions or edits have several. */
export interface OsmVersion {
	type: 'node' | 'way' | 'relation';
	id: number;
	/** undefined where the file does not count versions. */
	version: number | undefined;
	isDeleted: boolean;
}

/** Takes the elements of an OpenStreetMap file as they come, in any order. */
export interface OsmSink {
	/** Called first if a file may hold several versions: whether this one is to be passed on. */
	admit(version: OsmVersion): boolean;
	node(id: number, lng: number, lat: number, tags: OsmTags): void;
	/** Where a node lies, as a way of the file says; the node itself, where the file has it, goes before. */
	position(nodeId: number, lng: number, lat: number): void;
	way(id: number, refs: number[], tags: OsmTags): void;
	/** A way as a relation shows it; the way itself, where the file has it, goes before. */
	memberWay(id: number, refs: number[]): void;
	relation(id: number, members: OsmMember[], tags: OsmTags): void;
}

export const NO_TAGS: OsmTags = {};
