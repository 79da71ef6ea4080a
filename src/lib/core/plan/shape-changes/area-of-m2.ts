import { measureShape } from '../../shaping/measure-shape.ts';
import type { Shape } from '../../shaping/types.ts';

/** Ground of a shape in square metres; 0 of lines and points. */
export const areaOfM2 = (shape: Shape): number => measureShape(shape).areaM2;
