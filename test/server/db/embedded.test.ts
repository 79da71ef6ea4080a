import { describe } from 'vitest';
import { describeContract } from './contract.ts';
import { openTestDb } from './open-test-db.ts';

describe('embedded database', () => describeContract(openTestDb));
