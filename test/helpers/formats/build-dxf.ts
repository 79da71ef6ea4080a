/** A group of a drawing. */
export type Group = readonly [code: number, value: string | number];

/** An object: its kind, its layer and its groups. */
export const entity = (type: string, layer: string, ...groups: Group[]): Group[] => [
	[0, type],
	[8, layer],
	...groups
];

interface BuiltDxf {
	version?: string;
	codePage?: string;
	comment?: string;
	/** Objects of a block that is nowhere inserted. */
	block?: Group[];
}

/** A drawing as a text. */
export function buildDxf(
	entities: readonly Group[][],
	{ version = 'AC1015', codePage = 'ANSI_936', comment, block = [] }: BuiltDxf = {}
): string {
	const groups: Group[] = [
		...(comment === undefined ? [] : [[999, comment] as Group]),
		[0, 'SECTION'],
		[2, 'HEADER'],
		[9, '$ACADVER'],
		[1, version],
		[9, '$DWGCODEPAGE'],
		[3, codePage],
		[0, 'ENDSEC'],
		[0, 'SECTION'],
		[2, 'BLOCKS'],
		[0, 'BLOCK'],
		[2, '井盖'],
		...block,
		[0, 'ENDBLK'],
		[0, 'ENDSEC'],
		[0, 'SECTION'],
		[2, 'ENTITIES'],
		...entities.flat(),
		[0, 'ENDSEC'],
		[0, 'EOF']
	];
	return groups.map(([code, value]) => `${String(code).padStart(3)}\r\n${value}\r\n`).join('');
}

/** A polyline of R14 and later. */
export const polyline = (
	layer: string,
	vertices: readonly (readonly [x: number, y: number, bulge?: number])[],
	{ isClosed = false, groups = [] as Group[] } = {}
): Group[] =>
	entity(
		'LWPOLYLINE',
		layer,
		[90, vertices.length],
		[70, isClosed ? 1 : 0],
		...groups,
		...vertices.flatMap(([x, y, bulge]): Group[] => [
			[10, x],
			[20, y],
			...(bulge === undefined ? [] : [[42, bulge] as Group])
		])
	);
