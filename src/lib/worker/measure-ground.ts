/** What a question about ground needs, in one file fetched with the first such question. */
export { buildGroundLand } from '#lib/core/ground/build-ground-land.ts';
export { measureGroundInSteps } from '#lib/core/ground/measure-ground.ts';
