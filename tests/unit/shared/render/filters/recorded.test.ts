import { describeRecordings } from '../liquid/describe-recordings.ts';

describeRecordings('filters');
