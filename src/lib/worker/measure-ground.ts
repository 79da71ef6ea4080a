/** What questions about ground need, in one file fetched with the first such question. */
export { compareCircles } from '#lib/core/ground/compare-circles.ts';
export { buildGroundLand } from '#lib/core/ground/build-ground-land.ts';
export { measureGroundInSteps } from '#lib/core/ground/measure-ground.ts';
