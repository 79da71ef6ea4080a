// What needs the overlay of areas, in one piece for whoever loads it late.
export { buildGroundLand } from './build-ground-land.ts';
export { measureGroundInSteps } from './measure-ground.ts';
