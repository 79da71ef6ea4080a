import type { Geometry, Position } from 'geojson';
import type { FileShape } from './list-shapes.ts';

/** From degrees to pixels of the map. */
export type Project = (lngLat: Position) => { x: number; y: number };

const POINT_PX = 5;

/**
 * Draws shapes of a file over the map: areas and lines as outlines, points as dots; doubtful ones are dashed, those
 * that the plan has already are thin.
 *
 * @param color CSS colour
 * @param pickedRow drawn thicker; `null`: none
 */
export function drawShapes(
	pen: CanvasRenderingContext2D,
	shapes: readonly FileShape[],
	{ project, color, pickedRow }: { project: Project; color: string; pickedRow: number | null }
): void {
	pen.strokeStyle = color;
	pen.fillStyle = color;
	for (const { row, geometry, state } of shapes) {
		pen.lineWidth = row === pickedRow ? 4 : state === 'same' ? 1 : 2;
		pen.setLineDash(state === 'doubtful' ? [5, 4] : []);
		drawGeometry(pen, geometry, project, row === pickedRow ? POINT_PX + 3 : POINT_PX);
	}
}

function drawGeometry(
	pen: CanvasRenderingContext2D,
	geometry: Geometry,
	project: Project,
	pointPx: number
): void {
	const area = (rings: Position[][]) => {
		trace(pen, rings, project);
		pen.globalAlpha = 0.18;
		pen.fill('evenodd');
		pen.globalAlpha = 1;
		pen.stroke();
	};
	const line = (positions: Position[]) => {
		trace(pen, [positions], project);
		pen.stroke();
	};
	const dot = (position: Position) => {
		const { x, y } = project(position);
		pen.beginPath();
		pen.arc(x, y, pointPx, 0, 2 * Math.PI);
		pen.globalAlpha = 0.35;
		pen.fill();
		pen.globalAlpha = 1;
		pen.stroke();
	};
	switch (geometry.type) {
		case 'Point':
			return dot(geometry.coordinates);
		case 'MultiPoint':
			for (const position of geometry.coordinates) dot(position);
			return;
		case 'LineString':
			return line(geometry.coordinates);
		case 'MultiLineString':
			for (const positions of geometry.coordinates) line(positions);
			return;
		case 'Polygon':
			return area(geometry.coordinates);
		case 'MultiPolygon':
			for (const rings of geometry.coordinates) area(rings);
			return;
		case 'GeometryCollection':
			for (const part of geometry.geometries) drawGeometry(pen, part, project, pointPx);
	}
}

function trace(pen: CanvasRenderingContext2D, paths: Position[][], project: Project): void {
	pen.beginPath();
	for (const path of paths)
		for (const [i, position] of path.entries()) {
			const { x, y } = project(position);
			if (i === 0) pen.moveTo(x, y);
			else pen.lineTo(x, y);
		}
}
