declare module 'jsts/org/locationtech/jts/io/GeoJSONReader.js' {
	export default class GeoJSONReader {
		read(geometry: unknown): object;
	}
}

declare module 'jsts/org/locationtech/jts/operation/valid/IsValidOp.js' {
	const IsValidOp: { isValid(geometry: object): boolean };
	export default IsValidOp;
}
