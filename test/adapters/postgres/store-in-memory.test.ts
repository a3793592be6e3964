import { describeStore } from '../../contract/store-contract.ts';
import { openTestStore } from '../../fakes/open-test-store.ts';

describeStore('the store in memory', false, openTestStore);
