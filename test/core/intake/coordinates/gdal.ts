import { execFileSync, spawnSync } from 'node:child_process';

/** Whether GDAL's programs are there, by which positions are checked independently. */
export const hasGdal = spawnSync('gdaltransform', ['--version']).status === 0;

/** Positions by PROJ, through gdaltransform. Systems as GDAL takes them. */
export function transformByGdal(
	from: string,
	to: string,
	positions: readonly (readonly number[])[]
): [number, number][] {
	const output = execFileSync('gdaltransform', ['-s_srs', from, '-t_srs', to, '-output_xy'], {
		input: positions.map(([x, y]) => `${x} ${y}`).join('\n') + '\n',
		encoding: 'utf8'
	});
	return output
		.trim()
		.split('\n')
		.map((line) => {
			const [x, y] = line.split(' ').map(Number);
			return [x!, y!];
		});
}

/** A system's definition as GDAL writes it: `wkt1`, `wkt_esri`, `wkt2`. */
export const wktByGdal = (crs: string, form: 'wkt1' | 'wkt_esri' | 'wkt2'): string =>
	execFileSync('gdalsrsinfo', ['-o', form, '--single-line', crs], { encoding: 'utf8' }).trim();
