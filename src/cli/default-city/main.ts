import { writeDefaultCity } from './write-default-city.ts';

writeDefaultCity();
