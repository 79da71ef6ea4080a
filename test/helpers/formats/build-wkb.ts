import type { Geometry, Position } from 'geojson';

const CODES: Record<Geometry['type'], number> = {
	Point: 1,
	LineString: 2,
	Polygon: 3,
	MultiPoint: 4,
	MultiLineString: 5,
	MultiPolygon: 6,
	GeometryCollection: 7
};

export interface WkbStyle {
	isLittle?: boolean;
	/** Numbers after x and y, and how the code says so: ISO by thousands, PostGIS by bits. */
	dimension?: 'z' | 'm' | 'zm' | '';
	isPostgis?: boolean;
}

/** A shape as well-known binary; Z and M are 7 and 8 everywhere. */
export function buildWkb(geometry: Geometry, style: WkbStyle = {}): Buffer {
	const { isLittle = true, dimension = '', isPostgis = false } = style;
	const more = { z: [7], m: [8], zm: [7, 8], '': [] }[dimension];
	const count = (number: number) => {
		const bytes = Buffer.alloc(4);
		if (isLittle) bytes.writeUInt32LE(number);
		else bytes.writeUInt32BE(number);
		return bytes;
	};
	const position = ([x, y]: Position) => {
		const numbers = [x!, y!, ...more];
		const bytes = Buffer.alloc(8 * numbers.length);
		for (const [i, number] of numbers.entries())
			if (isLittle) bytes.writeDoubleLE(number, 8 * i);
			else bytes.writeDoubleBE(number, 8 * i);
		return bytes;
	};
	const list = <T>(items: readonly T[], write: (item: T) => Buffer) =>
		Buffer.concat([count(items.length), ...items.map(write)]);
	const line = (positions: Position[]) => list(positions, position);
	const whole = (part: Geometry) => buildWkb(part, style);
	const body = (): Buffer => {
		switch (geometry.type) {
			case 'Point':
				return position(geometry.coordinates);
			case 'LineString':
				return line(geometry.coordinates);
			case 'Polygon':
				return list(geometry.coordinates, line);
			case 'MultiPoint':
				return list(geometry.coordinates, (coordinates) => whole({ type: 'Point', coordinates }));
			case 'MultiLineString':
				return list(geometry.coordinates, (coordinates) => whole({ type: 'LineString', coordinates }));
			case 'MultiPolygon':
				return list(geometry.coordinates, (coordinates) => whole({ type: 'Polygon', coordinates }));
			case 'GeometryCollection':
				return list(geometry.geometries, whole);
		}
	};
	const iso = { z: 1000, m: 2000, zm: 3000, '': 0 }[dimension];
	const bits = { z: 0x80000000, m: 0x40000000, zm: 0xc0000000, '': 0 }[dimension];
	const code = CODES[geometry.type] + (isPostgis ? bits : iso);
	return Buffer.concat([Buffer.from([isLittle ? 1 : 0]), count(code), body()]);
}

/** The same in a GeoPackage's envelope. */
export function buildGpb(wkb: Uint8Array, { flags = 1, envelope = 0 } = {}): Buffer {
	return Buffer.concat([Buffer.from([0x47, 0x50, 0, flags, 0, 0, 0, 0]), Buffer.alloc(envelope), wkb]);
}
