import type { Geometry, Position } from 'geojson';

/** Every position of a geometry, in order. */
export function* positionsOf(geometry: Geometry): Generator<Position> {
	if (geometry.type === 'GeometryCollection') {
		for (const part of geometry.geometries) yield* positionsOf(part);
		return;
	}
	const todo: unknown[][] = [geometry.coordinates as unknown[]];
	for (let list = todo.pop(); list; list = todo.pop())
		if (typeof list[0] === 'number') yield list as Position;
		else for (let i = list.length - 1; i >= 0; i--) todo.push(list[i] as unknown[]);
}
